import { faultSpec } from '../../../scenario/faultSpecs.ts';
import { targetsOf } from '../../../scenario/names.ts';
import type { FaultEntry, SetEntry, TimelineEntry } from '../../../scenario/Scenario.ts';
import type { SettingUnit } from '../../../scenario/SettingSpec.ts';
import { sluice, useSluice } from '../../../store/sluice.ts';
import { copyEntry, type EntryPatch, soloFault } from '../../../scenario/edit.ts';
import { Button } from '../../parts/Button.tsx';
import { Glyph } from '../../parts/Glyph.tsx';
import { Switch } from '../../parts/Switch.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import { faultWhat, targetName } from './entryWords.ts';
import { NumberField } from './NumberField.tsx';
import { SettingValueField } from './SettingValueField.tsx';
import styles from './EntryEditor.module.css';

interface EntryEditorProps {
  readonly index: number;
  readonly entry: TimelineEntry;
  readonly onClose: () => void;
}

type Change = (patch: EntryPatch) => void;

/** Everything about one bar of the lane, in fields. */
export function EntryEditor({ index, entry, onClose }: EntryEditorProps) {
  const t = useTexts('timeline');
  const faults = useTexts('faults');
  const change: Change = (patch) => sluice.getState().changeEntry(index, patch, 'done');
  const startMs = entry.kind === 'fault' ? entry.startMs : entry.atMs;
  return (
    <div className={styles.editor}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {entry.kind === 'fault' ? faultWhat(entry, { t, faults }) : entry.path}
        </h2>
        <Switch isOn={entry.isMuted !== true} onChange={(isOn) => change({ isMuted: !isOn })}>
          {t('isOn')}
        </Switch>
      </header>
      {entry.kind === 'fault' ? (
        <>
          <p className={styles.what}>{faults(`${entry.fault}.what`)}</p>
          <FaultFields entry={entry} change={change} />
        </>
      ) : (
        <MarkFields entry={entry} change={change} />
      )}
      <footer className={styles.foot}>
        <Button isSmall onClick={() => sluice.getState().seekTo(startMs)}>
          <Glyph name="seek" size={13} />
          {t('seekThere')}
        </Button>
        {entry.kind === 'fault' ? (
          <Button
            isSmall
            onClick={() => sluice.getState().edit((before) => soloFault(before, index))}
          >
            {t('solo')}
          </Button>
        ) : null}
        <Button
          isSmall
          onClick={() => {
            onClose();
            sluice.getState().edit((before) => copyEntry(before, index));
          }}
        >
          {t('copy')}
        </Button>
        <Button
          isSmall
          variant="danger"
          onClick={() => {
            onClose();
            sluice.getState().removeEntry(index);
          }}
        >
          <Glyph name="bin" size={13} />
          {t('remove')}
        </Button>
      </footer>
    </div>
  );
}

function FaultFields({ entry, change }: { readonly entry: FaultEntry; readonly change: Change }) {
  const t = useTexts('timeline');
  const durationMs = useSluice((state) => state.scenario.durationMs);
  const { strength, hasProbability } = faultSpec(entry.fault);
  const endMax = Math.max(durationMs, entry.endMs) / 1000;
  return (
    <div className={styles.fields}>
      <NumberField
        label={t('start')}
        unit="s"
        value={entry.startMs / 1000}
        min={0}
        max={endMax}
        onChange={(seconds) => change(movedTo(entry, seconds * 1000))}
      />
      <NumberField
        label={t('end')}
        unit="s"
        value={entry.endMs / 1000}
        min={(entry.startMs + 1) / 1000}
        max={endMax}
        onChange={(seconds) => change({ endMs: Math.round(seconds * 1000) })}
      />
      {strength === undefined ? null : (
        <NumberField
          label={t('strength')}
          unit={UNIT_SIGNS[strength.unit]}
          value={inUnit(entry.strength ?? strength.default, strength.unit)}
          min={inUnit(strength.min, strength.unit)}
          max={inUnit(strength.max, strength.unit)}
          onChange={(value) => change({ strength: outOfUnit(value, strength.unit) })}
        />
      )}
      {hasProbability ? (
        <NumberField
          label={t('probability')}
          unit="%"
          value={inUnit(entry.probability ?? 1, 'ratio')}
          min={0}
          max={100}
          onChange={(percent) => change({ probability: percent / 100 })}
        />
      ) : null}
      <TargetField entry={entry} change={change} />
    </div>
  );
}

/** A new start keeps the end while it can, else the fault moves there whole. */
function movedTo(entry: FaultEntry, startMs: number): EntryPatch {
  const start = Math.round(startMs);
  if (start < entry.endMs) return { startMs: start };
  return { startMs: start, endMs: start + entry.endMs - entry.startMs };
}

function TargetField({ entry, change }: { readonly entry: FaultEntry; readonly change: Change }) {
  const t = useTexts('timeline');
  const faults = useTexts('faults');
  const scenario = useSluice((state) => state.scenario);
  const targets = targetsOf(scenario, faultSpec(entry.fault).targets);
  if (targets.length < 2) return null;
  return (
    <label className={styles.field}>
      <span>{t('target')}</span>
      <select
        value={entry.target}
        onChange={(event) => change({ target: event.currentTarget.value })}
      >
        {targets.map((target) => (
          <option key={target} value={target}>
            {targetName(target, { t, faults })}
          </option>
        ))}
      </select>
    </label>
  );
}

function MarkFields({ entry, change }: { readonly entry: SetEntry; readonly change: Change }) {
  const t = useTexts('timeline');
  const durationMs = useSluice((state) => state.scenario.durationMs);
  return (
    <div className={styles.fields}>
      <NumberField
        label={t('at')}
        unit="s"
        value={entry.atMs / 1000}
        min={0}
        max={Math.max(durationMs, entry.atMs) / 1000}
        onChange={(seconds) => change({ atMs: Math.round(seconds * 1000) })}
      />
      <SettingValueField entry={entry} onChange={(value) => change({ value })} />
    </div>
  );
}

const UNIT_SIGNS: Readonly<Record<SettingUnit, string>> = {
  ms: 'ms',
  count: '',
  ratio: '%',
  perSec: '/s',
  bytes: 'B',
  factor: '×',
  gib: 'GiB',
};

/** Ratios are 0 to 1 everywhere but on the screen. Rounded, since 0.07 × 100 is 7.000000000000001. */
function inUnit(value: number, unit: SettingUnit): number {
  return unit === 'ratio' ? Number((value * 100).toPrecision(12)) : value;
}

function outOfUnit(value: number, unit: SettingUnit): number {
  return unit === 'ratio' ? Number((value / 100).toPrecision(12)) : value;
}
