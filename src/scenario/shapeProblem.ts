// What the check of the shape found, in our own terms.
import type * as z from 'zod/mini';
import { NAME_LENGTH_MAX } from './limits.ts';
import { nearest } from './nearest.ts';
import { isPlainList, isPlainObject, type Plain } from './plain.ts';
import type { ExpectedType, Problem } from './Problem.ts';

type Issue = z.core.$ZodIssue;

export function shapeProblem(issue: Issue | undefined, whole: Plain): Problem {
  if (issue === undefined) return { kind: 'missing', path: '' };
  const path = readablePath(issue.path, whole);
  const value = valueAt(whole, issue.path);
  const wrongType = (expected: ExpectedType): Problem =>
    value === undefined
      ? { kind: 'missing', path }
      : { kind: 'wrongType', path, given: shortened(value), expected };
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(EXPECTED[issue.expected] ?? 'object');
    case 'too_small':
      if (issue.origin === 'array') {
        const count = Array.isArray(value) ? value.length : 0;
        return { kind: 'tooFew', path, count, min: Number(issue.minimum) };
      }
      return outside(path, value, { min: Number(issue.minimum), max: Number.MAX_SAFE_INTEGER });
    case 'too_big': {
      const max = Number(issue.maximum);
      if (issue.origin === 'array') return { kind: 'tooMany', path, max };
      if (typeof value === 'string') return { kind: 'tooLong', path, length: value.length, max };
      return outside(path, value, { min: 0, max });
    }
    case 'invalid_union': {
      const isByKind = issue.path.at(-1) === 'kind';
      if (!isByKind || typeof value !== 'string') return wrongType(isByKind ? 'text' : 'scalar');
      const choices = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
      const names = choices.map(String);
      const meant = nearest(value, names);
      return {
        kind: 'unknownChoice',
        path,
        given: shortened(value),
        choices: names,
        nearest: meant,
      };
    }
    case 'invalid_key': {
      const { length } = String(issue.path.at(-1));
      return { kind: 'tooLong', path: shortened(path), length, max: NAME_LENGTH_MAX };
    }
    case 'invalid_value':
    case 'invalid_format':
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'custom':
      return wrongType('object');
  }
}

const EXPECTED: Readonly<Record<string, ExpectedType>> = {
  number: 'number',
  int: 'wholeNumber',
  string: 'text',
  boolean: 'flag',
  array: 'list',
  object: 'object',
  record: 'object',
};

function outside(
  path: string,
  value: Plain | undefined,
  { min, max }: { min: number; max: number },
): Problem {
  return { kind: 'outside', path, given: Number(value), min, max };
}

function valueAt(whole: Plain, path: readonly PropertyKey[]): Plain | undefined {
  let value: Plain | undefined = whole;
  for (const key of path) {
    if (isPlainList(value)) value = value[Number(key)];
    else if (isPlainObject(value)) value = value[String(key)];
    else return undefined;
  }
  return value;
}

const PART_LISTS = ['brokers', 'clients', 'consumers', 'proxies'];

/** Parts by their names where they have one, settings as the timeline writes them. */
function readablePath(path: readonly PropertyKey[], whole: Plain): string {
  const words = path.map(String);
  const [list, index, table] = words;
  if (list === undefined || index === undefined || !PART_LISTS.includes(list)) {
    return words.join('.');
  }
  const id = valueAt(whole, [list, index, 'id']);
  if (typeof id === 'string' && id !== '' && words[2] !== 'id') words[1] = shortened(id);
  if ((list === 'brokers' || list === 'proxies') && table === 'settings' && words.length > 3)
    words.splice(2, 1);
  return words.join('.');
}

const SHOWN_LENGTH_MAX = 60;

function shortened(value: Plain): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_LENGTH_MAX ? `${text.slice(0, SHOWN_LENGTH_MAX)}…` : text;
}
