import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Namespace, Texts } from './texts.ts';

/** The texts of a namespace in the language of the page; draws again when the language changes. */
export function useTexts<Name extends Namespace>(name: Name): Texts<Name> {
  const { t } = useTranslation(name);
  return useMemo<Texts<Name>>(
    () =>
      (key, ...values) =>
        t(key, values[0] ?? {}),
    [t],
  );
}
