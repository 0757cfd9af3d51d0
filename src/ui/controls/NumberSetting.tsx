import { useId, useMemo, useState } from 'react';
import type { NumberSpec } from '../../scenario/SettingSpec.ts';
import { useSluice } from '../../store/sluice.ts';
import type { Gesture } from '../../store/SluiceState.ts';
import { Slider } from '../parts/Slider.tsx';
import { nearestStop } from '../parts/sliderStops.ts';
import { Switch } from '../parts/Switch.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import { SettingFrame } from './SettingFrame.tsx';
import type { SettingFrameProps } from './SettingFrame.tsx';
import { useSettingName, useShownValue } from './SettingName.tsx';
import { hasSlider, markOf, stopsOf } from './settingSlider.ts';
import { isSpecial, valueWhenTurnedOn } from './settingValue.ts';
import type { Typed } from './settingValue.ts';
import { ValueField } from './ValueField.tsx';

interface NumberSettingProps extends Omit<SettingFrameProps, 'spec' | 'children' | 'control'> {
  readonly spec: NumberSpec;
  readonly value: number;
  readonly onChange: (value: number, gesture: Gesture) => void;
}

/** A number: its value to type over, a slider, and a switch where some value means "off". */
export function NumberSetting(props: NumberSettingProps) {
  const { spec, value, onChange } = props;
  const t = useTexts('controls');
  const name = useSettingName(spec);
  const shown = useShownValue(spec);
  const ids = { label: useId(), notes: useId() };
  const [remark, setRemark] = useState<string>();
  const durationMs = useSluice((state) => state.scenario.durationMs);
  const stops = useMemo(() => stopsOf(spec, durationMs), [spec, durationMs]);
  const off = spec.special?.[0];
  const isOff = off !== undefined && isSpecial(spec, value);

  const change = (next: number, gesture: Gesture) => {
    setRemark(undefined);
    onChange(next, gesture);
  };
  const handleType = (typed: Typed, given: string) => {
    if (typed.kind === 'notANumber') {
      setRemark(t('notANumber', { given }));
      return;
    }
    change(typed.value, 'done');
    if (typed.kind === 'value') return;
    const [min, max] = [shown(spec.min), shown(spec.max)];
    setRemark(t('clamped', { given, min, max, value: shown(typed.value) }));
  };
  const handleStep = (direction: 1 | -1) => {
    const next = stops[nearestStop(stops, value) + direction];
    if (next !== undefined) change(next, 'done');
  };

  return (
    <SettingFrame
      {...props}
      labelId={ids.label}
      notesId={ids.notes}
      remark={remark}
      control={
        <>
          {isOff ? (
            <span className={styles.off}>{t('off')}</span>
          ) : (
            <ValueField
              spec={spec}
              name={name}
              value={value}
              describedBy={ids.notes}
              onType={handleType}
              onStep={handleStep}
            />
          )}
          {off === undefined ? null : (
            <Switch
              aria-label={t('switchOn', { name })}
              isOn={!isOff}
              onChange={(isOn) => change(isOn ? valueWhenTurnedOn(spec) : off, 'done')}
            />
          )}
        </>
      }
    >
      {hasSlider(spec) && !isOff ? (
        <Slider
          aria-labelledby={ids.label}
          aria-describedby={ids.notes}
          value={value}
          stops={stops}
          mark={markOf(spec)}
          valueText={shown(value)}
          onDrag={(next) => change(next, 'dragging')}
          onDone={(next) => change(next, 'done')}
        />
      ) : null}
    </SettingFrame>
  );
}
