import type { Scenario } from '../scenario/Scenario.ts';
import { fullSettings } from '../scenario/SettingSpec.ts';
import { WORKLOAD_SPECS } from '../scenario/workloadSpecs.ts';

const LEAST = 1024;
const MOST = 1_000_000; // beyond that the columns grow by themselves

/** About how many messages a run will have: room for them is made before it starts. */
export function expectedMessages(scenario: Scenario): number {
  let count = LEAST;
  for (const client of scenario.clients) {
    const { loop, ratePerSec } = fullSettings(WORKLOAD_SPECS, client.workload);
    if (client.sends !== undefined) count += client.sends.length;
    else if (loop === 'open') count += Math.ceil((ratePerSec * scenario.durationMs * 1.05) / 1000);
  }
  return Math.min(MOST, count);
}
