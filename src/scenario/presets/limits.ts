// Brokers that say no: quotas and who bears them.
import type { Scenario } from '../Scenario.ts';
import { BLANK, documented, fault, java, twoBrokers } from './parts.ts';

// The quota of the manual: 200/s in all, and for 2 s three clients want 480/s. The Java client hands 530 to its caller
// at once, the client of the manual waits 1 s and 1.6 s and loses next to nothing, a careless one asks three times at once.
const wanted = { ratePerSec: 40, callers: 2_000 };
export const quota: Scenario = {
  ...BLANK,
  preset: 'quota-530',
  durationMs: 60_000,
  brokers: twoBrokers({ throttleRatePerSec: 100 }),
  clients: [
    java('java-5-3', '5.3.3', wanted),
    documented('as-documented', wanted),
    {
      id: 'asks-at-once',
      profile: 'custom',
      version: '1',
      mode: 'sync',
      settings: { backoff: 'none' },
      workload: wanted,
    },
  ],
  timeline: ['java-5-3', 'as-documented', 'asks-at-once'].map((client) =>
    fault('spike', client, { startMs: 20_000, endMs: 22_000, strength: 4 }),
  ),
};
