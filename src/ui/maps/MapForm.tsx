import { useState } from 'react';
import type { Axis } from '../../explore/axis.ts';
import { valuesAlong } from '../../explore/axis.ts';
import { MAP_OUTCOMES, type MapOutcome } from '../../explore/cells.ts';
import type { MapQuestion } from '../../explore/mapPresets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { poolSize, useExplore } from '../../store/explore/explore.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './maps.module.css';
import { MapProblemText } from './MapProblemText.tsx';
import { rangeFor, variableChoices } from './variableChoices.ts';
import { type Words, variableName } from './variableWords.ts';

interface MapFormProps {
  readonly scenario: Scenario;
  readonly outcome: MapOutcome;
  readonly onOutcome: (outcome: MapOutcome) => void;
  readonly onStart: (question: MapQuestion) => void;
}

/** A question of one's own about the scenario that is open. */
export function MapForm({ scenario, outcome, onOutcome, onStart }: MapFormProps) {
  const t = useTexts('maps');
  const faults = useTexts('faults');
  const words: Words = { t, faults };
  const choices = variableChoices(scenario);
  const [x, setX] = useState(() => firstAxis(scenario, choices));
  // What the system can bear is asked most: the load.
  const [y, setY] = useState(() =>
    firstAxis(
      scenario,
      choices.filter(({ id }) => id !== x?.paths.join('|') && id.endsWith('.ratePerSec')),
    ),
  );
  const [seeds, setSeeds] = useState(3);
  const problem = useExplore((state) => state.mapProblem);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (x !== undefined && y !== undefined) onStart({ x, y, seeds, outcome });
      }}
    >
      <h3 className={styles.heading}>{t('own')}</h3>
      <AxisFields label={t('across')} axis={x} onChange={setX} {...{ scenario, choices, words }} />
      <AxisFields label={t('up')} axis={y} onChange={setY} {...{ scenario, choices, words }} />
      <div className={styles.row}>
        <label className={styles.field}>
          {t('outcome')}
          <select
            value={outcome}
            onChange={(event) => {
              const chosen = MAP_OUTCOMES.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) onOutcome(chosen);
            }}
          >
            {MAP_OUTCOMES.map((one) => (
              <option key={one} value={one}>
                {t(`outcome_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <NumberInput label={t('seeds')} value={seeds} onChange={setSeeds} />
      </div>
      <Estimate scenario={scenario} x={x} y={y} seeds={seeds} />
      {problem === undefined ? null : <MapProblemText problem={problem} />}
      <Button type="submit" variant="primary">
        {t('draw')}
      </Button>
    </form>
  );
}

function firstAxis(
  scenario: Scenario,
  choices: ReturnType<typeof variableChoices>,
): Axis | undefined {
  // A fault's length says more than its start.
  const choice = choices.find(({ id }) => id.endsWith('.lengthMs')) ?? choices[0];
  return choice && rangeFor(scenario, choice.paths);
}

interface EstimateProps {
  readonly scenario: Scenario;
  readonly x: Axis | undefined;
  readonly y: Axis | undefined;
  readonly seeds: number;
}

/** How many runs that is, and about how long they take, from how long the run that is shown took. */
function Estimate({ scenario, x, y, seeds }: EstimateProps) {
  const t = useTexts('maps');
  const wallMs = useSluice(({ run }) => (run.status === 'finished' ? run.wallMs : undefined));
  const count = (axis: Axis | undefined): number => {
    const values = axis === undefined ? undefined : valuesAlong(scenario, axis);
    return values?.ok === true ? values.value.length : 0;
  };
  const runs = count(x) * count(y) * seeds;
  if (!(runs > 0)) return null;
  const text = { runs: formatNumber(runs) };
  return (
    <p className={styles.estimate}>
      {wallMs === undefined
        ? t('runs', text)
        : t('runsAndTime', {
            ...text,
            time: formatMs(Math.ceil((runs * wallMs) / poolSize / 1000) * 1000),
          })}
    </p>
  );
}

interface AxisFieldsProps {
  readonly label: string;
  readonly scenario: Scenario;
  readonly choices: ReturnType<typeof variableChoices>;
  readonly words: Words;
  readonly axis: Axis | undefined;
  readonly onChange: (axis: Axis | undefined) => void;
}

function AxisFields({ label, scenario, choices, words, axis, onChange }: AxisFieldsProps) {
  const { t } = words;
  const groups = [...new Set(choices.map(({ group }) => group))];
  const id = axis?.paths.join('|') ?? '';
  return (
    <fieldset className={styles.axis}>
      <legend>{label}</legend>
      <select
        aria-label={t('variableOf', { axis: label })}
        value={id}
        onChange={(event) => {
          const choice = choices.find((one) => one.id === event.currentTarget.value);
          if (choice !== undefined) onChange(rangeFor(scenario, choice.paths));
        }}
      >
        {groups.map((group) => (
          <optgroup key={group} label={groupName(group, words)}>
            {choices
              .filter((choice) => choice.group === group)
              .map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {variableName(scenario, choice.paths, words)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {axis === undefined ? null : (
        <div className={styles.row}>
          <NumberInput
            label={t('from')}
            value={axis.from}
            onChange={(from) => onChange({ ...axis, from })}
          />
          <NumberInput
            label={t('to')}
            value={axis.to}
            onChange={(to) => onChange({ ...axis, to })}
          />
          <NumberInput
            label={t('steps')}
            value={axis.steps}
            onChange={(steps) => onChange({ ...axis, steps })}
          />
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={axis.scale === 'log'}
              onChange={(event) =>
                onChange({ ...axis, scale: event.currentTarget.checked ? 'log' : 'linear' })
              }
            />
            {t('log')}
          </label>
        </div>
      )}
    </fieldset>
  );
}

function groupName(group: string, { t }: Words): string {
  if (group === 'faults') return t('groupFaults');
  if (group === 'all') return t('groupAll');
  return group === 'run' ? t('groupRun') : group;
}

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** What is typed counts at once; what is no number is refused with the map. */
function NumberInput({ label, value, onChange }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <label className={styles.field}>
      {label}
      <input
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? String(value)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          onChange(text.trim() === '' ? NaN : Number(text.replace(',', '.')));
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}
