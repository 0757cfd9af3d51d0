// A small run in which every law must hold: one broker, one client, and whatever the test is about. For tests only.
import type { Recording } from '../recording/Recording.ts';
import type {
  ClientScenario,
  FaultEntry,
  FaultKind,
  Scenario,
  TimelineEntry,
} from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { lawsBroken } from './lawsBroken.ts';
import { startRun } from './startRun.ts';

/** More events than any of these small runs has: one that goes on and on fails instead of hanging. */
const EVENTS_MAX = 2_000_000;

/** Runs it to its end; throws when it has none or when a law is broken. */
export function lawfulRun(scenario: Scenario): Recording {
  const run = startRun(scenario);
  if (!run.advance(EVENTS_MAX))
    throw new Error(`no end after ${EVENTS_MAX} events, at ${run.nowMs} ms`);
  const recording = run.finish();
  const broken = lawsBroken(recording);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  return recording;
}

interface SmallParts {
  readonly durationMs?: number;
  readonly network?: Settings;
  readonly nameServer?: Settings;
  readonly broker?: Settings;
  readonly client?: Partial<ClientScenario>;
  readonly timeline?: readonly TimelineEntry[];
}

/** A broker with one thread that takes 100 ms for each request. */
export const BUSY = {
  sendMessageThreadPoolNums: 1,
  serviceMs: 100,
  serviceDistribution: 'constant',
};

/** `broker-a`, and `orders`: 250/s, asynchronous, three attempts, full jitter. */
export function small({ durationMs = 10_000, network = {}, ...parts }: SmallParts): Scenario {
  return {
    version: 1,
    preset: '',
    name: '',
    seed: 1,
    durationMs,
    network,
    nameServer: parts.nameServer ?? {},
    brokers: [{ id: 'broker-a', settings: parts.broker ?? {} }],
    clients: [
      {
        id: 'orders',
        profile: 'custom',
        version: '1',
        mode: 'async',
        settings: {},
        workload: {},
        ...parts.client,
      },
    ],
    timeline: parts.timeline ?? [],
  };
}

export function brokerFault(kind: FaultKind, startMs: number, endMs: number): FaultEntry {
  return { kind: 'fault', fault: kind, target: 'broker-a', startMs, endMs };
}
