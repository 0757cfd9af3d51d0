import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './LookAt.module.css';
import { presetText } from './scenarioTitle.ts';
import { ShellGlyph } from './ShellGlyph.tsx';

/** What there is to see in this scenario, what it teaches, and the shortest way to break it. */
export function LookAt() {
  const presets = useTexts('presets');
  const preset = useSluice((state) => state.scenario.preset);
  const look = presetText(preset, 'look', presets);
  const teaches = presetText(preset, 'teaches', presets);
  return (
    <div className={styles.strip}>
      <div className={styles.text}>
        {look === undefined ? null : <p className={styles.look}>{look}</p>}
        {teaches === undefined ? null : <p className={styles.teaches}>{teaches}</p>}
      </div>
      <BreakButton />
    </div>
  );
}

function BreakButton() {
  const t = useTexts('shell');
  const name = useSluice(({ scenario, selection }) => {
    const index = selection.kind === 'broker' ? selection.index : 0;
    return scenario.brokers[index]?.id;
  });
  const placeFault = useSluice((state) => state.placeFault);
  if (name === undefined) return null;
  return (
    <Button
      className={styles.break}
      onClick={() => {
        placeFault('crash', name);
      }}
    >
      <ShellGlyph name="bolt" />
      {t('breakPart', { name })}
    </Button>
  );
}
