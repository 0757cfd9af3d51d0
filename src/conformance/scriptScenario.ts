// A client against scripted brokers, as a scenario.
import type {
  BrokerScenario,
  BrokerScript,
  ClientScenario,
  FaultEntry,
  TimelineEntry,
} from '../scenario/Scenario.ts';
import type { CaseBroker, CaseScript, ScriptCase } from './GoldenCase.ts';
import { fault, type ScenarioParts } from './scenarioParts.ts';

/** Long enough after the last recorded event for a client that is slower than the real one to show it. */
const MARGIN_MS = 10_000;

export function scriptScenario(golden: ScriptCase): ScenarioParts {
  const times = [
    ...golden.sends.map(({ atMs }) => atMs),
    ...golden.observed.flatMap(({ result, attempts }) => [result, ...attempts].map(atMsOf)),
  ];
  const durationMs = Math.ceil((Math.max(0, ...times) + MARGIN_MS) / 1000) * 1000;
  return {
    durationMs,
    brokers: golden.brokers.map((broker) => scriptedBroker(golden, broker)),
    workload: {},
    sends: golden.sends.map(({ atMs, bodyBytes, thread, mode }) => ({
      atMs,
      bodyBytes,
      thread,
      ...(mode === undefined ? {} : { mode }),
    })),
    start: startOf(golden),
    timeline: [...conditions(golden, durationMs), ...routeChanges(golden, durationMs)],
  };
}

function atMsOf({ atMs }: { readonly atMs: number }): number {
  return atMs;
}

function scriptedBroker(golden: ScriptCase, { name, queues }: CaseBroker): BrokerScenario {
  return {
    id: name,
    settings: { writeQueueNums: queues },
    script: scriptOf(golden.script, name, golden),
  };
}

function scriptOf(script: CaseScript, broker: string, { sends }: ScriptCase): BrokerScript {
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
    case 'time':
      return {
        list: broker,
        steps: [],
        then: script.then,
        phases: script.phases.get(broker) ?? [],
      };
  }
}

/** A condition holds from the start; the connections of the warm-up were closed when it came. */
function startOf({ start, brokers }: ScriptCase): ClientScenario['start'] {
  // A queue without a broker is a queue of the first one.
  const firstBroker =
    start.firstBroker ?? (start.firstQueue === undefined ? undefined : brokers[0]?.name);
  const closedTo = brokers.filter(({ condition }) => condition !== 'up').map(({ name }) => name);
  return {
    ...(firstBroker === undefined ? {} : { firstBroker }),
    ...(start.firstQueue === undefined ? {} : { firstQueue: start.firstQueue }),
    ...(start.isCold ? { cold: true } : {}),
    ...(closedTo.length === 0 ? {} : { closedTo }),
  };
}

function conditions({ brokers }: ScriptCase, endMs: number): readonly FaultEntry[] {
  return brokers.flatMap(({ name, condition }) => {
    const span = { startMs: 0, endMs };
    if (condition === 'refuse') return [fault('refuse', name, span)];
    if (condition === 'blackhole') return [fault('blackHole', name, span)];
    return [];
  });
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
