// Which value a setting had at a moment of the run.
import type { Scenario } from '../scenario/Scenario.ts';
import { getAt } from '../scenario/settingPath.ts';
import type { SettingValue } from '../scenario/SettingSpec.ts';

/** The newest change on the timeline at or before the moment, else what the scenario began with. */
export function settingAt(
  scenario: Scenario,
  path: string,
  atMs: number,
): SettingValue | undefined {
  let value = getAt(scenario, path);
  if (value === undefined) return undefined;
  let newestMs = -Infinity;
  for (const entry of scenario.timeline) {
    if (entry.kind !== 'set' || entry.isMuted === true || entry.path !== path) continue;
    if (entry.atMs > atMs || entry.atMs < newestMs) continue;
    newestMs = entry.atMs;
    value = entry.value;
  }
  return value;
}

/** The setting as a number; `instead` when there is none. */
export function numberAt(
  scenario: Scenario,
  path: string,
  { atMs, instead }: { readonly atMs: number; readonly instead: number },
): number {
  const value = settingAt(scenario, path, atMs);
  return typeof value === 'number' ? value : instead;
}

/** How many callers a client has at the moment. */
export function callersAt(scenario: Scenario, client: number, atMs: number): number {
  const id = scenario.clients[client]?.id ?? '';
  return numberAt(scenario, `clients.${id}.workload.callers`, { atMs, instead: 0 });
}
