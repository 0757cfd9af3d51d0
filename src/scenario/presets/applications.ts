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

// The sample of the Go client: a loop of 100 messages, retry 2, a timeout of 2 s, and a second of sleep after an error.
export const goSample: Scenario = {
  ...BLANK,
  preset: 'go-sample',
  durationMs: 60_000,
  brokers: twoBrokers({}),
  clients: [
    {
      ...java('go-sample', '2.1.2', {
        loop: 'closed',
        callers: 1,
        messagesMax: 100,
        afterFailure: 'sleep',
      }),
      profile: 'rocketmq-go-remoting',
      settings: { retryTimes: 2, sendMsgTimeout: 2_000 },
    },
  ],
  timeline: [fault('blackHole', 'broker-a', { startMs: 100, endMs: 30_000 })],
};
