import type { Life } from '../../recording/lifeOf.ts';
import { formatMs } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Waterfall.module.css';
import { phaseTotals } from './waterfall.ts';

/** The legend of the bars, which at the same time says how long each took in all. */
export function PhaseTotals({ life }: { readonly life: Life }) {
  const t = useTexts('inspector');
  return (
    <ul className={styles.totals}>
      {phaseTotals(life).map(({ kind, ms }) => (
        <li key={kind}>
          <span className={`${styles.swatch ?? ''} ${styles[kind] ?? ''}`} aria-hidden="true" />
          <span>{t(`phase_${kind}`)}</span>
          <b>{formatMs(ms)}</b>
        </li>
      ))}
    </ul>
  );
}
