// Joins the catalogs: a namespace is a file of this folder, and a line here. What the first picture needs is
// there at once; the texts of parts that come later come with them (`loadTexts`).
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as faults from './faults.ts';
import * as parts from './parts.ts';
import * as presets from './presets.ts';
import * as shell from './shell.ts';
import * as stage from './stage.ts';
import * as timeline from './timeline.ts';

const catalogs = { faults, parts, presets, shell, stage, timeline };

const laterCatalogs = {
  causes: () => import('./causes.ts'),
  charts: () => import('./charts.ts'),
  controls: () => import('./controls.ts'),
  inspector: () => import('./inspector.ts'),
  settings: () => import('./settings.ts'),
  share: () => import('./share.ts'),
  verdict: () => import('./verdict.ts'),
};

type LaterNamespace = keyof typeof laterCatalogs;
type Catalogs = typeof catalogs & {
  readonly [Name in LaterNamespace]: Awaited<ReturnType<(typeof laterCatalogs)[Name]>>;
};
export type Namespace = keyof Catalogs;
export type TextKey<Name extends Namespace> = keyof Catalogs[Name]['en'] & string;

/** The names between `{{` and `}}` of a text. */
type Placeholder<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Values = Readonly<Record<string, string | number>>;
type ValuesOf<Text> = [Placeholder<Text>] extends [never]
  ? [values?: Values]
  : [values: Values & { readonly [Name in Placeholder<Text>]: string | number }];

/** The texts of one namespace: a text with placeholders does not compile without its values. */
export type Texts<Name extends Namespace> = <Key extends TextKey<Name>>(
  key: Key,
  ...values: ValuesOf<Catalogs[Name]['en'][Key]>
) => string;

const LANGUAGES = ['en', 'zh'] as const;
type Language = (typeof LANGUAGES)[number];

function resourcesOf(language: Language): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.entries(catalogs).map(([name, both]) => [name, both[language]]));
}

const i18n = i18next.createInstance();
void i18n.use(initReactI18next).init({
  resources: { en: resourcesOf('en'), zh: resourcesOf('zh') },
  lng: 'en',
  supportedLngs: LANGUAGES,
  // A key may hold a dot or a colon; there are no nested catalogs.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false },
});

/** Call it with the `import()` of a part, and show the part when both are there. */
export async function loadTexts(...names: readonly LaterNamespace[]): Promise<void> {
  const load = async (name: LaterNamespace): Promise<void> => {
    const both = await laterCatalogs[name]();
    for (const language of LANGUAGES) i18n.addResourceBundle(language, name, both[language]);
  };
  await Promise.all(names.map(load));
}

export function speak(language: Language): void {
  void i18n.changeLanguage(language);
}

/** Texts for code outside of React; asks for the language of this moment, so do not keep it. */
export function textsOf<Name extends Namespace>(name: Name): Texts<Name> {
  const t = i18n.getFixedT(null, name);
  return (key, ...values) => t(key, values[0] ?? {});
}
