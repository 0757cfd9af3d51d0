import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../model/startRun.ts';
import { RESULT } from '../../recording/outcomes.ts';
import { BENCH_SCENARIOS } from './benchScenarios.ts';
import { FloorHeap } from './floorParts.ts';
import { stormFloor } from './stormFloor.ts';

describe('a floor does the work of the model', () => {
  const small = BENCH_SCENARIOS.flatMap(({ id, scenario, floor }) =>
    floor === undefined || id === 'storm-120-x10' ? [] : [{ id, scenario, floor }],
  );

  test.each(small)('$id: as many messages, attempts and successes', ({ scenario, floor }) => {
    const { messages, attempts } = runToEnd(scenario);
    const bare = floor();
    const ok = messages.result.subarray(0, messages.count).filter((each) => each === RESULT.ok);
    expect(bare.messageCount / messages.count).toBeCloseTo(1, 1);
    expect(bare.attemptCount / attempts.count).toBeCloseTo(1, 1);
    expect(bare.okCount / ok.length).toBeCloseTo(1, 1);
    // No less work: an attempt is sent, arrives, is served and answered.
    expect(bare.eventCount).toBeGreaterThan(4 * bare.attemptCount);
  });

  test('storm-120 is told as it is written down: 91.7 % delivered, no busy, a wait of about 10.7 ms', () => {
    const { messageCount, okCount, busyCount, meanWaitMs } = stormFloor(1);
    expect(okCount / messageCount).toBeCloseTo(0.917, 2);
    expect(busyCount).toBe(0);
    expect(Math.abs(meanWaitMs - 10.7)).toBeLessThan(1);
  });
});

test('storm-120-x10 is storm-120 with ten times the arrivals and threads', () => {
  const ten = BENCH_SCENARIOS.find(({ id }) => id === 'storm-120-x10')?.scenario;
  expect(ten?.clients[0]?.workload).toMatchObject({ ratePerSec: 5000 });
  expect(ten?.brokers[0]?.settings).toMatchObject({ sendMessageThreadPoolNums: 40, serviceMs: 7 });
});

test('the heap gives times in order, and equal times in the order of entry', () => {
  const heap = new FloorHeap(2_000);
  let word = 7;
  const next = (): number => (word = (word * 48_271) % 2_147_483_647);
  for (let entry = 0; entry < 1_000; entry++) heap.push(next() % 50, entry);
  let before = { now: -1, what: -1 };
  for (let taken = 0; taken < 1_500; taken++) {
    heap.pop();
    const { now, what } = heap;
    expect(now > before.now || (now === before.now && what > before.what)).toBe(true);
    before = { now, what };
    // Every other event has a follower, which takes its place at the root.
    if (taken < 1_000 && taken % 2 === 0) heap.push(now + (next() % 50), 1_000 + taken);
  }
});
