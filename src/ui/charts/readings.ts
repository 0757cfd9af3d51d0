// What each chart says of a stretch, in words and numbers: for tooltips, tables and those who listen.
import type { BackoffPoints } from '../../recording/backoffPoints.ts';
import { OUTCOME_BANDS } from '../../recording/bands.ts';
import type { Range } from '../../recording/clock.ts';
import { THROTTLE_CAUSES } from '../../recording/outcomes.ts';
import type { Series } from '../../recording/seriesOf.ts';
import { formatMs, formatRate } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import { causeColour, LATENCY_COLOURS, OUTCOME_COLOURS } from './chartColours.ts';
import type { Reading, Swatch } from './frame/Reading.ts';

type ChartTexts = Texts<'charts'>;

const NOTHING = '–';

/** Has a place for every outcome of the whole series, so that all rows of a table have the same columns. */
export function attemptsReadings(
  series: Series,
  bucket: number,
  t: ChartTexts,
): readonly Reading[] {
  const bands = OUTCOME_BANDS.filter((band) => hasAny(series.byOutcome[band])).map((band) => ({
    ...rate(band, series.byOutcome[band][bucket], area(OUTCOME_COLOURS[band])),
    name: t(band),
  }));
  const all = OUTCOME_BANDS.reduce((sum, band) => sum + (series.byOutcome[band][bucket] ?? 0), 0);
  const offered = rate('offered', series.offered[bucket], {
    colour: 'var(--ink)',
    shape: 'dashed',
  });
  return [
    { ...offered, name: t('offered') },
    ...bands,
    { ...rate('all', all, undefined), name: t('attemptsAll') },
  ];
}

/** The same of A, when this run is held against it. */
export function readingOfA(
  outline: Float32Array | undefined,
  bucket: number,
  {
    t,
    format = formatRate,
  }: { readonly t: ChartTexts; readonly format?: (value: number) => string },
): readonly Reading[] {
  const value = outline?.[bucket];
  if (value === undefined || Number.isNaN(value)) return [];
  const swatch: Swatch = { colour: 'var(--ink)', shape: 'line' };
  return [{ key: 'a', name: t('outlineA'), text: format(value), isNothing: false, swatch }];
}

export function throttledReadings(
  series: Series,
  bucket: number,
  t: ChartTexts,
): readonly Reading[] {
  const causes = THROTTLE_CAUSES.flatMap((cause, index) => {
    const values = series.throttled.get(cause);
    if (values === undefined || !hasAny(values)) return [];
    const reading = rate(cause, values[bucket], area(causeColour(index)));
    return [{ ...reading, name: t(`tag_${cause}`), why: t(`why_${cause}`) }];
  });
  if (causes.length < 2) return causes;
  let all = 0;
  for (const values of series.throttled.values()) all += values[bucket] ?? 0;
  return [...causes, { ...rate('all', all, undefined), name: t('throttledAll') }];
}

export function latencyReadings(series: Series, bucket: number, t: ChartTexts): readonly Reading[] {
  const reading = (key: 'latencyP50' | 'latencyP99', valueMs = NaN): Reading => ({
    key,
    name: t(key),
    text: Number.isNaN(valueMs) ? NOTHING : formatMs(valueMs),
    isNothing: Number.isNaN(valueMs),
    swatch: { colour: LATENCY_COLOURS[key], shape: 'line' },
  });
  return [
    reading('latencyP99', series.latencyP99Ms[bucket]),
    reading('latencyP50', series.latencyP50Ms[bucket]),
  ];
}

/** The waits that began in the stretch, by the number of the attempt they led to. */
export function waitsReadings(
  points: BackoffPoints,
  { fromMs, toMs }: Range,
  t: ChartTexts,
): readonly Reading[] {
  return attemptNumbers(points).map((number) => {
    const found = rangesOf(points, number, { fromMs, toMs });
    return {
      key: String(number),
      name: t('attemptWaited', { number }),
      text: waitText(found, t),
      isNothing: found === undefined,
      swatch: { colour: 'var(--retried)', shape: found?.actual.max === 0 ? 'tick' : 'dot' },
    };
  });
}

interface WaitRanges {
  readonly planned: { readonly min: number; readonly max: number };
  readonly actual: { readonly min: number; readonly max: number };
}

function rangesOf(
  points: BackoffPoints,
  number: number,
  { fromMs, toMs }: Range,
): WaitRanges | undefined {
  let found: WaitRanges | undefined;
  for (let i = 0; i < points.count; i += 1) {
    const at = points.atMs[i] ?? 0;
    if (points.attempt[i] !== number || at < fromMs || at >= toMs) continue;
    const planned = points.plannedMs[i] ?? 0;
    const actual = points.actualMs[i] ?? 0;
    found = {
      planned: wider(found?.planned, planned),
      actual: wider(found?.actual, actual),
    };
  }
  return found;
}

function wider(range: { min: number; max: number } | undefined, value: number) {
  return range === undefined
    ? { min: value, max: value }
    : { min: Math.min(range.min, value), max: Math.max(range.max, value) };
}

function waitText(found: WaitRanges | undefined, t: ChartTexts): string {
  if (found === undefined) return NOTHING;
  if (found.actual.max === 0) return t('atOnce');
  return t('waitsSpan', { planned: span(found.planned), actual: span(found.actual) });
}

function span({ min, max }: { readonly min: number; readonly max: number }): string {
  const [low, high] = [formatMs(min), formatMs(max)];
  return low === high ? low : `${low} – ${high}`;
}

function attemptNumbers(points: BackoffPoints): readonly number[] {
  const numbers = new Set(points.attempt.subarray(0, points.count));
  return [...numbers].sort((a, b) => a - b);
}

function rate(key: string, perSec = 0, swatch: Swatch | undefined): Omit<Reading, 'name'> {
  return { key, text: formatRate(perSec), isNothing: perSec === 0, swatch };
}

function area(colour: string): Swatch {
  return { colour, shape: 'area' };
}

function hasAny(values: Float32Array): boolean {
  return values.some((value) => value > 0);
}
