// Joins the catalogs: a namespace is a file of this folder, and a line here.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as charts from './charts.ts';
import * as controls from './controls.ts';
import * as inspector from './inspector.ts';
import * as parts from './parts.ts';
import * as presets from './presets.ts';
import * as settings from './settings.ts';
import * as share from './share.ts';
import * as shell from './shell.ts';
import * as stage from './stage.ts';
import * as timeline from './timeline.ts';
import * as verdict from './verdict.ts';

const catalogs = {
  charts,
  controls,
  inspector,
  parts,
  presets,
  settings,
  share,
  shell,
  stage,
  timeline,
  verdict,
};

type Catalogs = typeof catalogs;
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

export function speak(language: Language): void {
  void i18n.changeLanguage(language);
}

/** Texts for code outside of React; asks for the language of this moment, so do not keep it. */
export function textsOf<Name extends Namespace>(name: Name): Texts<Name> {
  const t = i18n.getFixedT(null, name);
  return (key, ...values) => t(key, values[0] ?? {});
}
