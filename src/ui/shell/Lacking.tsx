import { useTexts } from '../texts/useTexts.ts';
import styles from './Lacking.module.css';
import { Mark } from './Mark.tsx';
import type { Feature } from './missingFeatures.ts';

interface LackingProps {
  readonly features: readonly Feature[];
}

/** Instead of the page, in a browser that cannot show it. */
export function Lacking({ features }: LackingProps) {
  const t = useTexts('lacking');
  const names = features.map((feature) => t(feature)).join(', ');
  return (
    <main className={styles.lacking}>
      <Mark />
      <p>{t('lacking', { features: names })}</p>
      <p>{t('lackingAdvice')}</p>
    </main>
  );
}
