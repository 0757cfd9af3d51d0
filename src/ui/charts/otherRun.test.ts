import { expect, test } from 'vitest';
import { sampleRecording } from '../../recording/sampleRecording.ts';
import { presetOf } from '../../scenario/presets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { differenceAxis } from './axes/differenceAxis.ts';
import { differenceOf, otherRunOf } from './otherRun.ts';

test('the difference is B − A, and none where one of them has no value', () => {
  const difference = differenceOf(Float32Array.of(5, 1, NaN), Float32Array.of(3, 4, 2));
  expect([...difference]).toEqual([2, -3, NaN]);
});

test('a run that is over has no line any more', () => {
  const crash = presetOf('crash')?.scenario as Scenario;
  const recording = sampleRecording({ scenario: crash, messages: 100 });
  const view = { fromMs: 0, toMs: crash.durationMs * 2 };
  const line = otherRunOf(recording, view, 10).line('attempts');
  expect([...line].map(Number.isNaN)).toEqual([
    ...[false, false, false, false, false],
    ...[true, true, true, true, true],
  ]);
});

test('the axis of a difference reaches as far down as up, with zero in the middle', () => {
  const axis = differenceAxis(Float32Array.of(-70, 20, NaN));
  expect(axis).toMatchObject({ from: -80, to: 80, ticks: [-80, 0, 80] });
  expect(differenceAxis(Float32Array.of(0)).to).toBeGreaterThan(0);
});
