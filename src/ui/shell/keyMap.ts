// Which key does what. The dialog that shows the keys is made from the same table.
import { FAULT_SPECS } from '../../scenario/faultSpecs.ts';
import type { FaultKind } from '../../scenario/Scenario.ts';
import { SPEEDS } from '../timeline/timeText.ts';

export type KeyCommand =
  | { readonly do: 'playOrPause' | 'undo' | 'redo' | 'share' | 'keys' | 'deselect' }
  | { readonly do: 'fork' | 'compare' }
  | { readonly do: 'seekBy'; readonly ms: number }
  | { readonly do: 'stepFrame'; readonly direction: 1 | -1 }
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'pan'; readonly direction: 1 | -1 }
  | { readonly do: 'jumpToStop'; readonly direction: 1 | -1 }
  | { readonly do: 'markSpan'; readonly end: 'start' | 'end' }
  | { readonly do: 'seekTo'; readonly end: 'start' | 'end' }
  | { readonly do: 'stepEvent'; readonly direction: 1 | -1 }
  | { readonly do: 'changeSpeed'; readonly direction: 1 | -1 }
  | { readonly do: 'placeFault'; readonly fault: FaultKind };

/** As much of a keyboard event as decides. */
export interface KeyPress {
  readonly key: string;
  readonly hasShift: boolean;
  /** Control, or the command key of a Mac. */
  readonly hasCommand: boolean;
  readonly hasAlt: boolean;
}

export interface KeyBinding {
  readonly command: KeyCommand;
  /** As the browser calls it; letters in lower case. */
  readonly key: string;
  readonly needsShift?: boolean;
  readonly needsCommand?: boolean;
}

/** The faults that have a key: what breaks a broker, most telling first. */
const FAULT_KEYS = FAULT_SPECS.filter(({ targets }) => targets.includes('broker')).slice(0, 6);

export const KEY_BINDINGS: readonly KeyBinding[] = [
  { key: ' ', command: { do: 'playOrPause' } },
  { key: 'ArrowLeft', command: { do: 'stepFrame', direction: -1 } },
  { key: 'ArrowRight', command: { do: 'stepFrame', direction: 1 } },
  { key: 'ArrowLeft', needsShift: true, command: { do: 'seekBy', ms: -1_000 } },
  { key: 'ArrowRight', needsShift: true, command: { do: 'seekBy', ms: 1_000 } },
  { key: ',', command: { do: 'stepEvent', direction: -1 } },
  { key: '.', command: { do: 'stepEvent', direction: 1 } },
  { key: 'Home', command: { do: 'seekTo', end: 'start' } },
  { key: 'End', command: { do: 'seekTo', end: 'end' } },
  { key: '[', command: { do: 'changeSpeed', direction: -1 } },
  { key: ']', command: { do: 'changeSpeed', direction: 1 } },
  { key: 'w', command: { do: 'zoom', factor: 2 } },
  { key: 's', command: { do: 'zoom', factor: 0.5 } },
  { key: 'a', command: { do: 'pan', direction: -1 } },
  { key: 'd', command: { do: 'pan', direction: 1 } },
  { key: 'p', command: { do: 'jumpToStop', direction: -1 } },
  { key: 'n', command: { do: 'jumpToStop', direction: 1 } },
  { key: 'i', command: { do: 'markSpan', end: 'start' } },
  { key: 'o', command: { do: 'markSpan', end: 'end' } },
  ...FAULT_KEYS.map(({ fault }, index): KeyBinding => ({
    key: String(index + 1),
    command: { do: 'placeFault', fault },
  })),
  { key: 'z', needsCommand: true, command: { do: 'undo' } },
  { key: 'z', needsCommand: true, needsShift: true, command: { do: 'redo' } },
  { key: 'y', needsCommand: true, command: { do: 'redo' } },
  { key: 'f', command: { do: 'fork' } },
  { key: 'c', command: { do: 'compare' } },
  { key: 'l', command: { do: 'share' } },
  { key: 'Escape', command: { do: 'deselect' } },
  { key: '?', command: { do: 'keys' } },
];

/** What a key press asks for; nothing for keys that belong to the browser or to nobody. */
export function commandOf(press: KeyPress): KeyCommand | undefined {
  if (press.hasAlt) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const binding = KEY_BINDINGS.find(
    (known) =>
      known.key === key &&
      (known.needsCommand ?? false) === press.hasCommand &&
      // Where a sign stands on the keyboard differs; shift is part of writing it.
      ((known.needsShift ?? false) === press.hasShift || isSign(key)),
  );
  return binding?.command;
}

/** Keys that write a letter, digit or sign. Whoever speaks to the computer must be able to switch them off. */
export function isWriting({ key, hasCommand }: KeyPress): boolean {
  return key.length === 1 && key !== ' ' && !hasCommand;
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/.test(key);
}

/** `[` and `]` walk through the speeds of the menu. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const faster = SPEEDS.filter((other) => other > speed);
  const slower = SPEEDS.filter((other) => other < speed);
  return (direction === 1 ? faster[0] : slower.at(-1)) ?? speed;
}

/** What has the focus, as far as it decides whether a key is meant for the page. */
export interface Focus {
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  readonly isEditable: boolean;
  readonly isInDialog: boolean;
}

const TYPING = ['text', 'search', 'number', 'email', 'url', 'tel', 'password', ''];
/** They move by arrow keys, Home and End themselves. */
const MOVED_BY_ARROWS = [
  ...['slider', 'tab', 'radio', 'option', 'listbox', 'combobox', 'spinbutton', 'menuitem'],
  ...['menuitemradio', 'row', 'gridcell', 'application', 'separator', 'scrollbar'],
];
const MOVES = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'];

/** Whether the thing in focus wants a key for itself: text for fields, arrows for sliders, space for buttons. */
export function isKeyTaken(key: string, focus: Focus): boolean {
  const { tag, type, role, isEditable, isInDialog } = focus;
  if (isInDialog || isEditable || tag === 'textarea' || tag === 'select') return true;
  if (tag === 'input' && TYPING.includes(type)) return true;
  if (key === ' ') return tag === 'button' || tag === 'a' || tag === 'input' || role !== '';
  if (!MOVES.includes(key)) return false;
  return tag === 'input' || MOVED_BY_ARROWS.includes(role);
}
