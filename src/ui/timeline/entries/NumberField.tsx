import { useId, useState } from 'react';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './EntryEditor.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A number one types, with its unit. What cannot be is said, and changes nothing. */
export function NumberField({ label, unit, value, min, max, onChange }: NumberFieldProps) {
  const t = useTexts('timeline');
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? String(value);
  const given = Number(text.trim().replace(',', '.'));
  const isGood = text.trim() !== '' && given >= min && given <= max;
  const finish = () => {
    if (!isGood) return;
    setTyped(undefined);
    if (given !== value) onChange(given);
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.input}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={!isGood}
          aria-describedby={isGood ? undefined : `${id}-why`}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish();
          }}
        />
        <span className={styles.unit}>{unit}</span>
      </span>
      {isGood ? null : (
        <span id={`${id}-why`} className={styles.problem}>
          {t('badNumber', { min, max })}
        </span>
      )}
    </div>
  );
}
