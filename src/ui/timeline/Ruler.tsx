import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { playhead, usePlayheadMs } from '../../store/playhead.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { formatClock } from '../parts/formatters.ts';
import { frameMs } from './timeText.ts';
import { ratioOfMs, secondDecimals, timeStepMs, timeTicks } from '../parts/timeGeometry.ts';
import { useTexts } from '../texts/useTexts.ts';
import { useTimeFrame } from './TimeSurface.tsx';
import styles from './Ruler.module.css';

/** For those who hear it; the line itself moves with each frame. */
const TIMES_PER_SEC = 4;

/** The numbers of the time axis, and the playhead as something one can hold by keyboard. */
export function Ruler() {
  const { view, plot } = useTimeFrame();
  const stepMs = timeStepMs(view, plot.widthPx);
  const decimals = secondDecimals(stepMs);
  const lastMs = view.toMs - stepMs * 0.02;
  return (
    <div className={styles.ruler} data-ruler="">
      <PlayheadSlider />
      <div className={styles.ticks} aria-hidden="true">
        {timeTicks(view, stepMs).map((ms) => (
          <span
            key={ms}
            className={
              ms >= lastMs ? styles.lastTick : ms <= view.fromMs ? styles.firstTick : styles.tick
            }
            style={{ left: `${String(ratioOfMs(ms, view) * 100)}%` }}
          >
            {formatClock(ms, decimals)}
          </span>
        ))}
      </div>
    </div>
  );
}

function PlayheadSlider() {
  const t = useTexts('timeline');
  const atMs = usePlayheadMs(TIMES_PER_SEC);
  const durationMs = useSluice((state) => state.scenario.durationMs);
  const { view, plot } = useTimeFrame();
  const slider = useRef<HTMLDivElement>(null);
  // The ring of the focus goes along with the playhead, from outside of React like the playhead itself.
  useEffect(() => {
    const move = (ms: number) => {
      const x = ratioOfMs(ms, view) * plot.widthPx;
      slider.current?.style.setProperty('transform', `translateX(${String(x)}px)`);
    };
    move(playhead.nowMs());
    return playhead.subscribe(move);
  }, [view, plot]);
  return (
    <div
      ref={slider}
      className={styles.playhead}
      role="slider"
      tabIndex={0}
      aria-label={t('playhead')}
      aria-valuemin={0}
      aria-valuemax={durationMs / 1000}
      aria-valuenow={Math.round(atMs) / 1000}
      aria-valuetext={formatClock(atMs, 2)}
      onKeyDown={handleKey}
    />
  );
}

/** The same steps as the keys of the page: one picture, with Shift one second. */
const KEY_DIRECTIONS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
};
const PAGE_STEPS_MS: Readonly<Record<string, number>> = { PageDown: -10_000, PageUp: 10_000 };

function handleKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { scenario, seekTo } = sluice.getState();
  const direction = KEY_DIRECTIONS[event.key] ?? 0;
  const arrowMs = direction * (event.shiftKey ? 1_000 : frameMs(playhead.speed()));
  const step = arrowMs === 0 ? PAGE_STEPS_MS[event.key] : arrowMs;
  if (step !== undefined) seekTo(playhead.nowMs() + step);
  else if (event.key === 'Home') seekTo(0);
  else if (event.key === 'End') seekTo(scenario.durationMs);
  else return;
  event.preventDefault();
}
