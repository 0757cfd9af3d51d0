// Joins the catalogs with i18next, and gives each text the type of its values.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import {
  type Catalog,
  type Catalogs,
  FIRST,
  firstEnglish,
  type Language,
  type LaterNamespace,
  loadLater,
  type Namespace,
} from './catalogs.ts';

export type { Namespace };
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

const i18n = i18next.createInstance();
void i18n.use(initReactI18next).init({
  resources: { en: firstOf(firstEnglish) },
  lng: 'en',
  fallbackLng: 'en',
  supportedLngs: ['en', 'zh'],
  // A key may hold a dot or a colon; there are no nested catalogs.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  react: { useSuspense: false },
});

function firstOf(files: Readonly<Record<string, Catalog>>): Record<string, Catalog> {
  return Object.fromEntries(FIRST.map((name) => [name, files[`./${name}.ts`] ?? {}]));
}

/** Namespaces that were asked for so far: another language needs them as well. */
const laterInUse = new Set<LaterNamespace>();

/** Call it with the `import()` of a part, and show the part when both are there. */
export async function loadTexts(...names: readonly LaterNamespace[]): Promise<void> {
  for (const name of names) laterInUse.add(name);
  let language: Language;
  // Another language may be chosen while the texts are on their way.
  do {
    language = spoken();
    await loadIn(language, names);
  } while (language !== spoken());
}

function spoken(): Language {
  return i18n.language === 'zh' ? 'zh' : 'en';
}

async function loadIn(language: Language, names: Iterable<LaterNamespace>): Promise<void> {
  const missing = [...names].filter((name) => !i18n.hasResourceBundle(language, name));
  const load = async (name: LaterNamespace): Promise<void> => {
    i18n.addResourceBundle(language, name, await loadLater(language, name));
  };
  await Promise.all(missing.map(load));
}

/** The page speaks another language as soon as all texts in use are there. */
export async function speak(language: Language): Promise<void> {
  if (language === 'zh' && !i18n.hasResourceBundle('zh', FIRST[0])) {
    const { firstChinese } = await import('./firstChinese.ts');
    for (const [name, texts] of Object.entries(firstOf(firstChinese))) {
      i18n.addResourceBundle('zh', name, texts);
    }
  }
  // Parts may ask for more texts in the meantime.
  let count: number;
  do {
    count = laterInUse.size;
    await loadIn(language, laterInUse);
  } while (count !== laterInUse.size);
  await i18n.changeLanguage(language);
}

/** Texts for code outside of React; asks for the language of this moment, so do not keep it. */
export function textsOf<Name extends Namespace>(name: Name): Texts<Name> {
  const t = i18n.getFixedT(null, name);
  return (key, ...values) => t(key, values[0] ?? {});
}
