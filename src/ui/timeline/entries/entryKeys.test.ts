import { expect, test } from 'vitest';
import type { FaultEntry, SetEntry } from '../../../scenario/Scenario.ts';
import { entryCommand } from './entryKeys.ts';

const fault: FaultEntry = {
  kind: 'fault',
  fault: 'crash',
  target: 'broker-a',
  startMs: 40_000,
  endMs: 50_000,
};
const mark: SetEntry = { kind: 'set', atMs: 1_050, path: 'network.latencyMs', value: 3 };
const RUN_MS = 60_000;

function press(entry: FaultEntry | SetEntry, key: string, hasShift = false) {
  return entryCommand(entry, { key, hasShift }, RUN_MS);
}

test('arrow keys move a fault by a tenth of a second, with Shift by a whole one', () => {
  expect(press(fault, 'ArrowRight')).toEqual({
    do: 'change',
    patch: { startMs: 40_100, endMs: 50_100 },
  });
  expect(press(fault, 'ArrowLeft', true)).toEqual({
    do: 'change',
    patch: { startMs: 39_000, endMs: 49_000 },
  });
});

test('up and down move its end, not beyond the run', () => {
  const late = { ...fault, endMs: 59_950 };
  expect(press(late, 'ArrowUp')).toMatchObject({ patch: { startMs: 40_000, endMs: RUN_MS } });
  expect(press(fault, 'ArrowDown')).toMatchObject({ patch: { endMs: 49_900 } });
});

test('a setting change moves without being rounded, and has no end', () => {
  expect(press(mark, 'ArrowLeft')).toEqual({ do: 'change', patch: { atMs: 950 } });
  expect(press(mark, 'ArrowUp')).toBeUndefined();
});

test('M mutes and sounds again, Delete removes, other keys are left to the page', () => {
  expect(press(fault, 'm')).toEqual({ do: 'change', patch: { isMuted: true } });
  expect(press({ ...fault, isMuted: true }, 'M')).toEqual({
    do: 'change',
    patch: { isMuted: false },
  });
  expect(press(fault, 'Delete')).toEqual({ do: 'remove' });
  expect(press(fault, 'Backspace')).toEqual({ do: 'remove' });
  expect(press(fault, ' ')).toBeUndefined();
});
