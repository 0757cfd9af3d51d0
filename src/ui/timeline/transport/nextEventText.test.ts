import { expect, test } from 'vitest';
import { handmadeRecording } from '../../../recording/handmadeRecording.ts';
import { nextEventMs } from '../../../recording/nextEventMs.ts';
import { LIFE } from '../../../recording/Recording.ts';
import { SAMPLE_SCENARIO } from '../../../recording/sampleRecording.ts';
import { en } from '../../texts/timeline.ts';
import type { Texts } from '../../texts/texts.ts';
import { nextEventText } from './nextEventText.ts';

const t: Texts<'timeline'> = (key, ...values) =>
  en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[0]?.[name]));

const recording = handmadeRecording({
  scenario: SAMPLE_SCENARIO,
  messages: [
    {
      intendedMs: 10,
      client: 1,
      attempts: [
        {
          sentMs: 10,
          broker: 1,
          arrivedMs: 11,
          beganMs: 12,
          storedMs: 15,
          answeredMs: 16,
          endedMs: 17,
          outcome: 'stored',
        },
      ],
    },
  ],
  states: [{ atMs: 14, part: 'broker', index: 0, dimension: 'life', value: LIFE.down }],
});

test('a life of one message, step by step', () => {
  const told: string[] = [];
  for (let at = 0, step = 0; step < 20; step += 1) {
    const event = nextEventMs(recording, at);
    if (event === undefined) break;
    at = event.atMs;
    told.push(`${String(at)} ${nextEventText(recording, event, t)}`);
  }
  expect(told).toEqual([
    '10 attempt 1 of message 1 leaves payment-service',
    '11 attempt 1 of message 1 reaches broker-b',
    '12 a thread of broker-b takes attempt 1 of message 1',
    '14 the state of broker-a changes',
    '15 broker-b stores message 1',
    '16 broker-b answers attempt 1 of message 1',
    '17 payment-service knows how attempt 1 of message 1 ended',
  ]);
});
