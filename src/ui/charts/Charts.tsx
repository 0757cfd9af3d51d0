import { lazy, Suspense, useMemo, useRef } from 'react';
import type { Recording } from '../../recording/Recording.ts';
import { NEVER } from '../../recording/Recording.ts';
import { seriesOf } from '../../recording/seriesOf.ts';
import type { Series } from '../../recording/seriesOf.ts';
import { useComparing } from '../../store/compare/CompareState.ts';
import { useExplore } from '../../store/explore/explore.ts';
import { useSluice } from '../../store/sluice.ts';
import { useTimeView } from '../parts/timeView.ts';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { AttemptsChart } from './AttemptsChart.tsx';
import { DifferenceChart } from './DifferenceChart.tsx';
import type { ChartFrame } from './frame/ChartPlot.tsx';
import { otherRunOf } from './otherRun.ts';
import styles from './Charts.module.css';
import { LatencyChart } from './LatencyChart.tsx';
import { ThrottledChart } from './ThrottledChart.tsx';
import { useChartFrame } from './useChartFrame.ts';
import { WaitsChart } from './WaitsChart.tsx';

const ConsumeCharts = lazy(async () => {
  const [{ ConsumeCharts }] = await Promise.all([
    import('./ConsumeCharts.tsx'),
    loadTexts('consuming'),
  ]);
  return { default: ConsumeCharts };
});

/** As many points as a chart can redraw under a dragging hand; on a laptop one for each third pixel. */
const BUCKETS = 300;

/** The charts of the run, on the time axis of the lanes. Drawn anew when the run, the view or the size changes. */
export function Charts() {
  const t = useTexts('charts');
  const panel = useRef<HTMLElement>(null);
  const recording = useSluice((state) => state.run.recording);
  const durationMs = useSluice((state) => state.scenario.durationMs);
  const view = useTimeView(durationMs);
  const frame = useChartFrame(panel, view);
  return (
    <section ref={panel} className={styles.charts} aria-label={t('label')}>
      {recording === undefined ? <p className={styles.waiting}>{t('computing')}</p> : null}
      {recording === undefined || frame === undefined ? null : (
        <All recording={recording} frame={frame} />
      )}
    </section>
  );
}

function All({ recording, frame }: { readonly recording: Recording; readonly frame: ChartFrame }) {
  const { view } = frame;
  const series = useMemo(
    () => seriesOf(recording, { ...view, buckets: BUCKETS }),
    [recording, view],
  );
  const seeds = useExplore((state) => state.seeds);
  const scenario = useSluice((state) => state.scenario);
  // With consumers there are two more, and no room for those with nothing in them.
  const isConsuming = recording.deliveries !== undefined;
  const isComparing = useComparing(({ now }) => now !== undefined);
  const recordingA = useComparing(({ now }) => now?.a.recording);
  const other = useMemo(
    () => recordingA && otherRunOf(recordingA, view, BUCKETS),
    [recordingA, view],
  );
  const common = {
    recording,
    series,
    frame,
    seeds: seeds?.scenario === scenario ? seeds : undefined,
    other,
  };
  return (
    <>
      <AttemptsChart {...common} hasTimeLabels={false} />
      {isConsuming && !hasWaits(recording) ? null : (
        <WaitsChart {...common} hasTimeLabels={false} />
      )}
      {isConsuming && !hasThrottled(series) ? null : (
        <ThrottledChart {...common} hasTimeLabels={false} />
      )}
      {isConsuming ? (
        <Suspense fallback={null}>
          <ConsumeCharts recording={recording} frame={frame} />
        </Suspense>
      ) : null}
      <LatencyChart {...common} hasTimeLabels={!isComparing} />
      {isComparing ? <DifferenceChart {...common} hasTimeLabels /> : null}
    </>
  );
}

function hasWaits({ attempts }: Recording): boolean {
  return attempts.waitActual.subarray(0, attempts.count).some((wait) => wait !== NEVER);
}

function hasThrottled({ throttled }: Series): boolean {
  return [...throttled.values()].some((values) => values.some((value) => value > 0));
}
