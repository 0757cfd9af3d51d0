// Which catalogs are there, which language is spoken, and a text with its values put in: all that two flat catalogs
// need. Each text has the type of its values.
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

/** What has come so far. English is what the page falls back to. */
const known: Readonly<Record<Language, Map<Namespace, Catalog>>> = {
  en: firstOf(firstEnglish),
  zh: new Map(),
};
let language: Language = 'en';
const listeners = new Set<() => void>();

function firstOf(files: Readonly<Record<string, Catalog>>): Map<Namespace, Catalog> {
  return new Map(FIRST.map((name) => [name, files[`./${name}.ts`] ?? {}]));
}

/** Namespaces that were asked for so far: another language needs them as well. */
const laterInUse = new Set<LaterNamespace>();

/** Call it with the `import()` of a part, and show the part when both are there. */
export async function loadTexts(...names: readonly LaterNamespace[]): Promise<void> {
  for (const name of names) laterInUse.add(name);
  let loaded: Language;
  // Another language may be chosen while the texts are on their way.
  do {
    loaded = spoken();
    await loadIn(loaded, names);
  } while (loaded !== spoken());
}

/** The language of the page. */
export function spoken(): Language {
  return language;
}

/** Calls back whenever the page speaks another language. Gives what ends that. */
export function whenSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

async function loadIn(wanted: Language, names: Iterable<LaterNamespace>): Promise<void> {
  const missing = [...names].filter((name) => !known[wanted].has(name));
  const load = async (name: LaterNamespace): Promise<void> => {
    known[wanted].set(name, await loadLater(wanted, name));
  };
  await Promise.all(missing.map(load));
}

/** The page speaks another language as soon as all texts in use are there. */
export async function speak(wanted: Language): Promise<void> {
  if (wanted === 'zh' && !known.zh.has(FIRST[0])) {
    const { firstChinese } = await import('./firstChinese.ts');
    for (const [name, catalog] of firstOf(firstChinese)) known.zh.set(name, catalog);
  }
  // Parts may ask for more texts in the meantime.
  let count: number;
  do {
    count = laterInUse.size;
    await loadIn(wanted, laterInUse);
  } while (count !== laterInUse.size);
  language = wanted;
  for (const listener of listeners) listener();
}

/** Texts for code outside of React; they follow the language of the page, unless they are asked for in one. */
export function textsOf<Name extends Namespace>(name: Name, fixed?: Language): Texts<Name> {
  return (key, ...values) => {
    const text = known[fixed ?? language].get(name)?.[key] ?? known.en.get(name)?.[key] ?? key;
    return withValues(text, values[0] ?? {});
  };
}

/** Values are put in as they are: never read as placeholders or markup. */
export function withValues(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
