// A real broker under load, or through a fault, as a scenario.
import { bad, good, type Result } from '../lib/Result.ts';
import type { BrokerScenario, ListedSend, TimelineEntry } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { BROKER_SPECS } from '../scenario/specs.ts';
import { notSimulated } from './cannotPlay.ts';
import { delayedMessages } from './delayedMessages.ts';
import type { CaseFault, FiguresCase } from './GoldenCase.ts';
import { javaArrivals } from './javaArrivals.ts';
import { fault, type ScenarioParts, setWorkload, unknownSetting } from './scenarioParts.ts';
import { scriptedBroker } from './scriptScenario.ts';

/** A put costs 0.1 to 0.2 ms beside the service that the recorders imposed (rmq-broker, FINDINGS.md). */
const PUT_MS = 0.15;

/** What a flush took there: half of the undisturbed SYNC_FLUSH answers within 10 to 19 ms, the middle of which is 15 ms. */
const FLUSH_MS = 22;

/** The recorders' machine, two busy cores, woke the thread of the 10 ms sweep up to that much late. */
const WAKE_DELAY_MS = 3.5;

/** After the last send, for what is still under way. The longest send of any client there takes 3 s. */
const DRAIN_MS = 6_000;

/** A closed loop ends by callers that think for longer than what is left of the run. */
const THINK_TO_THE_END_MS = 60_000;

/** Broker settings that shape files and memory of the recorders' machine and decide nothing that is compared. */
const WITHOUT_EFFECT = ['transientStorePoolSize', 'mappedFileSizeCommitLog', 'warmMapedFileEnable'];

/** `repeat` chooses among the arrivals that were recorded, where their seeds are known. */
export function figuresScenario(
  golden: FiguresCase,
  repeat: number,
): Result<ScenarioParts, string> {
  const settings = Object.fromEntries(
    Object.entries(golden.settings).filter(([name]) => !WITHOUT_EFFECT.includes(name)),
  );
  const unknown = unknownSetting(settings, BROKER_SPECS);
  if (unknown !== undefined) {
    return bad(
      notSimulated(
        'broker setting',
        unknown,
        BROKER_SPECS.map(({ name }) => name),
      ),
    );
  }
  const load = loadOf(golden, repeat);
  const durationMs = load.endMs + DRAIN_MS;
  const target = golden.brokers[golden.fault?.broker ?? 0]?.name;
  if (target === undefined) return bad('the fault strikes a broker that is not in the topology');
  return good({
    durationMs,
    brokers: golden.brokers.map((broker): BrokerScenario => {
      const { script } = golden;
      if (script !== undefined) {
        return scriptedBroker({ script, sends: [], grpc: undefined }, broker);
      }
      const { name, queues } = broker;
      return {
        id: name,
        settings: {
          ...settings,
          writeQueueNums: queues,
          serviceDistribution: 'constant',
          serviceMs: golden.serviceMs + PUT_MS,
          wakeDelayMs: WAKE_DELAY_MS,
          flushMs: FLUSH_MS,
        },
      };
    }),
    workload: load.workload,
    ...(golden.server === undefined ? {} : { server: golden.server }),
    ...(load.sends === undefined ? {} : { sends: load.sends }),
    timeline: [
      ...load.timeline,
      ...(golden.server === undefined ? [] : machinePauses(golden, load.endMs, repeat)),
      ...(golden.fault === undefined ? [] : [faultOf(golden.fault, target, durationMs)]),
    ],
  });
}

/**
 * The machine of the scripted gRPC server stood still for that long about once a second: one call in a hundred took that
 * much longer than its waits and services, with every client (`rmq-grpc-*-load-*`, p99).
 */
const MACHINE_PAUSE_MS = 48;

function machinePauses(
  { brokers }: FiguresCase,
  endMs: number,
  repeat: number,
): readonly TimelineEntry[] {
  // Anywhere in each second, another place in each, others in other repeats.
  const starts = Array.from({ length: Math.floor(endMs / 1000) }, (_, second) => {
    const place = ((second + 1) * 0.618 + repeat * 0.271) % 1;
    return Math.round(1000 * second + place * (1000 - MACHINE_PAUSE_MS));
  });
  return starts.flatMap((startMs) =>
    brokers.map(({ name }) => {
      return fault('pause', name, { startMs, endMs: startMs + MACHINE_PAUSE_MS });
    }),
  );
}

interface Load {
  readonly endMs: number;
  readonly workload: Settings;
  readonly sends?: readonly ListedSend[];
  readonly timeline: readonly TimelineEntry[];
}

/** With no fault to wait for, the clock of a state began with the first answer; what was sent before counts as well. */
function leadMs({ kind, fault, observed }: FiguresCase): number {
  if (kind !== 'broker-state' || fault !== undefined) return 0;
  const first = [...observed].filter(([name]) => /^latencyMs\..*\.min$/.test(name));
  return first.length === 0 ? 0 : Math.min(...first.map(([, { value }]) => value));
}

/** `thread` of a listed send that any free caller may take. */
const ANY_CALLER = -1;

function loadOf(golden: FiguresCase, repeat: number): Load {
  const { load } = golden;
  switch (load.loop) {
    case 'open': {
      const { ratePerSec, arrivals, bodyBytes, seeds } = load;
      const durationMs = load.durationMs + leadMs(golden);
      // A pool grows as needed, so no send ever waits for a thread.
      const callers = Math.min(100_000, Math.ceil((ratePerSec * durationMs * 1.5) / 1000));
      const javaSeed = arrivals === 'poisson' ? seeds[repeat % seeds.length] : undefined;
      if (javaSeed !== undefined) {
        return {
          endMs: durationMs,
          workload: { callers },
          sends: javaArrivals(javaSeed, load).map((atMs) => ({
            atMs,
            bodyBytes,
            thread: ANY_CALLER,
          })),
          timeline: [],
        };
      }
      return {
        endMs: durationMs,
        workload: { loop: 'open', arrivals, ratePerSec, callers, bodyBytes },
        timeline: [setWorkload('ratePerSec', durationMs, 0)],
      };
    }
    case 'closed': {
      const { durationMs, callers, thinkMs, bodyBytes } = load;
      return {
        endMs: durationMs,
        workload: { loop: 'closed', callers, thinkTimeMs: thinkMs, bodyBytes },
        timeline: [setWorkload('thinkTimeMs', durationMs, THINK_TO_THE_END_MS)],
      };
    }
    case 'each': {
      const sends = delayedMessages(golden.observed, load, golden.question);
      const endMs = Math.max(0, ...sends.map(({ atMs, delayMs }) => atMs + delayMs));
      return {
        endMs,
        workload: { callers: sends.length },
        sends: sends.map(({ delayMs: _, ...send }, thread) => ({ ...send, thread })),
        timeline: [],
      };
    }
  }
}

const FAULT_OF = {
  'append-stall': 'appendStall',
  'flush-stall': 'flushStall',
  SIGSTOP: 'pause',
  SIGKILL: 'crash',
  SIGTERM: 'shutdown',
} as const;

function faultOf(
  { kind, startMs, lastsMs }: CaseFault,
  target: string,
  durationMs: number,
): TimelineEntry {
  const endMs = lastsMs === undefined ? durationMs : startMs + lastsMs;
  return fault(FAULT_OF[kind], target, { startMs, endMs });
}
