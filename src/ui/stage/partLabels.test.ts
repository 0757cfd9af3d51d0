import { expect, test } from 'vitest';
import type { FaultEntry } from '../../scenario/Scenario.ts';
import { textsOf } from '../texts/texts.ts';
import { faultDefaults, faultText } from './faultText.ts';
import { brokerLabel } from './partLabels.ts';
import type { BrokerFigures } from './scene/figures.ts';

const slow: FaultEntry = {
  kind: 'fault',
  fault: 'slow',
  target: 'broker-a',
  startMs: 0,
  endMs: 1,
  strength: 6,
};
const figures: BrokerFigures = {
  status: 'busy',
  queue: 120,
  queueCapacity: 10_000,
  queueAtAgeLimit: 100,
  ageLimitMs: 200,
  busy: 4,
  threads: 4,
  diskUsedRatio: 0.5,
  diskCleanRatio: 0.85,
  diskWarningRatio: 0.9,
  storedPerSec: 83,
  refusedPerSec: 150,
  faults: [slow],
};
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('a screen reader hears what the card shows', () => {
  const faults = textsOf('faults');
  const texts = {
    t: textsOf('stage'),
    nameOfFault: (entry: FaultEntry) => faultText(faults, entry),
  };
  expect(plain(brokerLabel(texts, 'broker-a', figures))).toBe(
    'broker-a, busy, 120 in send queue, 4 of 4 threads busy, disk 50 %, 83 stored per second. Fault: Slow disk 6 ×',
  );
});

test.each([
  [{ ...slow, fault: 'loseAnswers', probability: 0.3 } as const, 'Lose answers 30 %'],
  [{ ...slow, fault: 'crash' } as const, 'Crash'],
  [{ ...slow, fault: 'latency', strength: 50 } as const, 'Latency 50 ms'],
])('a fault is named with what it does', (entry, text) => {
  expect(plain(faultText(textsOf('faults'), entry))).toBe(text);
});

test.each([
  ['crash', '10 s'],
  ['slow', '10 × · 15 s'],
  ['diskFill', '93 % · 40 s'],
] as const)('the button of %s says what a click will place', (fault, text) => {
  expect(plain(faultDefaults(fault))).toBe(text);
});
