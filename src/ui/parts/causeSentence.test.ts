import { describe, expect, test } from 'vitest';
import { causeFacts, type RuleFacts } from '../../recording/causeFacts.ts';
import { CAUSE, type CauseName } from '../../recording/outcomes.ts';
import { runToEnd } from '../../model/startRun.ts';
import { presetOf } from '../../scenario/presets.ts';
import * as causes from '../texts/causes.ts';
import { type Texts, withValues } from '../texts/texts.ts';
import { causeSentence, waitSentence } from './causeSentence.ts';

function textsIn(language: 'en' | 'zh'): Texts<'causes'> {
  return (key, ...values) => withValues(causes[language][key], values[0] ?? {});
}

const t = textsIn('en');
const names = Object.keys(CAUSE) as CauseName[];
const about = { clientId: 'order-service', brokerId: 'broker-a', number: 2, code: 2 };

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test.each(names)('%s has a sentence without a hole', (name) => {
    const rule: RuleFacts = { causeName: name, source: '', settings: [] };
    const text = causeSentence(textsIn(language), { ...rule, ...about });
    expect(text).not.toContain('{{');
    expect(text.length).toBeGreaterThan(4);
    expect(text).toMatch(/[.。]$/);
  });
});

test('a throttled attempt says which setting decided, and its value', () => {
  const text = causeSentence(t, {
    ...about,
    causeName: 'timeoutCleanQueue',
    source: 'BrokerFastFailure:cleanExpiredRequest',
    settings: [
      { name: 'waitTimeMillsInSendQueue', path: '', value: 200, unit: 'ms' },
      { name: 'brokerFastFailureEnable', path: '', value: true, unit: undefined },
    ],
  });
  expect(text).toBe(
    'broker-a answered SYSTEM_BUSY [TIMEOUT_CLEAN_QUEUE]: the request had waited 200\u00a0ms in the send queue (waitTimeMillsInSendQueue).',
  );
});

test('a setting that no sentence names is added behind it', () => {
  const text = causeSentence(t, {
    ...about,
    causeName: 'attemptTimedOut',
    source: '',
    settings: [
      { name: 'sendMsgTimeout', path: '', value: 3_000, unit: 'ms' },
      { name: 'sendMsgMaxTimeoutPerRequest', path: '', value: -1, unit: 'ms' },
    ],
  });
  expect(text).toMatch(/ Decided by sendMsgTimeout = 3\u00a0s\.$/);
});

test('a switch is named where it decided alone', () => {
  const text = causeSentence(t, {
    ...about,
    causeName: 'codeNotRetried',
    source: '',
    settings: [{ name: 'retryOnBusy', path: '', value: false, unit: undefined }],
  });
  expect(text).toMatch(/retryOnBusy = false\.$/);
});

test('a wait shows its formula with the numbers of the moment', () => {
  const text = waitSentence(t, {
    ...about,
    plannedMs: 1_600,
    actualMs: 1_712,
    wait: {
      causeName: 'backoffDocumented',
      source: '',
      settings: [
        { name: 'INITIAL_BACKOFF', path: '', value: 1_000, unit: 'ms' },
        { name: 'MULTIPLIER', path: '', value: 1.6, unit: 'factor' },
        { name: 'JITTER', path: '', value: 0.2, unit: 'ratio' },
        { name: 'MAX_BACKOFF', path: '', value: 120_000, unit: 'ms' },
      ],
    },
  });
  expect(text?.replaceAll('\u00a0', ' ')).toBe(
    'Waited 1.71 s before attempt 3: min(1 s × 1.6¹, 2 min) = 1.6 s, ± 20 % (INITIAL_BACKOFF, MULTIPLIER, MAX_BACKOFF, JITTER).',
  );
});

test('every sentence of a real run is whole', () => {
  const preset = presetOf('busy-three-clients');
  if (preset === undefined) throw new Error('no such preset');
  const recording = runToEnd(preset.scenario);
  const sentences = new Set<string>();
  for (let row = 0; row < recording.attempts.count; row += 7) {
    const facts = causeFacts(recording, row);
    sentences.add(causeSentence(t, facts));
    sentences.add(waitSentence(t, facts) ?? '');
  }
  for (const text of sentences) {
    expect(text).not.toMatch(/\{\{|undefined|NaN|\(\)| {2}/);
  }
  expect([...sentences].some((text) => text.includes('TIMEOUT_CLEAN_QUEUE'))).toBe(true);
});
