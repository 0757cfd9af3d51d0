// The moment the page shows. It lives outside of React: at 60 frames a second nothing may render for it.
import { type StoreApi, useStore } from 'zustand';

/** A tab that was hidden, or a frame that took long, must not make the picture jump. */
const FRAME_MS_MAX = 100;

type Listener = (ms: number) => void;

export interface Playhead {
  readonly nowMs: () => number;
  readonly seek: (ms: number) => void;
  /** Calls back once per animation frame while it moves, and at once on a seek. */
  readonly subscribe: (listener: Listener) => () => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly isPlaying: () => boolean;
  readonly speed: () => number;
  readonly setSpeed: (speed: number) => void;
  /** It stops there by itself, and tells `onEnd`. */
  readonly setEnd: (endMs: number) => void;
  readonly onEnd: (listener: () => void) => void;
}

/** The frames of the browser, or those of a test. */
export interface Frames {
  readonly request: (callback: (realMs: number) => void) => number;
  readonly cancel: (handle: number) => void;
}

export function createPlayhead(frames: Frames): Playhead {
  const listeners = new Set<Listener>();
  let whenEnded: () => void = () => undefined;
  let now = 0;
  let end = Number.POSITIVE_INFINITY;
  let speed = 1;
  let frame: number | undefined;
  let shownAt: number | undefined;

  function moveTo(ms: number): void {
    now = Math.min(end, Math.max(0, ms));
    for (const listener of listeners) listener(now);
  }

  function pause(): void {
    if (frame !== undefined) frames.cancel(frame);
    frame = undefined;
    shownAt = undefined;
  }

  function step(realMs: number): void {
    const passedMs = shownAt === undefined ? 0 : Math.min(FRAME_MS_MAX, realMs - shownAt);
    shownAt = realMs;
    frame = frames.request(step);
    moveTo(now + passedMs * speed);
    if (now < end) return;
    pause();
    whenEnded();
  }

  return {
    nowMs: () => now,
    seek: moveTo,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    play() {
      frame ??= frames.request(step);
    },
    pause,
    isPlaying: () => frame !== undefined,
    speed: () => speed,
    setSpeed(wished) {
      speed = wished;
    },
    setEnd(endMs) {
      end = endMs;
      if (now > end) moveTo(end);
    },
    onEnd(listener) {
      whenEnded = listener;
    },
  };
}

export const playhead = createPlayhead({
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => {
    cancelAnimationFrame(handle);
  },
});

/** The moment for text: it changes at most that often, so that React has little to do. */
export function usePlayheadMs(timesPerSec: number): number {
  return useStore(slowed(playhead, timesPerSec));
}

type ReadonlyStore<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

const slowedByRate = new Map<number, ReadonlyStore<number>>();

/** One for each rate in use, so that all texts of a rate change in the same render. */
function slowed(source: Playhead, timesPerSec: number): ReadonlyStore<number> {
  const known = slowedByRate.get(timesPerSec);
  if (known !== undefined) return known;
  const made = createSlowed(source, 1000 / timesPerSec);
  slowedByRate.set(timesPerSec, made);
  return made;
}

export function createSlowed(source: Playhead, everyMs: number): ReadonlyStore<number> {
  const listeners = new Set<(now: number, before: number) => void>();
  let shown = source.nowMs();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;

  function show(): void {
    timer = undefined;
    if (shown === source.nowMs()) return;
    const before = shown;
    shown = source.nowMs();
    for (const listener of listeners) listener(shown, before);
    // Holds back what comes until then; the last word is always shown.
    timer = setTimeout(show, everyMs);
  }

  function current(): number {
    if (listeners.size === 0) shown = source.nowMs();
    return shown;
  }

  return {
    getState: current,
    getInitialState: current,
    subscribe(listener) {
      listeners.add(listener);
      leave ??= source.subscribe(() => {
        if (timer === undefined) show();
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        leave?.();
        leave = undefined;
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}
