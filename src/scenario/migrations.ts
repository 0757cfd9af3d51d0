// How scenarios of older versions become today's. Links and files carry the version they were written in.
import { SCENARIO_VERSION } from './Scenario.ts';
import type { PlainObject } from './plain.ts';

type Upgrade = (older: PlainObject) => PlainObject;

/**
 * `UPGRADES[n]` makes a scenario of version n + 1 from one of version n. A new version is needed when old text
 * would otherwise mean something else: a setting renamed, a default changed (then the upgrade writes the old
 * default down), a preset changed. New settings and new keys alone need none.
 */
const UPGRADES: Readonly<Record<number, Upgrade>> = {};

export function upgraded(given: PlainObject, version: number): PlainObject {
  let current = given;
  for (let from = version; from < SCENARIO_VERSION; from += 1) {
    const upgrade = UPGRADES[from];
    if (upgrade === undefined) throw new Error(`Bug: no upgrade from version ${from}`);
    current = { ...upgrade(current), version: from + 1 };
  }
  return current;
}
