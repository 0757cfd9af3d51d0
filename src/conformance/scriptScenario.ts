// A client against scripted brokers, as a scenario.
import type {
  BrokerScenario,
  BrokerScript,
  ClientScenario,
  FaultEntry,
  TimelineEntry,
} from '../scenario/Scenario.ts';
import type { CaseBroker, CaseScript, CaseSend, ScriptCase } from './GoldenCase.ts';
import { fault, type ScenarioParts } from './scenarioParts.ts';

/** Long enough after the last recorded event for a client that is slower than the real one to show it. */
const MARGIN_MS = 10_000;

export function scriptScenario(golden: ScriptCase, repeat = 0): ScenarioParts {
  const times = [
    ...golden.sends.map(({ atMs }) => atMs),
    ...golden.observed.flatMap(({ result, attempts }) => [result, ...attempts].map(atMsOf)),
    ...(golden.grpc?.series.flat() ?? []).map(({ endedMs }) => endedMs),
  ];
  const durationMs = Math.ceil((Math.max(0, ...times) + MARGIN_MS) / 1000) * 1000;
  return {
    durationMs,
    brokers: golden.brokers.map((broker) => scriptedBroker(golden, broker)),
    workload: {},
    sends: sendsOf(golden).map(({ atMs, bodyBytes, thread, mode, group }, index) => ({
      atMs: golden.grpc === undefined ? atMs : atMs + lateMs(index, repeat),
      bodyBytes,
      // The drivers of the gRPC clients called send at its time, whatever became of the one before.
      thread: golden.grpc === undefined ? thread : index,
      ...(mode === undefined ? {} : { mode }),
      ...(group === undefined ? {} : { group }),
    })),
    ...(golden.grpc === undefined ? {} : { server: golden.grpc.server }),
    start: startOf(golden, repeat),
    timeline: [
      ...conditions(golden, durationMs),
      ...outages(golden),
      ...routeChanges(golden, durationMs),
    ],
  };
}

/** A client that did not come up is asked to send once all the same. */
function sendsOf({ sends, grpc }: ScriptCase): readonly CaseSend[] {
  if (grpc === undefined || grpc.isUp || sends.length > 0) return sends;
  return [{ message: 'm1', atMs: 0, bodyBytes: 64, thread: 0 }];
}

/** How late the recorders' drivers called send: up to a millisecond, another time in each repeat. */
function lateMs(index: number, repeat: number): number {
  return Number((((index + 1) * 0.618 + repeat * 0.271) % 1).toFixed(3));
}

function atMsOf({ atMs }: { readonly atMs: number }): number {
  return atMs;
}

/** A broker that answers from the script of its case. */
export function scriptedBroker(
  golden: Pick<ScriptCase, 'script' | 'sends' | 'grpc'>,
  { name, queues }: CaseBroker,
): BrokerScenario {
  return {
    id: name,
    settings: { writeQueueNums: queues },
    script: {
      ...scriptOf(golden.script, name, golden),
      ...(golden.grpc?.endTransaction && { endTransaction: golden.grpc.endTransaction }),
    },
  };
}

function scriptOf(
  script: CaseScript,
  broker: string,
  { sends }: Pick<ScriptCase, 'sends'>,
): BrokerScript {
  switch (script.by) {
    case 'arrival':
      return { list: 'all', ...script.list };
    case 'broker':
      return { list: broker, ...(script.lists.get(broker) ?? { steps: [], then: script.then }) };
    case 'message': {
      const { then } = script;
      const messages = sends.map(({ message }) => script.lists.get(message) ?? { steps: [], then });
      return { list: 'all', steps: [], then, messages };
    }
    case 'bucket': {
      const { ratePerSec, burst, ok, then } = script;
      return { list: 'all', steps: [], then, bucket: { ratePerSec, burst, ok } };
    }
    case 'each-message':
      return { list: 'all', ...script.list, messages: sends.map(() => script.list) };
    case 'broker-met': {
      const then = script.lists.at(-1)?.then ?? { kind: 'hang' };
      return { list: 'all', steps: [], then, met: script.lists };
    }
    case 'time':
      return {
        list: broker,
        steps: [],
        then: script.then,
        phases: script.phases.get(broker) ?? [],
      };
  }
}

