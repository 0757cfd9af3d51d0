import { useId } from 'react';
import type {
  ChoiceSpec,
  FlagSpec,
  SettingSpec,
  SettingValue,
} from '../../scenario/SettingSpec.ts';
import { unreachable } from '../../lib/assert.ts';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { NumberSetting } from './NumberSetting.tsx';
import { SettingFrame } from './SettingFrame.tsx';
import type { SettingFrameProps } from './SettingFrame.tsx';
import { valueOf } from './settingGroups.ts';
import { useSettingName } from './SettingName.tsx';
import type { SettingTable } from './SettingTable.ts';
import { choiceDetailKey, choiceKey } from './words.ts';

interface SettingRowProps {
  readonly spec: SettingSpec;
  readonly table: SettingTable;
  readonly mode: string;
}

/** One setting of a table, with the control that fits its kind. */
export function SettingRow({ spec, table, mode }: SettingRowProps) {
  const value = valueOf(spec, table.settings);
  const frame = {
    isChanged: value !== spec.default || table.differing.has(spec.name),
    isDiffering: table.differing.has(spec.name),
    hints: table.hintsOf(spec.name),
    later: table.laterOf(spec.name),
    irrelevance: table.irrelevanceOf(spec.name),
    mode,
    onReset: () => table.change(spec.name, spec.default, 'done'),
  };
  const change = (next: SettingValue) => table.change(spec.name, next, 'done');
  switch (spec.kind) {
    case 'number':
      return (
        <NumberSetting
          {...frame}
          spec={spec}
          value={Number(value)}
          onChange={(next, gesture) => table.change(spec.name, next, gesture)}
        />
      );
    case 'flag':
      return <FlagSetting {...frame} spec={spec} isOn={value === true} onChange={change} />;
    case 'choice':
      return <ChoiceSetting {...frame} spec={spec} value={String(value)} onChange={change} />;
    default:
      return unreachable(spec);
  }
}

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
  const t = useTexts('controls');
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
