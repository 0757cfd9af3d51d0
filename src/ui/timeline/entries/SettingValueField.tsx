import type { SetEntry } from '../../../scenario/Scenario.ts';
import { specsFor } from '../../../scenario/settingPath.ts';
import type { SettingValue } from '../../../scenario/SettingSpec.ts';
import { useSluice } from '../../../store/sluice.ts';
import { Switch } from '../../parts/Switch.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { NumberField } from './NumberField.tsx';
import styles from './EntryEditor.module.css';

interface SettingValueFieldProps {
  readonly entry: SetEntry;
  readonly onChange: (value: SettingValue) => void;
}

/** The value a setting changes to, in the field its kind asks for. */
export function SettingValueField({ entry, onChange }: SettingValueFieldProps) {
  const t = useTexts('timeline');
  const spec = useSluice((state) => specsFor(state.scenario, entry.path));
  if (spec === undefined) return null;
  switch (spec.kind) {
    case 'number':
      return (
        <NumberField
          label={t('value')}
          unit={spec.unit === 'ms' ? 'ms' : ''}
          value={Number(entry.value)}
          min={Math.min(spec.min, ...(spec.special ?? []))}
          max={spec.max}
          onChange={onChange}
        />
      );
    case 'flag':
      return (
        <Switch isOn={entry.value === true} onChange={onChange}>
          {t('value')}
        </Switch>
      );
    case 'choice':
      return (
        <label className={styles.field}>
          <span>{t('value')}</span>
          <select
            value={String(entry.value)}
            onChange={(event) => onChange(event.currentTarget.value)}
          >
            {spec.choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        </label>
      );
  }
}
