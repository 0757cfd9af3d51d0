import { useState } from 'react';
import type { FigureName } from '../../explore/figures.ts';
import { quantileOf } from '../../explore/Spread.ts';
import { explore, useExplore } from '../../store/explore/explore.ts';
import type { SeedsWork } from '../../store/explore/ExploreState.ts';
import type { SeedRun } from '../../store/explore/seedsTask.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { figureText, isMoreBetter } from '../parts/figureText.ts';
import { formatNumber } from '../parts/formatters.ts';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './SeedsFigures.module.css';

const COUNTS = [20, 100, 300, 1_000] as const;

/** The verdict over many seeds: how much of it is luck. */
export function SeedsFigures() {
  const t = useTexts('seeds');
  const seeds = useExplore((state) => state.seeds);
  const scenario = useSluice((state) => state.scenario);
  const [count, setCount] = useState<number>(COUNTS[1]);
  const isBusy = seeds?.status === 'running' || seeds?.status === 'paused';
  const isOther = seeds !== undefined && seeds.scenario !== scenario;
  return (
    <div className={styles.seeds}>
      <div className={styles.start}>
        <label className={styles.count}>
          {t('howMany')}
          <select value={count} onChange={(event) => setCount(Number(event.currentTarget.value))}>
            {COUNTS.map((one) => (
              <option key={one} value={one}>
                {formatNumber(one)}
              </option>
            ))}
          </select>
        </label>
        <Button
          isSmall
          variant={seeds === undefined || isOther ? 'primary' : 'plain'}
          onClick={() => explore.getState().startSeeds(scenario, count)}
        >
          {t(seeds === undefined ? 'run' : 'runAgain')}
        </Button>
      </div>
      {seeds === undefined ? <p className={styles.about}>{t('about')}</p> : null}
      {isOther ? <p className={styles.about}>{t('ofBefore')}</p> : null}
      {seeds !== undefined && (isBusy || seeds.status === 'failed') ? (
        <WorkProgress work={seeds} controls={explore.getState()} />
      ) : null}
      {seeds === undefined ? null : <Table seeds={seeds} />}
    </div>
  );
}

const SHOWN = [
  'goodputPerSec',
  'amplification',
  'throttled',
  'failed',
  'latencyP99Ms',
  'recoveryMs',
  'duplicates',
  'lost',
] as const satisfies readonly FigureName[];
type Shown = (typeof SHOWN)[number];

function Table({ seeds }: { readonly seeds: SeedsWork }) {
  const t = useTexts('seeds');
  const { runs } = seeds.task;
  if (runs.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        {t('caption', { count: formatNumber(runs.length) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col">{t('medianAndRange')}</th>
          <th scope="col">{t('worst')}</th>
        </tr>
      </thead>
      <tbody>
        {SHOWN.filter((name) => runs.some(({ figures }) => !Number.isNaN(figures[name]))).map(
          (name) => (
            <Row key={name} name={name} seeds={seeds} />
          ),
        )}
      </tbody>
    </table>
  );
}

function Row({ name, seeds }: { readonly name: Shown; readonly seeds: SeedsWork }) {
  const t = useTexts('seeds');
  const { runs } = seeds.task;
  const values = runs.map(({ figures }) => figures[name]);
  const text = (value: number) => figureText(name, value, t('never'));
  const [low, middle, high] = [0.05, 0.5, 0.95].map((ratio) => quantileOf(values, ratio));
  const worst = worstOf(runs, name);
  return (
    <tr>
      <th scope="row">
        {t(name === 'failed' ? 'failedCount' : name)}
        <Strip values={values} />
      </th>
      <td>
        <strong>{text(middle ?? NaN)}</strong>
        <span className={styles.range}>
          {text(low ?? NaN)} … {text(high ?? NaN)}
        </span>
      </td>
      <td>
        {worst === undefined ? null : (
          <button
            type="button"
            className={styles.worst}
            title={t('openSeed', { seed: worst.seed })}
            onClick={() => sluice.getState().openScenario({ ...seeds.scenario, seed: worst.seed })}
          >
            {t('seed', { seed: worst.seed })}
          </button>
        )}
      </td>
    </tr>
  );
}

function worstOf(runs: readonly SeedRun[], name: FigureName): SeedRun | undefined {
  const sign = isMoreBetter(name) ? -1 : 1;
  const present = runs.filter(({ figures }) => !Number.isNaN(figures[name]));
  // Where all are the same, none is the worst.
  if (new Set(present.map(({ figures }) => figures[name])).size < 2) return undefined;
  return present.reduce<SeedRun | undefined>(
    (worst, run) =>
      worst === undefined || (run.figures[name] - worst.figures[name]) * sign > 0 ? run : worst,
    undefined,
  );
}

const STRIP_PX = { width: 96, height: 10 } as const;

/** Each seed a tick between the least and the most. */
function Strip({ values }: { readonly values: readonly number[] }) {
  const finite = values.filter((value) => Number.isFinite(value));
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  if (finite.length < 2 || low === high) return null;
  const xs = new Set(
    finite.map((value) => Math.round(((value - low) / (high - low)) * STRIP_PX.width * 2) / 2),
  );
  return (
    <svg
      width={STRIP_PX.width}
      height={STRIP_PX.height}
      viewBox={`-1 0 ${String(STRIP_PX.width + 2)} ${String(STRIP_PX.height)}`}
      className={styles.strip}
      aria-hidden="true"
    >
      <path
        d={[...xs].map((x) => `M${String(x)} 1v8`).join('')}
        stroke="var(--accent)"
        strokeWidth={1}
        opacity={0.55}
      />
    </svg>
  );
}
