import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { StageFigures } from './scene/figures.ts';
import styles from './Stage.module.css';

/** The one thing every visitor should do: it crashes a broker, at once and with one click. */
export function BreakButton({ figures }: { readonly figures: StageFigures | undefined }) {
  const t = useTexts('stage');
  const brokers = useSluice((state) => state.scenario.brokers);
  const selection = useSluice((state) => state.selection);
  const placeFault = useSluice((state) => state.placeFault);
  const index = selection.kind === 'broker' ? selection.index : 0;
  const broker = brokers[index]?.id;
  if (broker === undefined) return null;
  const isDown = figures?.brokers[index]?.status === 'down';
  return (
    <Button
      variant={isDown ? 'plain' : 'primary'}
      className={styles.break ?? ''}
      title={t('breakHint', { broker })}
      aria-disabled={isDown}
      onClick={() => {
        if (!isDown) placeFault('crash', broker);
      }}
    >
      {t(isDown ? 'brokerIsDown' : 'breakBroker', { broker })}
    </Button>
  );
}