/**
 * How long a recorder's client had been running when the first send was called, where it was warmed up: a first
 * heartbeat after 1 s, the sends of the warm-up, half a second of rest. Seen in its route polls (`*-route-a-vanishes-*`).
 */
const WARM_AGE_MS: Readonly<Record<string, number>> = {
  'rocketmq-java-remoting': 2_900,
  'rocketmq-go-remoting': 990,
  // Fresh, with a few quick sends before: seen in their first heartbeats (`*-series-*`).
  'rocketmq-java-grpc': 80,
  'rocketmq-go-grpc': 75,
  'rocketmq-nodejs-grpc': 75,
  'rocketmq-python-grpc': 70,
};

/** The recorders took that long to make a port swallow connections, while the client ran on (`*-blackhole-*`: heartbeats). */
const BLACK_HOLE_SETUP_MS = 117;

/** A condition holds from the start; the connections of the warm-up were closed when it came. */
function startOf(golden: ScriptCase, repeat: number): ClientScenario['start'] {
  const { brokers } = golden;
  const start = countedStart(golden) ?? golden.start;
  // A queue without a broker is a queue of the first one.
  const firstBroker =
    start.firstBroker ?? (start.firstQueue === undefined ? undefined : brokers[0]?.name);
  const closedTo = brokers.filter(({ condition }) => condition !== 'up').map(({ name }) => name);
  return {
    ...(firstBroker === undefined ? {} : { firstBroker }),
    ...(start.firstQueue === undefined ? {} : { firstQueue: start.firstQueue }),
    ...(golden.start.isCold ? { cold: true } : ageOf(golden, repeat)),
    ...(closedTo.length === 0 ? {} : { closedTo }),
  };
}

/** The Go client's index begins at 0, and its loop looks one place further than it has counted. */
const GO_PLACES_AHEAD = 2;

/** Where the first send falls when the index does not begin by chance: after the sends of the warm-up. */
function countedStart({
  client,
  brokers,
  grpc,
}: ScriptCase): Partial<ScriptCase['start']> | undefined {
  if (client.profile !== 'rocketmq-go-grpc') return undefined;
  const warmUps = grpc !== undefined && grpc.series.length > 0 ? 3 : 12;
  const queues = brokers.flatMap(({ name, queues: count }) =>
    Array.from({ length: count }, (_, firstQueue) => ({ firstBroker: name, firstQueue })),
  );
  return queues[(warmUps + GO_PLACES_AHEAD) % queues.length];
}

/** From repeat to repeat of the gRPC recordings the first heartbeat came that much earlier or later. */
const AGE_SPREAD_MS = 45;

function ageOf({ client, brokers, grpc }: ScriptCase, repeat: number): { readonly ageMs?: number } {
  const warm = WARM_AGE_MS[client.profile];
  if (warm === undefined) return {};
  const holes = brokers.filter(({ condition }) => condition === 'blackhole').length;
  const place = ((repeat * 0.618) % 1) - 0.5;
  const spread = grpc === undefined ? 0 : Math.round(place * AGE_SPREAD_MS);
  return { ageMs: warm + spread + holes * BLACK_HOLE_SETUP_MS };
}

function conditions({ brokers }: ScriptCase, endMs: number): readonly FaultEntry[] {
  return brokers.flatMap(({ name, condition }) => {
    const span = { startMs: 0, endMs };
    if (condition === 'refuse') return [fault('refuse', name, span)];
    if (condition === 'blackhole') return [fault('blackHole', name, span)];
    return [];
  });
}

/** All brokers go away and come back. */
function outages({ brokers, grpc }: ScriptCase): readonly FaultEntry[] {
  const { outage } = grpc ?? {};
  return outage === undefined ? [] : brokers.map(({ name }) => fault('refuse', name, outage));
}

/** The name server drops a broker from the route until it lists it again. */
function routeChanges({ routeEvents }: ScriptCase, endMs: number): readonly TimelineEntry[] {
  return routeEvents.flatMap(({ atMs, broker, isPresent }) => {
    if (isPresent) return [];
    const back = routeEvents.find(
      (event) => event.isPresent && event.broker === broker && event.atMs > atMs,
    );
    return [fault('routeGone', broker, { startMs: atMs, endMs: back?.atMs ?? endMs })];
  });
}
