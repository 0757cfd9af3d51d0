import { expect, test } from 'vitest';
import { SAMPLE_SCENARIO } from '../recording/sampleRecording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { type History, redone, type Step, undone, withStep } from './history.ts';

const seeded = (seed: number): Scenario => ({ ...SAMPLE_SCENARIO, seed });
const start: History = { scenario: seeded(0), past: [], future: [], held: undefined };
const step = (seed: number, gesture: Step['gesture'] = 'done', what = 'seed'): Step => ({
  scenario: seeded(seed),
  what,
  gesture,
});
const after = (...steps: readonly Step[]): History => steps.reduce(withStep, start);
const seeds = ({ past, scenario, future }: History) =>
  [past, [scenario], future].map((list) => list.map(({ seed }) => seed));

test('each change is a step back', () => {
  expect(seeds(after(step(1), step(2)))).toEqual([[0, 1], [2], []]);
});

test('a whole drag is one step', () => {
  const dragged = after(step(1, 'dragging'), step(2, 'dragging'), step(3, 'dragging'), step(4));
  expect(seeds(dragged)).toEqual([[0], [4], []]);
  expect(seeds(undone(dragged))).toEqual([[], [0], [4]]);
});

test('two drags of one slider are two steps', () => {
  const twice = after(step(1, 'dragging'), step(2), step(3, 'dragging'), step(4));
  expect(seeds(twice)).toEqual([[0, 2], [4], []]);
});

test('a drag of another slider is another step, even if the first one was never let go', () => {
  const both = after(step(1, 'dragging', 'a'), step(2, 'dragging', 'b'));
  expect(seeds(both)).toEqual([[0, 1], [2], []]);
});

test('a drag that ends where it began leaves no step', () => {
  expect(seeds(after(step(1, 'dragging'), step(0)))).toEqual([[], [0], []]);
});

test('a drag whose first move changes nothing can be undone all the same', () => {
  const dragged = after(step(0, 'dragging'), step(1, 'dragging'), step(2));
  expect(seeds(dragged)).toEqual([[0], [2], []]);
});

test('a change to what is already there leaves no step and keeps redo', () => {
  const back = undone(after(step(1)));
  expect(seeds(withStep(back, step(0)))).toEqual([[], [0], [1]]);
});

test('undo and redo walk the same way back and forth', () => {
  const all = after(step(1), step(2), step(3));
  const back = undone(undone(all));
  expect(seeds(back)).toEqual([[0], [1], [3, 2]]);
  expect(seeds(redone(redone(back)))).toEqual(seeds(all));
});

test('a new change after an undo forgets what could have been redone', () => {
  expect(seeds(withStep(undone(after(step(1))), step(5)))).toEqual([[0], [5], []]);
});

test('at either end there is nothing more to do', () => {
  expect(undone(start)).toEqual(start);
  expect(redone(start)).toEqual(start);
});

test('an undo in the middle of a drag ends the drag', () => {
  const back = undone(after(step(1, 'dragging')));
  expect(seeds(withStep(back, step(2, 'dragging')))).toEqual([[0], [2], []]);
});

test('a very long session forgets its oldest steps', () => {
  const many = after(...Array.from({ length: 500 }, (_, i) => step(i + 1)));
  expect(many.past).toHaveLength(200);
  expect(many.past.at(-1)?.seed).toBe(499);
});
