import type { SettingSpec } from '../../scenario/SettingSpec.ts';
import { sluice } from '../../store/sluice.ts';
import { formatClock } from '../parts/formatters.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { LaterChange } from './changeSettings.ts';
import styles from './controls.module.css';
import { HintLine } from './HintLine.tsx';
import type { Irrelevance } from './relevance.ts';
import type { Hint } from './settingHints.ts';
import { useShownValue } from './SettingName.tsx';

interface SettingNotesProps {
  readonly spec: SettingSpec;
  readonly hints: readonly Hint[];
  readonly later: readonly LaterChange[];
  readonly irrelevance: Irrelevance | undefined;
  readonly mode: string;
  readonly isDiffering: boolean;
  /** A sentence about what was just typed. */
  readonly remark: string | undefined;
}

/** What there is to say under a setting. */
export function SettingNotes(props: SettingNotesProps) {
  const { spec, hints, later, irrelevance, remark } = props;
  const t = useTexts('controls');
  const shown = useShownValue(spec);
  return (
    <>
      <div role="status" className={remark === undefined ? styles.silent : styles.remark}>
        {remark}
      </div>
      {irrelevance === undefined ? null : (
        <p className={styles.note}>
          {irrelevance.kind === 'otherMode'
            ? t('otherMode', { mode: props.mode })
            : t('laterVersion', { version: irrelevance.since })}
        </p>
      )}
      {props.isDiffering ? <p className={styles.note}>{t('brokersDiffer')}</p> : null}
      {irrelevance === undefined
        ? hints.map((hint) => <HintLine key={hint.id} hint={hint} />)
        : null}
      {later.map(({ atMs, value, index }) => (
        <button
          key={index}
          type="button"
          className={styles.later}
          onClick={() => {
            sluice.getState().seekTo(atMs);
            sluice.getState().select({ kind: 'entry', index });
          }}
        >
          <Glyph name="seek" size={12} />
          {t('setOnTimeline', { value: shown(value), at: formatClock(atMs) })}
        </button>
      ))}
    </>
  );
}
