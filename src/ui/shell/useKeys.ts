import { useEffect } from 'react';
import { playhead } from '../../store/playhead.ts';
import { sluice } from '../../store/sluice.ts';
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
      return state.openSheet(command.do);
    case 'deselect':
      return state.select({ kind: 'none' });
    case 'seekBy':
      return state.seekTo(playhead.nowMs() + command.ms);
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
