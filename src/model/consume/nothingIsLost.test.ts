// However consumers and brokers die, freeze and come back: what was stored is consumed or a dead letter in the end.
import { expect, test } from 'vitest';
import { Random } from '../../engine/Random.ts';
import { DELIVERY } from '../../recording/deliveries.ts';
import { FLAG } from '../../recording/outcomes.ts';
import type { Recording } from '../../recording/Recording.ts';
import type { FaultKind, TimelineEntry } from '../../scenario/Scenario.ts';
import { lawsBroken } from '../lawsBroken.ts';
import { fault } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { burst, smallConsumption } from './smallConsumption.ts';

const KINDS: readonly FaultKind[] = ['crash', 'shutdown', 'pause'];
const QUIET_FROM_MS = 60_000;

function troubles(luck: Random, targets: readonly string[]): readonly TimelineEntry[] {
  return Array.from({ length: 8 }, () => {
    const kind = KINDS[luck.below(KINDS.length)] ?? 'crash';
    const target = targets[luck.below(targets.length)] ?? '';
    const startMs = luck.below(QUIET_FROM_MS - 1_000);
    const endMs = Math.min(QUIET_FROM_MS, startMs + 100 + luck.below(30_000));
    return fault(kind, target, [startMs, endMs]);
  });
}

function unfinished({ attempts, deliveries }: Recording): readonly number[] {
  const finished = new Set<number>();
  for (let row = 0; row < (deliveries?.count ?? 0); row++) {
    const outcome = deliveries?.outcome[row];
    const isOver = outcome === DELIVERY.consumed || outcome === DELIVERY.deadLettered;
    if (isOver) finished.add(deliveries?.copy[row] ?? -1);
  }
  return Array.from({ length: attempts.count }, (_, row) => row).filter((row) => {
    const isStored = ((attempts.flags[row] ?? 0) & FLAG.stored) !== 0;
    return isStored && !finished.has(row);
  });
}

test.each(['push-concurrently', 'push-orderly'])('%s: nothing that was stored is lost', (mode) => {
  for (let seed = 1; seed <= 25; seed++) {
    const luck = Random.stream(seed, 'troubles');
    const recording = runToEnd(
      smallConsumption({
        seed,
        durationMs: 400_000,
        broker: { writeQueueNums: 3 },
        messageDelayLevel: '1s 2s',
        others: ['b'],
        sends: burst(300, 0).map((send, index) => ({
          ...send,
          atMs: index * 180,
          thread: index % 7,
        })),
        consumers: [1, 2, 3].map(() => ({ mode, handler: { takesMs: 20, failRatio: 0.2 } })),
        timeline: troubles(luck, ['a', 'b', 'c1', 'c2', 'c3']),
      }),
    );
    expect(unfinished(recording), `seed ${seed}`).toEqual([]);
    expect(lawsBroken(recording)).toEqual([]);
  }
});
