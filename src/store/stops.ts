// Where playback stops: conditions a sentence can say, and the moments at which the run shown meets them.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Condition, momentsWhen } from '../recording/momentsWhen.ts';
import type { Recording } from '../recording/Recording.ts';
import { playhead } from './playhead.ts';
import { sluice } from './sluice.ts';

export interface Stop {
  readonly condition: Condition;
  readonly isOn: boolean;
}

/** One of each kind, with numbers to begin from. */
const STOPS: readonly Stop[] = [
  { isOn: false, condition: { kind: 'throttledOver', perSec: 50 } },
  { isOn: false, condition: { kind: 'goodputUnder', ratio: 0.9, forMs: 2_000 } },
  { isOn: false, condition: { kind: 'queueOver', count: 100 } },
  { isOn: false, condition: { kind: 'firstBusy' } },
  { isOn: false, condition: { kind: 'firstDuplicate' } },
  { isOn: false, condition: { kind: 'attemptNumber', number: 3 } },
  { isOn: false, condition: { kind: 'blockedOver', ms: 3_000 } },
];

const stops = createStore<{ readonly stops: readonly Stop[] }>(() => ({ stops: STOPS }));

export function useStops(): readonly Stop[] {
  return useStore(stops, (state) => state.stops);
}

/** Puts this in the place of the stop of its kind. */
export function setStop(changed: Stop): void {
  stops.setState((state) => ({
    stops: state.stops.map((stop) =>
      stop.condition.kind === changed.condition.kind ? changed : stop,
    ),
  }));
}

const known = new WeakMap<Recording, { stops: readonly Stop[]; moments: readonly number[] }>();

/** In ms, ascending: where the stops that are on would stop this run. */
function stopMoments(recording: Recording | undefined, all: readonly Stop[]): readonly number[] {
  if (recording === undefined || !all.some(({ isOn }) => isOn)) return NOWHERE;
  const before = known.get(recording);
  if (before?.stops === all) return before.moments;
  const moments = all
    .filter(({ isOn }) => isOn)
    .flatMap(({ condition }) => momentsWhen(recording, condition));
  const found = [...new Set(moments)].sort((a, b) => a - b);
  known.set(recording, { stops: all, moments: found });
  return found;
}

const NOWHERE: readonly number[] = [];

export function useStopMoments(recording: Recording | undefined): readonly number[] {
  return useStore(stops, (state) => stopMoments(recording, state.stops));
}

/** The playhead goes to the next (+1) or previous (−1) stop, and rests there. */
export function jumpToStop(direction: 1 | -1): void {
  const moments = currentMoments();
  const now = playhead.nowMs();
  const to =
    direction === 1
      ? moments.find((ms) => ms > now + JUST_MS)
      : moments.findLast((ms) => ms < now - JUST_MS);
  if (to === undefined) return;
  sluice.getState().pause();
  playhead.seek(to);
}

/** A moment so near is the one where the playhead stands. */
const JUST_MS = 0.001;

function currentMoments(): readonly number[] {
  return stopMoments(sluice.getState().run.recording, stops.getState().stops);
}

/** From now on a playing playhead rests at every stop it comes to. Ends when the returned function is called. */
export function stopWhilePlaying(): () => void {
  let before = playhead.nowMs();
  return playhead.subscribe((now) => {
    const from = before;
    before = now;
    if (!playhead.isPlaying() || now <= from) return;
    const stop = currentMoments().find((ms) => ms > from + JUST_MS && ms <= now);
    if (stop === undefined) return;
    before = stop;
    sluice.getState().pause();
    playhead.seek(stop);
  });
}
