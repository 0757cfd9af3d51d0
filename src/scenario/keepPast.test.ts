import { expect, test } from 'vitest';
import { runToEnd } from '../model/startRun.ts';
import { NEVER, type Recording } from '../recording/Recording.ts';
import { addBroker, changeEntry, changeProfile, removeEntry } from './edit.ts';
import { keepPast } from './keepPast.ts';
import { PRESETS, presetOf } from './presets.ts';
import type { FaultEntry, Scenario } from './Scenario.ts';
import { setAt } from './settingPath.ts';

const crash = presetOf('crash')?.scenario as Scenario;
const forkAt45 = { from: crash, atMs: 45_000 };

function keep(change: (scenario: Scenario) => Scenario) {
  return keepPast(forkAt45, change(crash));
}

const RETRIES = 'clients.billing.settings.retryTimesWhenSendFailed';

test('a setting counts from the fork on', () => {
  const { scenario, isRefused } = keep((from) => setAt(from, RETRIES, 5));
  expect(isRefused).toBe(false);
  expect(scenario.clients).toEqual(crash.clients);
  expect(scenario.timeline.at(-1)).toEqual({ kind: 'set', atMs: 45_000, path: RETRIES, value: 5 });
});

test('a second value of a setting takes the place of the first', () => {
  const once = keep((from) => setAt(from, RETRIES, 5)).scenario;
  const twice = keepPast(forkAt45, setAt(once, RETRIES, 7)).scenario;
  expect(twice.timeline.filter(({ kind }) => kind === 'set')).toHaveLength(1);
  expect(twice.timeline.at(-1)).toMatchObject({ value: 7 });
});

test('a setting that is put back is no change any more', () => {
  const once = keep((from) => setAt(from, RETRIES, 5)).scenario;
  const timeline = once.timeline.map((entry) =>
    entry.kind === 'set' ? { ...entry, value: 2 } : entry,
  );
  expect(keepPast(forkAt45, { ...once, timeline }).scenario).toEqual(crash);
});

test('a fault that has begun can only end otherwise', () => {
  const [first] = keep((from) => changeEntry(from, 0, { endMs: 70_000 })).scenario.timeline;
  expect(first).toMatchObject({ startMs: 40_000, endMs: 70_000 });
  const [earlier] = keep((from) => changeEntry(from, 0, { endMs: 41_000 })).scenario.timeline;
  expect(earlier).toMatchObject({ startMs: 40_000, endMs: 45_000 });
  const [removed] = keep((from) => removeEntry(from, 0)).scenario.timeline;
  expect(removed).toMatchObject({ startMs: 40_000, endMs: 45_000 });
  const [muted] = keep((from) => changeEntry(from, 0, { isMuted: true })).scenario.timeline;
  expect(muted).toMatchObject({ startMs: 40_000, endMs: 45_000 });
});

test('what is dragged out of the past goes back, and says so', () => {
  const moved = keep((from) => changeEntry(from, 0, { startMs: 20_000 }));
  expect(moved.isRefused).toBe(true);
  expect(moved.scenario.timeline).toEqual(crash.timeline);
});

test('a new fault begins at the fork, not before', () => {
  const fault: FaultEntry = {
    kind: 'fault',
    fault: 'pause',
    target: 'broker-b',
    startMs: 10_000,
    endMs: 12_000,
  };
  const { scenario } = keep((from) => ({ ...from, timeline: [...from.timeline, fault] }));
  expect(scenario.timeline.at(-1)).toMatchObject({ startMs: 45_000, endMs: 47_000 });
});

test('parts, kinds, length and seed stay', () => {
  for (const change of [
    addBroker,
    (from: Scenario) => changeProfile(from, 'billing', { profile: 'custom' }),
    (from: Scenario) => ({ ...from, seed: 9 }),
    (from: Scenario) => ({ ...from, durationMs: 60_000 }),
  ]) {
    const { scenario, isRefused } = keep(change);
    expect(isRefused).toBe(true);
    expect(scenario).toEqual(crash);
  }
});

/** All that had happened by a moment, in words that a difference can be found in. */
function pastOf({ attempts, messages, states }: Recording, untilMs: number) {
  const until = untilMs * 1000;
  const after = (start: number, length: number): number =>
    length === NEVER || start + length >= until ? NEVER : length;
  const rowsOf = (column: Float64Array, count: number): number =>
    column.subarray(0, count).filter((at) => at < until).length;
  const rows = <Row>(count: number, read: (row: number) => Row): Row[] =>
    Array.from({ length: count }, (_, row) => read(row));
  return {
    attempts: rows(rowsOf(attempts.sentAt, attempts.count), (row) => {
      const at = attempts.sentAt[row] ?? 0;
      return [
        ...[at, attempts.message[row], attempts.number[row], attempts.client[row]],
        ...[attempts.broker[row], attempts.queue[row], attempts.previous[row]],
        ...[attempts.arrivedAfter, attempts.beganAfter, attempts.storedAfter].map((column) =>
          after(at, column[row] ?? NEVER),
        ),
        after(at, attempts.answeredAfter[row] ?? NEVER),
        after(at, attempts.endedAfter[row] ?? NEVER),
      ];
    }),
    messages: rows(rowsOf(messages.intendedAt, messages.count), (row) => {
      const at = messages.intendedAt[row] ?? 0;
      const ended = after(at, messages.endedAfter[row] ?? NEVER);
      return [at, messages.client[row], ended, ended === NEVER ? -1 : messages.result[row]];
    }),
    states: rows(rowsOf(states.at, states.count), (row) => [
      states.at[row],
      states.part[row],
      states.index[row],
      states.dimension[row],
      states.value[row],
    ]),
  };
}

const FORKED = ['crash', 'busy-three-clients', 'quota-530', 'freeze-cascade', 'poison-or-down'];

test.each(
  PRESETS.filter(({ id }) => FORKED.includes(id)).map(({ id, scenario }) => [id, scenario]),
)('the rows of A and B are the same up to the fork: %s', (_, from: Scenario) => {
  const atMs = Math.round(from.durationMs * 0.4) + 137;
  const wanted = from.brokers.reduce(
    (changed, { id }) => setAt(changed, `brokers.${id}.serviceMs`, 31),
    from.clients.reduce(
      (changed, { id }) => setAt(changed, `clients.${id}.settings.retryTimesWhenSendFailed`, 0),
      from,
    ),
  );
  const { scenario } = keepPast({ from, atMs }, { ...wanted, timeline: [] });
  const [a, b] = [runToEnd(from), runToEnd(scenario)];
  expect(b.digest).not.toBe(a.digest);
  const past = pastOf(a, atMs);
  expect(past.attempts.length).toBeGreaterThan(100);
  expect(pastOf(b, atMs)).toEqual(past);
});

test('another retry policy leaves every arrival where it was', () => {
  const a = runToEnd(crash);
  const b = runToEnd(
    crash.clients.reduce(
      (changed, { id }) => setAt(changed, `clients.${id}.settings.retryTimesWhenSendFailed`, 9),
      crash,
    ),
  );
  expect(b.attempts.count).not.toBe(a.attempts.count);
  const arrivals = ({ messages }: Recording) => messages.intendedAt.slice(0, messages.count);
  expect(arrivals(b)).toEqual(arrivals(a));
});
