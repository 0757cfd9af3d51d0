// What the linter cannot see of the house's habits. Each finding names its file and line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Source {
  readonly path: string;
  readonly lines: readonly string[];
}

const src = import.meta.dirname;
const TEST_NAME = /\.test\.tsx?$/;

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/.test(path) && path !== 'tidy.test.ts')
  .map((path) => ({ path, lines: readFileSync(join(src, path), 'utf8').split('\n') }));

const tests = sources.filter(({ path }) => TEST_NAME.test(path));
const code = sources.filter(({ path }) => !TEST_NAME.test(path));

function find(pattern: RegExp, among: readonly Source[]): readonly string[] {
  return among.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      pattern.test(line) ? [`src/${path}:${String(index + 1)} ${line.trim()}`] : [],
    ),
  );
}

describe('reminders', () => {
  test('no FIXME is committed', () => {
    expect(find(/\bFIXME\b/, sources)).toEqual([]);
  });

  test('a TODO carries the link of its issue', () => {
    expect(find(/\bTODO\b(?!.*https:\/\/)/, sources)).toEqual([]);
  });
});

describe('things there may only be fewer of', () => {
  // When a number has fallen, lower it here in the same commit. None is ever raised.
  const allowed = [
    // A typed array read within its bounds is a number; the compiler cannot know, and a check would cost the hot path.
    { what: 'column reads', pattern: /\] as number\b/, countMax: 184 },
    { what: 'casts', pattern: /[\w)}>] as (?!const\b|number\b)[\w{([]/, countMax: 25 },
    { what: 'lint exceptions', pattern: /eslint-disable/, countMax: 10 },
    { what: 'type check exceptions', pattern: /@ts-(ignore|expect-error|nocheck)/, countMax: 0 },
  ];

  test.each(allowed)('never more $what', ({ pattern, countMax }) => {
    const withoutProse = code.map(({ path, lines }) => ({ path, lines: lines.map(blankProse) }));
    const found = find(pattern, withoutProse);
    expect(found.length, found.join('\n')).toBeLessThanOrEqual(countMax);
  });

  /** Empties what a line quotes or says in passing, and lines of import or export lists: there "as" is no cast. */
  function blankProse(line: string): string {
    const isProse = /^\s*(\/\/|\/?\*|\{\/\*)/.test(line) && !line.includes('eslint-disable');
    if (isProse || /^\s*(import|export) (type )?[{*]/.test(line)) return '';
    if (/^\s*(type )?\w+ as \w+,$/.test(line)) return '';
    return line.replace(/'(?:[^'\\]|\\.)*'/g, "''").replace(/ \/\/ (?!eslint-disable).*$/, '');
  }
});

test('a file with a capital is named as what it exports', () => {
  const misnamed = code.filter(({ path, lines }) => {
    const name = basename(path).replace(/\.(worker\.)?tsx?$/, '');
    if (!/^[A-Z]/.test(name)) return false;
    const exportsIt = new RegExp(`^export (?!default).*\\b${name}\\b`);
    return !lines.some((line) => exportsIt.test(line));
  });
  expect(misnamed.map(({ path }) => path)).toEqual([]);
});

test('each folder of src says in a README.md what belongs there', () => {
  const silent = readdirSync(src, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter(({ name }) => !existsSync(join(src, name, 'README.md')));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

describe('MODEL.md and the tests of the model', () => {
  const rulesPath = join(src, 'model/MODEL.md');
  const rules = existsSync(rulesPath) ? readFileSync(rulesPath, 'utf8') : '';
  const written = [...rules.matchAll(/\*\*([A-Z]+\d+)\*\*/g)].map(([, id = '']) => id);
  // The number opens the first argument, be it of test() or of test.each()().
  const tested = tests
    .filter(({ path }) => path.startsWith('model/'))
    .flatMap(({ lines }) => [...lines.join('\n').matchAll(/\(\s*['"`]([A-Z]+\d+) /g)])
    .map(([, id = '']) => id);

  test('each rule has a test that bears its number', () => {
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((id) => !tested.includes(id))).toEqual([]);
  });

  test('each number on a test is a rule', () => {
    expect(tested.filter((id) => !written.includes(id))).toEqual([]);
  });

  test('no number is given twice', () => {
    expect(written.filter((id, index) => written.indexOf(id) !== index)).toEqual([]);
  });
});
