// A recorded case of a real consumer as a scenario: a producer that sends what the recorders sent, and the consumers.
import { bad, good, type Result } from '../../lib/Result.ts';
import { CONSUMER_PROFILES } from '../../scenario/consumerProfiles.ts';
import {
  type ConsumerScenario,
  type ListedSend,
  type Scenario,
  SCENARIO_VERSION,
  type TimelineEntry,
} from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { BROKER_SPECS } from '../../scenario/specs.ts';
import { notSimulated } from '../cannotPlay.ts';
import { CLIENT_ID, fault, unknownSetting } from '../scenarioParts.ts';
import type { ConsumeCase } from './ConsumeCase.ts';

/** A put costs 0.1 to 0.2 ms (rmq-broker, FINDINGS.md). */
const PUT_MS = 0.15;
/** After the last delivery that is told, to see that no other one follows. */
const DRAIN_MS = 20_000;
/** When the fault of a takeover comes, and the longest that another consumer then needs (120 s and a scan). */
export const FAULT_AT_MS = 10_000;
const TAKEOVER_MS = 140_000;
/** Between two sends of a burst, and how long a backlog lies before the consumer comes up. */
const BURST_GAP_MS = 0.5;
const BACKLOG_RESTS_MS = 2_000;
/** A consumer that was suspended is resumed when its messages are stored. */
const RESUMED_AFTER_MS = 1;

export function consumeScenario(golden: ConsumeCase, repeat: number): Result<Scenario, string> {
  const reason = cannotConsume(golden);
  if (reason !== undefined) return bad(reason);
  const { sends, durationMs, timeline } = courseOf(golden);
  const isOneQueue = golden.load.kind === 'sends' && golden.load.isOneQueue;
  return good({
    version: SCENARIO_VERSION,
    preset: '',
    name: golden.id,
    seed: repeat + 1,
    durationMs,
    network: { latencyMs: 0.1, jitterMs: 0.25, jitterDistribution: 'exponential' },
    nameServer: {},
    brokers: golden.brokers.map(({ name, queues }) => ({
      id: name,
      settings: {
        ...golden.settings,
        // With one queue used, the others are as good as absent.
        writeQueueNums: isOneQueue ? 1 : queues,
        serviceDistribution: 'constant',
        serviceMs: PUT_MS,
      },
      ...(golden.messageDelayLevel === undefined
        ? {}
        : { messageDelayLevel: golden.messageDelayLevel }),
    })),
    clients: [
      {
        id: CLIENT_ID,
        profile: 'rocketmq-java-remoting',
        version: '5.3.3',
        mode: 'sync',
        settings: {},
        workload: {},
        sends,
      },
    ],
    consumers: golden.handlers.map((handler, index) => consumerOf(golden, handler, index)),
    timeline,
  });
}

function consumerName(index: number): string {
  return `consumer-${String(index + 1)}`;
}

function consumerOf(golden: ConsumeCase, handler: Settings, index: number): ConsumerScenario {
  const { client, upForMs } = golden;
  return {
    id: consumerName(index),
    profile: client.profile,
    version: client.version,
    mode: client.mode,
    group: 'group',
    settings: client.settings,
    handler,
    ...(upForMs === undefined ? {} : { start: { upForMs } }),
  };
}

function cannotConsume({ client, settings }: ConsumeCase): string | undefined {
  const profile = CONSUMER_PROFILES.get(client.profile);
  if (profile === undefined) {
    return notSimulated('consumer profile', client.profile, [...CONSUMER_PROFILES.keys()]);
  }
  const versions = profile.versions.map(({ id }) => id);
  if (!versions.includes(client.version)) {
    return notSimulated(`${client.profile} consumer version`, client.version, versions);
  }
  const specs = profile.modes[client.mode];
  if (specs === undefined) {
    const modes = Object.keys(profile.modes);
    return notSimulated(`${client.profile} consumer mode`, client.mode, modes);
  }
  const unknown = unknownSetting(client.settings, specs);
  const names = specs.map(({ name }) => name);
  if (unknown !== undefined) return notSimulated('consumer setting', unknown, names);
  const ofBroker = unknownSetting(settings, BROKER_SPECS);
  const known = BROKER_SPECS.map(({ name }) => name);
  return ofBroker === undefined ? undefined : notSimulated('broker setting', ofBroker, known);
}

interface Course {
  readonly sends: readonly ListedSend[];
  readonly durationMs: number;
  readonly timeline: readonly TimelineEntry[];
}

const FAULT_OF = { kill: 'crash', term: 'shutdown', pause: 'pause' } as const;

function courseOf(golden: ConsumeCase): Course {
  const { load } = golden;
  const first = consumerName(0);
  switch (load.kind) {
    case 'sends': {
      const lastMs = Math.max(0, ...load.sends.map(({ atMs }) => atMs));
      const toldMs = golden.deliveries.flatMap(({ deliveries }) =>
        deliveries.map(({ atMs }) => atMs),
      );
      const resumed = { startMs: 0, endMs: lastMs + RESUMED_AFTER_MS };
      return {
        sends: load.sends.map(({ message: _, ...send }, thread) => ({ ...send, thread })),
        durationMs: lastMs + Math.max(0, ...toldMs) + DRAIN_MS,
        timeline: load.isSuspendedFirst ? [fault('suspend', first, resumed)] : [],
      };
    }
    case 'before': {
      const startMs = FAULT_AT_MS + (golden.fault?.atMs ?? 0);
      const durationMs = startMs + TAKEOVER_MS;
      const kind = FAULT_OF[golden.fault?.kind ?? 'kill'];
      return {
        sends: burst(load.count, FAULT_AT_MS - load.beforeMs, 64),
        durationMs,
        timeline:
          golden.fault === undefined ? [] : [fault(kind, first, { startMs, endMs: durationMs })],
      };
    }
    case 'backlog': {
      const upMs = backlogUpMs(load.count);
      const takesMs = Number(golden.handlers[0]?.['takesMs'] ?? 0);
      const threads = Number(golden.client.settings['consumeThreadMin'] ?? 20);
      return {
        sends: burst(load.count, 0, load.bodyBytes),
        durationMs: upMs + (load.count * takesMs) / threads + DRAIN_MS,
        timeline: [fault('shutdown', first, { startMs: 0, endMs: upMs })],
      };
    }
    case 'rate': {
      const gapMs = 1000 / load.ratePerSec;
      const count = Math.floor(load.durationMs / gapMs);
      return {
        sends: Array.from({ length: count }, (_, thread) => ({
          atMs: thread * gapMs,
          bodyBytes: load.bodyBytes,
          thread,
        })),
        durationMs: load.durationMs + load.staysMs,
        timeline: [],
      };
    }
  }
}

/** When the consumer of a backlog comes up. */
export function backlogUpMs(count: number): number {
  return count * BURST_GAP_MS + BACKLOG_RESTS_MS;
}

function burst(count: number, fromMs: number, bodyBytes: number): readonly ListedSend[] {
  return Array.from({ length: count }, (_, thread) => ({
    atMs: fromMs + thread * BURST_GAP_MS,
    bodyBytes,
    thread,
  }));
}
