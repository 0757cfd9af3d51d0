// Whatever comes from outside, as plain data: nothing in it but objects, lists, texts, flags and finite numbers.
import { bad, good, type Result } from '../lib/Result.ts';
import { UNKNOWN_DEPTH_MAX } from './limits.ts';
import type { Problem } from './Problem.ts';

export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: Plain;
}

/**
 * A copy that shares nothing with what was given. Keys without a value (undefined, null, functions) are left
 * out, so that "not there" has one form only; -0 becomes 0, which JSON could not tell apart.
 */
export function plainCopy(given: unknown): Result<Plain, Problem> {
  const copier = new Copier();
  const copy = copier.copy(given, [], 0);
  return copier.problem === undefined ? good(copy) : bad(copier.problem);
}

export function isPlainObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlainList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

class Copier {
  problem: Problem | undefined;

  copy(given: unknown, path: readonly string[], depth: number): Plain {
    if (this.problem !== undefined) return null;
    if (depth > UNKNOWN_DEPTH_MAX) {
      return this.refuse({ kind: 'tooDeep', path: path.join('.'), max: UNKNOWN_DEPTH_MAX });
    }
    if (typeof given === 'string' || typeof given === 'boolean') return given;
    if (typeof given === 'number') {
      if (Number.isFinite(given)) return given === 0 ? 0 : given;
      const whole = path.join('.');
      return this.refuse({
        kind: 'wrongType',
        path: whole,
        given: String(given),
        expected: 'number',
      });
    }
    if (Array.isArray(given)) {
      return given.map((item: unknown, index) =>
        this.copy(item, [...path, String(index)], depth + 1),
      );
    }
    if (typeof given !== 'object' || given === null) return null;
    const entries = Object.entries(given)
      .filter(([key]) => key !== '__proto__')
      .map(([key, value]) => [key, this.copy(value, [...path, key], depth + 1)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== null));
  }

  private refuse(problem: Problem): null {
    this.problem ??= problem;
    return null;
  }
}
