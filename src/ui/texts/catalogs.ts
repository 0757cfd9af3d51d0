// Which text comes when. A namespace is a file of this folder, a line in `Catalogs`, and a line in one of the two
// lists below it. Each file holds both languages, for those who write them; but of each only the language that is
// spoken is sent: the query makes two modules of a file, and of each only one export is left.
import type * as causes from './causes.ts';
import type * as charts from './charts.ts';
import type * as compare from './compare.ts';
import type * as consuming from './consuming.ts';
import type * as controls from './controls.ts';
import type * as contradictions from './contradictions.ts';
import type * as deliveryCauses from './deliveryCauses.ts';
import type * as faults from './faults.ts';
import type * as fidelity from './fidelity.ts';
import type * as inspector from './inspector.ts';
import type * as keys from './keys.ts';
import type * as labels from './labels.ts';
import type * as lacking from './lacking.ts';
import type * as maps from './maps.ts';
import type * as notices from './notices.ts';
import type * as parts from './parts.ts';
import type * as presets from './presets.ts';
import type * as presetStories from './presetStories.ts';
import type * as profiles from './profiles.ts';
import type * as seeds from './seeds.ts';
import type * as settings from './settings.ts';
import type * as share from './share.ts';
import type * as shell from './shell.ts';
import type * as stage from './stage.ts';
import type * as timeline from './timeline.ts';
import type * as tour from './tour.ts';
import type * as verdict from './verdict.ts';
import type * as versions from './versions.ts';
import type * as watch from './watch.ts';

export interface Catalogs {
  readonly causes: typeof causes;
  readonly charts: typeof charts;
  readonly compare: typeof compare;
  readonly consuming: typeof consuming;
  readonly controls: typeof controls;
  readonly contradictions: typeof contradictions;
  readonly deliveryCauses: typeof deliveryCauses;
  readonly faults: typeof faults;
  readonly fidelity: typeof fidelity;
  readonly inspector: typeof inspector;
  readonly keys: typeof keys;
  readonly labels: typeof labels;
  readonly lacking: typeof lacking;
  readonly maps: typeof maps;
  readonly notices: typeof notices;
  readonly parts: typeof parts;
  readonly presets: typeof presets;
  readonly presetStories: typeof presetStories;
  readonly profiles: typeof profiles;
  readonly seeds: typeof seeds;
  readonly settings: typeof settings;
  readonly share: typeof share;
  readonly shell: typeof shell;
  readonly stage: typeof stage;
  readonly timeline: typeof timeline;
  readonly tour: typeof tour;
  readonly verdict: typeof verdict;
  readonly versions: typeof versions;
  readonly watch: typeof watch;
}

export type Namespace = keyof Catalogs;
export type Catalog = Readonly<Record<string, string>>;
export type Language = 'en' | 'zh';

/** Needed for the first picture. */
export const FIRST = ['faults', 'parts', 'presets', 'shell', 'stage', 'timeline'] as const;
export type LaterNamespace = Exclude<Namespace, (typeof FIRST)[number]>;

/** English is what the page falls back to, so it is there at once. */
export const firstEnglish = import.meta.glob<Catalog>(
  './{faults,parts,presets,shell,stage,timeline}.ts',
  { eager: true, import: 'en', query: '?en' },
);

const later = {
  en: import.meta.glob<Catalog>(
    './{causes,charts,compare,consuming,contradictions,fidelity,controls,deliveryCauses,inspector,keys,labels,lacking,maps,notices,presetStories,profiles,seeds,settings,share,tour,verdict,versions,watch}.ts',
    {
      import: 'en',
      query: '?en',
    },
  ),
  zh: import.meta.glob<Catalog>(
    './{causes,charts,compare,consuming,contradictions,fidelity,controls,deliveryCauses,inspector,keys,labels,lacking,maps,notices,presetStories,profiles,seeds,settings,share,tour,verdict,versions,watch}.ts',
    {
      import: 'zh',
      query: '?zh',
    },
  ),
};

export async function loadLater(language: Language, name: LaterNamespace): Promise<Catalog> {
  const load = later[language][`./${name}.ts`];
  if (load === undefined) throw new Error(`Bug: ${name} is in no list of catalogs`);
  return load();
}
