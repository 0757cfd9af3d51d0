import { useEffect } from 'react';
import { playhead } from '../../store/playhead.ts';
import { sluice } from '../../store/sluice.ts';
import { markSpan, spanBetween, timeView } from '../parts/timeView.ts';
import { panned, viewWithin, zoomed } from '../parts/timeZoom.ts';
import { frameMs } from '../timeline/timeText.ts';
import {
  commandOf,
  type Focus,
  isKeyTaken,
  isWriting,
  type KeyCommand,
  nextSpeed,
} from './keyMap.ts';

/** Listens for the keys of the page. */
export function useKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => {
      document.removeEventListener('keydown', handleKey);
    };
  }, []);
}

function handleKey(event: KeyboardEvent): void {
  // A panel that used the key says so; in the middle of an input method nothing is a command.
  if (event.defaultPrevented || event.isComposing) return;
  const press = {
    key: event.key,
    hasShift: event.shiftKey,
    hasCommand: event.ctrlKey || event.metaKey,
    hasAlt: event.altKey,
  };
  if (isWriting(press) && !sluice.getState().areKeysOn) return;
  const command = commandOf(press);
  if (command === undefined || isKeyTaken(event.key, focusOf(event.target))) return;
  event.preventDefault();
  carryOut(command);
}

function focusOf(target: EventTarget | null): Focus {
  const element = target instanceof HTMLElement ? target : document.body;
  return {
    tag: element.tagName.toLowerCase(),
    type: element instanceof HTMLInputElement ? element.type : '',
    role: element.getAttribute('role') ?? '',
    isEditable: element.isContentEditable,
    isInDialog: element.closest('[role=dialog],[role=alertdialog],[role=menu],dialog') !== null,
  };
}

function carryOut(command: KeyCommand): void {
  const state = sluice.getState();
  switch (command.do) {
    case 'playOrPause':
      return state.isPlaying ? state.pause() : state.play();
    case 'undo':
      return state.undo();
    case 'redo':
      return state.redo();
    case 'share':
    case 'keys':
    case 'compare':
      return state.openSheet(command.do);
    case 'fork':
      return void fork();
    case 'deselect':
      markSpan(undefined);
      return state.select({ kind: 'none' });
    case 'seekBy':
      return state.seekTo(playhead.nowMs() + command.ms);
    case 'stepFrame':
      return state.seekTo(playhead.nowMs() + command.direction * frameMs(state.speed));
    case 'zoom':
    case 'pan':
      return lookAt(command, state.scenario.durationMs);
    case 'jumpToStop':
      return void jumpToStop(command.direction);
    case 'markSpan':
      return markEnd(command.end, state.scenario.durationMs);
    case 'seekTo':
      return state.seekTo(command.end === 'start' ? 0 : state.scenario.durationMs);
    case 'stepEvent':
      return state.stepEvent(command.direction);
    case 'changeSpeed':
      return state.setSpeed(nextSpeed(state.speed, command.direction));
    case 'placeFault': {
      const { selection, scenario } = state;
      const index = selection.kind === 'broker' ? selection.index : 0;
      const broker = scenario.brokers[index];
      if (broker !== undefined) state.placeFault(command.fault, broker.id);
    }
  }
}

async function fork(): Promise<void> {
  const { twoRuns } = await import('../../store/compare/compare.ts');
  twoRuns.fork();
}

/** Conditions are looked up by code that comes with the first stop that is set. */
async function jumpToStop(direction: 1 | -1): Promise<void> {
  const stops = await import('../../store/stops.ts');
  stops.jumpToStop(direction);
}

type LookCommand =
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'pan'; readonly direction: 1 | -1 };

/** A pan goes on by this share of what is shown. */
const PAN_RATIO = 0.2;

function lookAt(command: LookCommand, durationMs: number): void {
  const view = viewWithin(timeView.getState().zoom, durationMs);
  const zoom =
    command.do === 'zoom'
      ? zoomed(view, { aboutMs: playhead.nowMs(), factor: command.factor }, durationMs)
      : panned(view, command.direction * PAN_RATIO * (view.toMs - view.fromMs), durationMs);
  timeView.setState({ zoom });
}

/** The playhead becomes one end of the marked span; the other stays, or is that of the run. */
function markEnd(end: 'start' | 'end', durationMs: number): void {
  const { span } = timeView.getState();
  const nowMs = playhead.nowMs();
  const other = end === 'start' ? (span?.toMs ?? durationMs) : (span?.fromMs ?? 0);
  markSpan(spanBetween(nowMs, other));
}
