import { unreachable } from '../../lib/assert.ts';
import type { Recovery } from '../../recording/recoveryOf.ts';
import { formatMs } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Cell } from './FigureCell.tsx';
import { recoverySeverity } from './figures.ts';

/** Whether and when the system came back after the last fault; of the whole run, whatever is shown. */
export function RecoveryCell({ recovery }: { readonly recovery: Recovery }) {
  const t = useTexts('verdict');
  return (
    <Cell name="recovery" about="recovery" severity={recoverySeverity(recovery)}>
      {words(t, recovery)}
    </Cell>
  );
}

function words(t: Texts<'verdict'>, recovery: Recovery): string {
  switch (recovery.kind) {
    case 'noFault':
      return t('noFault');
    case 'faultLasts':
      return t('faultLasts');
    case 'recovered':
      if (recovery.afterMs === 0) return t('atOnce');
      return t('recovered', { after: formatMs(recovery.afterMs) });
    case 'notRecovered':
      return t('notRecovered', { for: formatMs(recovery.forMs) });
    default:
      return unreachable(recovery);
  }
}
