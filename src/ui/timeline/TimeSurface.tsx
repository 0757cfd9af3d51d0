import { createContext, use, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { playhead } from '../../store/playhead.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { ratioOfMs, timePlotOf } from '../parts/timeGeometry.ts';
import type { TimePlot, TimeView } from '../parts/timeGeometry.ts';
import { readTimeGutters, timeView, useTimeView, useWatchMode } from '../parts/timeView.ts';
import { panned } from '../parts/timeZoom.ts';
import { SpanBand } from './SpanBand.tsx';
import { StopMarks } from './StopMarks.tsx';
import { useSeekByPointer } from './useSeekByPointer.ts';
import { useTimeWheel } from './useTimeWheel.ts';
import styles from './TimeSurface.module.css';

/** What everything on the surface needs to know of the time axis. */
export interface TimeFrame {
  readonly view: TimeView;
  readonly plot: TimePlot;
  readonly isNarrow: boolean;
}

const Frame = createContext<TimeFrame>({
  view: { fromMs: 0, toMs: 1 },
  plot: { leftPx: 0, widthPx: 1 },
  isNarrow: false,
});

export function useTimeFrame(): TimeFrame {
  return use(Frame);
}

/**
 * Holds all that stands on the time axis, lanes and charts alike: draws one playhead through all of it,
 * and lets the hand seek anywhere on it.
 */
export function TimeSurface({ children }: { readonly children: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null);
  const durationMs = useSluice((state) => state.scenario.durationMs);
  const view = useTimeView(durationMs);
  const plot = usePlot(surface);
  const frame = useMemo(() => ({ view, plot, isNarrow: plot.leftPx === 0 }), [view, plot]);
  const pointer = useSeekByPointer(surface);
  const watch = useWatchMode();
  useTimeWheel(surface);
  useTurnedPages(view);
  return (
    <div
      ref={surface}
      className={styles.surface}
      data-watch={watch}
      data-time-surface=""
      onDoubleClick={() => timeView.setState({ zoom: undefined })}
      {...pointer}
    >
      <Frame value={frame}>{children}</Frame>
      <Overlay frame={frame} />
    </div>
  );
}

/** When the playing playhead leaves the view, the view goes on to where it is. */
function useTurnedPages(view: TimeView): void {
  useEffect(
    () =>
      playhead.subscribe((ms) => {
        if (!playhead.isPlaying() || (ms >= view.fromMs && ms <= view.toMs)) return;
        const { durationMs } = sluice.getState().scenario;
        const margin = (view.toMs - view.fromMs) * 0.05;
        timeView.setState({ zoom: panned(view, ms - margin - view.fromMs, durationMs) });
      }),
    [view],
  );
}

function usePlot(surface: RefObject<HTMLElement | null>): TimePlot {
  const [plot, setPlot] = useState<TimePlot>({ leftPx: 0, widthPx: 1 });
  useLayoutEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    const measure = () => {
      const next = timePlotOf(element.clientWidth, readTimeGutters(element));
      setPlot((known) =>
        known.leftPx === next.leftPx && known.widthPx === next.widthPx ? known : next,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [surface]);
  return plot;
}

/** Playhead and crosshair. They are moved from outside of React, so that nothing below is drawn for them. */
function Overlay({ frame }: { readonly frame: TimeFrame }) {
  const later = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const crosshair = useRef<HTMLDivElement>(null);
  const { view, plot } = frame;
  useLayoutEffect(() => {
    const move = (ms: number) => {
      // Outside of a zoomed view it waits beyond the edge, where the overlay cuts it off.
      const x = Math.min(1.1, Math.max(-0.1, ratioOfMs(ms, view))) * plot.widthPx;
      for (const element of [later.current, head.current]) {
        element?.style.setProperty('transform', `translateX(${String(x)}px)`);
      }
    };
    move(playhead.nowMs());
    return playhead.subscribe(move);
  }, [view, plot]);
  useEffect(() => {
    const move = () => {
      const { hover } = timeView.getState();
      const element = crosshair.current;
      if (element === null) return;
      element.hidden = hover === undefined;
      const x = ratioOfMs(hover?.atMs ?? 0, view) * plot.widthPx;
      element.style.transform = `translateX(${String(x)}px)`;
    };
    move();
    return timeView.subscribe(move);
  }, [view, plot]);
  return (
    <>
      <div className={styles.shade} aria-hidden="true">
        <div ref={later} className={styles.later} />
      </div>
      <div className={styles.overlay} aria-hidden="true">
        <SpanBand frame={frame} />
        <StopMarks frame={frame} />
        <div ref={crosshair} className={styles.crosshair} hidden />
        <div ref={head} className={styles.head}>
          <div className={styles.line} />
          <svg className={styles.knob} width="12" height="9" viewBox="0 0 12 9">
            <path d="M0 0h12v2L6 9 0 2z" />
          </svg>
        </div>
      </div>
    </>
  );
}
