// The command `sweep`, as a batch system meets it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Line {
  readonly seed: number;
  readonly values: Readonly<Record<string, number | string>>;
  readonly digest: string;
  readonly figures: Readonly<Record<string, number | string | null>>;
}

function sweep(...words: readonly string[]) {
  const all = ['--import', 'tsx', 'src/cli/main.ts', 'sweep', ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: root,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, stderr, lines: lines.map((line) => JSON.parse(line) as Line) };
}

test('every combination of seeds and values once, and the storm that stays lies between 1.0 and 1.1 s', () => {
  const { status, lines } = sweep(
    ...['storm-stays', '--until', '60', '--seeds', '3..4'],
    ...['--vary', 'timeline.0.lengthMs=1000,1100'],
  );
  expect(status).toBe(0);
  expect(
    lines.map(({ seed, values, figures }) => [
      seed,
      values['timeline.0.lengthMs'],
      figures['hasRecovered'],
    ]),
  ).toEqual([
    [3, 1000, 1],
    [4, 1000, 1],
    [3, 1100, 0],
    [4, 1100, 0],
  ]);
  expect(lines[3]?.figures['recoveryMs']).toBe('never');
});

test('shards are parts of the whole: together all of it, nothing twice', () => {
  const words = [
    'crash',
    '--until',
    '5',
    '--seeds',
    '1..5',
    '--vary',
    'brokers.broker-a.serviceMs=5,10',
  ];
  const whole = sweep(...words).lines.map(({ digest }) => digest);
  const parts = ['1/3', '2/3', '3/3'].map((shard) =>
    sweep(...words, '--shard', shard).lines.map(({ digest }) => digest),
  );
  expect(whole).toHaveLength(10);
  expect(parts.flat().toSorted()).toEqual(whole.toSorted());
  expect(parts.map((part) => part.length)).toEqual([4, 3, 3]);
});

test.each([
  [['crash', '--seeds', '9..3'], 'the last seed is smaller'],
  [
    ['crash', '--vary', 'timeline.0.lengthMs=1,long'],
    'timeline.0.lengthMs must be a number, not “long”',
  ],
  [['crash', '--vary', 'timeline.0.lengthMs=1,1e9'], 'must be from 1 to 120000'],
  [['crash', '--vary', 'timeline.0.lenghtMs=1'], 'did you mean “timeline.0.lengthMs”?'],
  [['crash', '--shard', '4/3'], '--shard is “4/3”'],
  [['crash', '--seeds', '1..4000000'], 'at most 1000000 a shard'],
])('bad input is one sentence and exit code 2: %j', (words, sentence) => {
  const { status, stderr, lines } = sweep(...words);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(2);
  expect(lines).toEqual([]);
});
