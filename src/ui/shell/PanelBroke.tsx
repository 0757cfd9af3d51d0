import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './PanelBoundary.module.css';
import { RunLink } from './RunLink.tsx';

interface PanelBrokeProps {
  readonly sentence: string;
  readonly onAgain: () => void;
}

export function PanelBroke({ sentence, onAgain }: PanelBrokeProps) {
  const t = useTexts('shell');
  const scenario = useSluice((state) => state.scenario);
  return (
    <div className={styles.broke} role="alert">
      <p>{t('panelBroke', { sentence })}</p>
      <RunLink scenario={scenario} />
      <Button onClick={onAgain}>{t('panelAgain')}</Button>
    </div>
  );
}
