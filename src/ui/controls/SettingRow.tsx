import { useId } from 'react';
import type { ChoiceSpec, FlagSpec, SettingValue } from '../../scenario/SettingSpec.ts';
import { unreachable } from '../../lib/assert.ts';
import type { Gesture } from '../../store/SluiceState.ts';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { memoByValue } from './memoByValue.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingFrame } from './SettingFrame.tsx';
import type { SettingFrameProps } from './SettingFrame.tsx';
import { useSettingName } from './SettingName.tsx';
import { choiceDetailKey, choiceKey } from './words.ts';

interface SettingRowProps extends Omit<SettingFrameProps, 'isChanged' | 'onReset'> {
  /** Which table it stands in: the same setting of another part is another row. */
  readonly tableName: string;
  readonly value: SettingValue;
  readonly onChange: (value: SettingValue, gesture: Gesture) => void;
}

/** One setting of a table, with the control that fits its kind. */
export const SettingRow = memoByValue((props: SettingRowProps) => {
  const { spec, value, onChange, tableName, ...rest } = props;
  const frame = {
    ...rest,
    isChanged: value !== spec.default || rest.isDiffering,
    onReset: () => onChange(spec.default, 'done'),
  };
  const change = (next: SettingValue) => onChange(next, 'done');
  switch (spec.kind) {
    case 'number':
      return (
        <NumberSetting
          key={tableName}
          {...frame}
          spec={spec}
          value={Number(value)}
          onChange={onChange}
        />
      );
    case 'flag':
      return <FlagSetting {...frame} spec={spec} isOn={value === true} onChange={change} />;
    case 'choice':
      return <ChoiceSetting {...frame} spec={spec} value={String(value)} onChange={change} />;
    default:
      return unreachable(spec);
  }
});

type Common = Omit<SettingFrameProps, 'spec'>;

interface FlagSettingProps extends Common {
  readonly spec: FlagSpec;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function FlagSetting(props: FlagSettingProps) {
  const ids = { label: useId(), notes: useId() };
  return (
    <SettingFrame
      {...props}
      labelId={ids.label}
      notesId={ids.notes}
      control={
        <Switch
          aria-labelledby={ids.label}
          aria-describedby={ids.notes}
          isOn={props.isOn}
          onChange={props.onChange}
        />
      }
    />
  );
}

interface ChoiceSettingProps extends Common {
  readonly spec: ChoiceSpec;
  readonly value: string;
  readonly onChange: (choice: string) => void;
}

function ChoiceSetting(props: ChoiceSettingProps) {
  const { spec } = props;
  const t = useTexts('labels');
  const name = useSettingName(spec);
  const ids = { label: useId(), notes: useId() };
  const options = spec.choices.map((id) => {
    const [label, detail] = [choiceKey(spec, id), choiceDetailKey(spec, id)];
    return {
      id,
      label: label === undefined ? id : t(label),
      detail: detail === undefined ? undefined : t(detail),
    };
  });
  return (
    <SettingFrame {...props} labelId={ids.label} notesId={ids.notes}>
      <Select
        label={name}
        isLabelHidden
        aria-describedby={ids.notes}
        value={props.value}
        options={options}
        onChange={props.onChange}
      />
    </SettingFrame>
  );
}
