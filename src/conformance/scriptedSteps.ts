// Which step of a case's script answers each attempt, from the order in which they reached the brokers.
import type { BrokerStep, StepList } from '../scenario/Scenario.ts';
import type { ScriptCase } from './GoldenCase.ts';

export interface ScriptedArrival {
  readonly message: string;
  readonly broker: string;
  readonly atMs: number;
}

/** The steps in the order of `arrivals`, which may come in any order. */
export function scriptedSteps(
  { script }: ScriptCase,
  arrivals: readonly ScriptedArrival[],
): readonly BrokerStep[] {
  const seen = new Map<string, number>();
  const met: string[] = [];
  const stepOf = ({ message, broker, atMs }: ScriptedArrival): BrokerStep => {
    switch (script.by) {
      case 'arrival':
        return next(seen, 'all', script.list);
      case 'broker':
        return next(seen, broker, script.lists.get(broker) ?? { steps: [], then: script.then });
      case 'message':
        return next(seen, message, script.lists.get(message) ?? { steps: [], then: script.then });
      case 'bucket':
        return script.then;
      case 'each-message':
        return next(seen, message, script.list);
      case 'broker-met': {
        if (!met.includes(broker)) met.push(broker);
        const list = script.lists[met.indexOf(broker)] ?? script.lists.at(-1);
        return list === undefined ? { kind: 'hang' } : next(seen, broker, list);
      }
      case 'time': {
        const phase = script.phases.get(broker)?.find(({ untilMs }) => untilMs > atMs);
        return phase?.step ?? script.then;
      }
    }
  };
  const inOrder = arrivals
    .map((arrival, index) => ({ arrival, index }))
    .sort((a, b) => a.arrival.atMs - b.arrival.atMs || a.index - b.index);
  const steps = inOrder.map(({ arrival, index }) => ({ step: stepOf(arrival), index }));
  return steps.sort((a, b) => a.index - b.index).map(({ step }) => step);
}

function next(seen: Map<string, number>, list: string, { steps, then }: StepList): BrokerStep {
  const place = seen.get(list) ?? 0;
  seen.set(list, place + 1);
  return steps[place] ?? then;
}
