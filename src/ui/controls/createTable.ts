import type { ClientScenario, TimelineEntry } from '../../scenario/Scenario.ts';
import type { Settings, SettingSpec } from '../../scenario/SettingSpec.ts';
import { setAt } from '../../scenario/settingPath.ts';
import { sluice } from '../../store/sluice.ts';
import { laterChanges } from './changeSettings.ts';
import { irrelevanceOf } from './relevance.ts';
import { valueOf } from './settingGroups.ts';
import type { Hint } from './settingHints.ts';
import type { SettingTable } from './SettingTable.ts';

interface TableSource {
  readonly specs: readonly SettingSpec[];
  /** One for each part the table stands for, each with what is in force there. */
  readonly parts: readonly { readonly prefix: string; readonly settings: Settings }[];
  readonly hints: readonly Hint[];
  readonly timeline: readonly TimelineEntry[];
  /** The client whose version and mode decide what works. */
  readonly client?: ClientScenario;
}

/**
 * Joins what the form needs of a table, and sends its changes to the store. With all brokers in view, what is
 * true of each of them is said once.
 */
export function createTable({ specs, parts, hints, timeline, client }: TableSource): SettingTable {
  const prefixes = parts.map(({ prefix }) => prefix);
  const settings = parts[0]?.settings ?? {};
  return {
    specs,
    name: prefixes.join(' '),
    settings,
    differing: new Set(
      specs
        .filter((spec) =>
          parts.some((part) => valueOf(spec, part.settings) !== valueOf(spec, settings)),
        )
        .map(({ name }) => name),
    ),
    change(name, value, gesture) {
      const paths = prefixes.map((prefix) => `${prefix}${name}`);
      sluice.getState().change(paths, value, gesture);
    },
    resetAll(names) {
      const defaults = specs.filter((spec) => names.includes(spec.name));
      sluice
        .getState()
        .edit((scenario) =>
          prefixes.reduce(
            (changed, prefix) =>
              defaults.reduce(
                (next, spec) => setAt(next, `${prefix}${spec.name}`, spec.default),
                changed,
              ),
            scenario,
          ),
        );
    },
    hintsOf: (name) => {
      const found = hints.filter(({ path }) =>
        prefixes.some((prefix) => path === `${prefix}${name}`),
      );
      return found.filter((hint, at) => found.findIndex(({ id }) => id === hint.id) === at);
    },
    laterOf: (name) => {
      const all = prefixes.flatMap((prefix) => laterChanges(timeline, `${prefix}${name}`));
      return all.filter(
        ({ atMs, value }, at) =>
          all.findIndex((other) => other.atMs === atMs && other.value === value) === at,
      );
    },
    irrelevanceOf: (name) => (client === undefined ? undefined : irrelevanceOf(client, name)),
  };
}
