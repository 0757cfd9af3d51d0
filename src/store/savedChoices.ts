// What a visitor chose once and should not have to choose again. Kept by the browser, and only there.
import type { Language, ThemeChoice } from './SluiceState.ts';

const NAMES = {
  language: 'sluice.language',
  theme: 'sluice.theme',
  tour: 'sluice.tour',
  keys: 'sluice.keys',
} as const;
type ChoiceName = keyof typeof NAMES;

export interface SavedChoices {
  readonly read: (name: ChoiceName) => string | undefined;
  readonly write: (name: ChoiceName, value: string) => void;
}

/** Choices kept in `localStorage`, or nowhere when the browser forbids it. */
export function createSavedChoices(storage: () => Storage): SavedChoices {
  return {
    read: (name) => tried(() => storage().getItem(NAMES[name])) ?? undefined,
    write: (name, value) => {
      tried(() => {
        storage().setItem(NAMES[name], value);
      });
    },
  };
}

/** Private windows and full disks throw here; the page then works without memory. */
function tried<Value>(access: () => Value): Value | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

export function readLanguage(text: string | undefined): Language | undefined {
  return text === 'en' || text === 'zh' ? text : undefined;
}

export function readTheme(text: string | undefined): ThemeChoice | undefined {
  return text === 'light' || text === 'dark' || text === 'system' ? text : undefined;
}

/** The first of the browser's languages that the page speaks; English when it speaks none. */
export function browserLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    if (/^zh\b/i.test(tag)) return 'zh';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
