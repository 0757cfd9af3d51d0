import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { SettingSpec } from '../../scenario/SettingSpec.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import type { LaterChange } from './changeSettings.ts';
import styles from './controls.module.css';
import type { Irrelevance } from './relevance.ts';
import { SettingDetails } from './SettingDetails.tsx';
import type { Hint } from './settingHints.ts';
import { SettingName, useSettingName, useShownValue } from './SettingName.tsx';
import { SettingNotes } from './SettingNotes.tsx';

export interface SettingFrameProps {
  readonly spec: SettingSpec;
  readonly isChanged: boolean;
  readonly isDiffering: boolean;
  readonly hints: readonly Hint[];
  readonly later: readonly LaterChange[];
  readonly irrelevance: Irrelevance | undefined;
  readonly mode: string;
  readonly onReset: () => void;
}

interface Parts {
  readonly labelId: string;
  readonly notesId: string;
  readonly remark?: string | undefined;
  /** Beside the name. */
  readonly control?: ReactNode;
  /** Under it, over the whole width. */
  readonly children?: ReactNode;
}

/** What all settings have: a name that tells about itself, a way back to the default, and notes. */
export function SettingFrame(props: SettingFrameProps & Parts) {
  const { spec, isChanged, irrelevance, children } = props;
  const t = useTexts('controls');
  const name = useSettingName(spec);
  const shown = useShownValue(spec);
  const detailsId = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={irrelevance === undefined ? styles.setting : styles.idle}>
      <div className={styles.head}>
        <SettingName
          spec={spec}
          id={props.labelId}
          isChanged={isChanged}
          isOpen={isOpen}
          detailsId={detailsId}
          onToggle={() => setOpen(!isOpen)}
        />
        <span className={styles.control}>
          {isChanged ? (
            <Button
              variant="ghost"
              isSmall
              isIcon
              className={styles.reset ?? ''}
              aria-label={t('resetOne', { name, value: shown(spec.default) })}
              onClick={props.onReset}
            >
              <Glyph name="reset" size={14} />
            </Button>
          ) : null}
          {props.control}
        </span>
      </div>
      {children}
      <div id={props.notesId} className={styles.notes}>
        <SettingNotes
          spec={spec}
          hints={props.hints}
          later={props.later}
          irrelevance={irrelevance}
          mode={props.mode}
          isDiffering={props.isDiffering}
          remark={props.remark}
        />
      </div>
      {isOpen ? <SettingDetails spec={spec} id={detailsId} /> : null}
    </div>
  );
}
