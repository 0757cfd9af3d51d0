// What an application makes of a send that failed.
import type { Scenario } from '../Scenario.ts';
import { BLANK, fault, java, twoBrokers } from './parts.ts';

// One outage, two applications: one gives up, the other keeps what failed in a table and sends it again.
export const messageTable: Scenario = {
  ...BLANK,
  preset: 'message-table',
  brokers: twoBrokers({ serviceMs: 8 }),
  clients: [
    java('gives-up', '5.3.3', { ratePerSec: 100, callers: 400 }),
    java('keeps-a-table', '5.3.3', {
      ratePerSec: 100,
      callers: 400,
      afterFailure: 'resend',
      resendEveryMs: 5_000,
      resendBatch: 500,
    }),
  ],
  timeline: [fault('blackHole', 'broker-a', { startMs: 40_000, endMs: 55_000 })],
};
