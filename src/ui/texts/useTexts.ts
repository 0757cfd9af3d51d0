import { useMemo, useSyncExternalStore } from 'react';
import { spoken, textsOf, whenSpoken } from './texts.ts';
import type { Namespace, Texts } from './texts.ts';

/** The texts of a namespace in the language of the page; draws again when the language changes. */
export function useTexts<Name extends Namespace>(name: Name): Texts<Name> {
  const language = useSyncExternalStore(whenSpoken, spoken);
  // Another function for another language, so that what is made from its texts is made anew.
  return useMemo(() => textsOf(name, language), [name, language]);
}
