import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { NumberSpec } from '../../scenario/SettingSpec.ts';
import { useTexts } from '../texts/useTexts.ts';
import { readTyped, shownNumber, shownUnit } from './settingValue.ts';
import type { Typed } from './settingValue.ts';
import styles from './controls.module.css';

interface ValueFieldProps {
  readonly spec: NumberSpec;
  readonly name: string;
  readonly value: number;
  readonly describedBy: string;
  readonly onType: (typed: Typed, given: string) => void;
  /** Up and down keys. */
  readonly onStep: (direction: 1 | -1) => void;
}

/** The value as a number one can type over. Enter or leaving takes it, Escape takes it back. */
export function ValueField({ spec, name, value, describedBy, onType, onStep }: ValueFieldProps) {
  const t = useTexts('controls');
  const [draft, setDraft] = useState<string>();
  const unit = shownUnit(spec).label;
  const text = draft ?? shownNumber(spec, value);

  const take = () => {
    setDraft(undefined);
    if (draft !== undefined && draft.trim() !== '') onType(readTyped(spec, draft), draft);
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      setDraft(undefined);
      onStep(event.key === 'ArrowUp' ? 1 : -1);
    }
  };

  return (
    <label className={styles.value}>
      <input
        className={styles.valueInput}
        // Numbers may carry a unit, so the keyboard of a phone must offer letters too.
        type="text"
        autoComplete="off"
        spellCheck={false}
        style={{ width: `${String(Math.max(1, text.length) + 0.5)}ch` }}
        value={text}
        aria-label={t('exactValue', { name })}
        aria-describedby={describedBy}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={handleKey}
      />
      {unit === '' ? null : <span>{unit}</span>}
    </label>
  );
}
