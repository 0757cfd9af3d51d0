import { describe, expect, test } from 'vitest';
import type { Problem, ProblemKind, Remark, RemarkKind } from './Problem.ts';
import { problemText } from './problemText.ts';

/** One of each kind: a new kind does not compile before it stands here too. */
const problems: { readonly [Kind in ProblemKind]: Extract<Problem, { kind: Kind }> } = {
  notJson: { kind: 'notJson', detail: 'Unexpected end of JSON input' },
  missing: { kind: 'missing', path: 'brokers' },
  wrongType: { kind: 'wrongType', path: 'seed', given: 'seven', expected: 'number' },
  outside: { kind: 'outside', path: 'clients.a.sends.0.atMs', given: -1, min: 0, max: 86_400_000 },
  unknownChoice: {
    kind: 'unknownChoice',
    path: 'clients.a.mode',
    given: 'asink',
    choices: ['sync', 'async'],
    nearest: 'async',
  },
  sameName: { kind: 'sameName', path: 'brokers.1.id', given: 'broker-a' },
  badName: { kind: 'badName', path: 'brokers.1.id', given: 'a.b' },
  reservedName: { kind: 'reservedName', path: 'brokers.1.id', given: 'network' },
  tooLong: { kind: 'tooLong', path: 'name', length: 1_234, max: 100 },
  tooFew: { kind: 'tooFew', path: 'brokers', count: 0, min: 1 },
  tooMany: { kind: 'tooMany', path: 'brokers', max: 16 },
  tooDeep: { kind: 'tooDeep', path: 'extra.a', max: 16 },
  unknownTarget: {
    kind: 'unknownTarget',
    path: 'timeline.0.target',
    given: 'brocker',
    nearest: 'broker-a',
  },
  wrongTarget: {
    kind: 'wrongTarget',
    path: 'timeline.0.target',
    given: 'billing',
    fault: 'crash',
    allowed: ['broker', 'network'],
  },
  unknownSetting: { kind: 'unknownSetting', path: 'timeline.0.path', given: 'network.lag' },
  endBeforeStart: { kind: 'endBeforeStart', path: 'timeline.0.endMs', startMs: 20, endMs: 10 },
  wrongVersion: { kind: 'wrongVersion', given: 9, known: 1 },
  tooMuchMemory: {
    kind: 'tooMuchMemory',
    path: 'durationMs',
    given: 86_400_000,
    fits: 2_666_666,
    attempts: 129_600_000,
    max: 4_000_000,
  },
  unknownPreset: { kind: 'unknownPreset', given: 'crahs', nearest: 'crash' },
  linkWrongVersion: { kind: 'linkWrongVersion', given: '9', known: 1 },
  linkBroken: { kind: 'linkBroken' },
  linkBadValue: { kind: 'linkBadValue', key: 's', given: '-7' },
  linkTooLong: { kind: 'linkTooLong', length: 123_456, max: 100_000 },
  linkTooLarge: { kind: 'linkTooLarge', max: 2_000_000 },
};

const remarks: { readonly [Kind in RemarkKind]: Extract<Remark, { kind: Kind }> } = {
  clamped: {
    kind: 'clamped',
    path: 'durationMs',
    given: 1,
    used: 1000,
    min: 1000,
    max: 86_400_000,
  },
  rounded: { kind: 'rounded', path: 'seed', given: 1.5, used: 2 },
  unknownKey: { kind: 'unknownKey', path: 'network.latency', nearest: 'latencyMs' },
  titleDropped: { kind: 'titleDropped', given: 'gone' },
  linkUnknownKey: { kind: 'linkUnknownKey', key: 'panel' },
  linkValueIgnored: { kind: 'linkValueIgnored', key: 't', given: '500' },
};

const all: readonly (Problem | Remark)[] = [...Object.values(problems), ...Object.values(remarks)];

describe.each(['en', 'zh'] as const)('a sentence in %s', (language) => {
  test.each(all)('$kind names the place, what was given and the limit', (finding) => {
    const sentence = problemText(finding, language);
    for (const [name, value] of Object.entries(finding)) {
      // Types and kinds of targets are said in words.
      if (name === 'kind' || name === 'expected' || Array.isArray(value)) continue;
      expect(sentence.replaceAll('\u202f', '')).toContain(String(value));
    }
    expect(sentence).not.toMatch(/undefined|NaN|\[object|\s{2}|^\s|\s$/);
    expect(sentence).toMatch(language === 'en' ? /^[A-Za-z].*\.$/ : /。$/);
  });

  test('each is said in its own words', () => {
    const sentences = all.map((finding) => problemText(finding, language));
    expect(new Set(sentences).size).toBe(all.length);
  });
});

test('Chinese sentences are Chinese', () => {
  for (const finding of all) expect(problemText(finding, 'zh')).toMatch(/(\p{Script=Han}.*){4}/u);
});

test('the scenario itself is called by its name, not by an empty path', () => {
  const problem = { kind: 'wrongType', path: '', given: '5', expected: 'object' } as const;
  expect(problemText(problem, 'en')).toBe('The scenario must be an object, not “5”.');
  expect(problemText(problem, 'zh')).toBe('场景应为对象，而不是“5”。');
});

test('a sentence reads as one', () => {
  expect(problemText(problems.tooMuchMemory, 'en')).toBe(
    'durationMs = 86400000 is too high: the run could make 129\u202f600\u202f000 attempts, and memory is planned for 4\u202f000\u202f000. Up to 2666666 would fit.',
  );
  expect(problemText(problems.wrongTarget, 'zh')).toBe(
    'timeline.0.target：故障 crash 不能作用于“billing”，可以作用于：Broker、网络。',
  );
});
