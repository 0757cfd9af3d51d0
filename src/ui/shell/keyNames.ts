// What stands on the keys, as everywhere in the world; only the space bar has a name that is translated.
import type { KeyBinding } from './keyMap.ts';

const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

interface Names {
  readonly space: string;
  readonly isMac: boolean;
}

/** The caps to press together, e.g. `Ctrl`, `Shift`, `Z`. */
export function keyCaps(binding: KeyBinding, { space, isMac }: Names): readonly string[] {
  const { key, needsShift = false, needsCommand = false } = binding;
  const cap = key === ' ' ? space : (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return [
    ...(needsCommand ? [isMac ? '⌘' : 'Ctrl'] : []),
    ...(needsShift ? [isMac ? '⇧' : 'Shift'] : []),
    cap,
  ];
}
