// The other scenario of a comparison in a link: `a=` the moment B leaves it (or nothing), its preset, and what
// differs from B, with dots between.
// A page that does not know the key opens B, which is what the link is of.
import { bad, good, type Result } from '../lib/Result.ts';
import { pack, unpack } from './packing.ts';
import { applyPatch, patchBetween } from './patch.ts';
import type { Problem } from './Problem.ts';
import { readScenario } from './readScenario.ts';
import type { Scenario } from './Scenario.ts';

export const COMPARED_KEY = 'a';

export interface Compared {
  readonly a: Scenario;
  readonly forkAtMs: number | undefined;
}

export function comparedField(b: Scenario, { a, forkAtMs }: Compared): string {
  return `${COMPARED_KEY}=${forkAtMs ?? ''}.${a.preset}.${pack(patchBetween(b, a) ?? {})}`;
}

export function readCompared(text: string, b: Scenario): Result<Compared, Problem> {
  const [, moment = '', preset = '', packed = ''] =
    /^(\d{0,8})\.([a-z0-9-]*)\.(.+)$/.exec(text) ?? [];
  if (packed === '') return bad({ kind: 'linkBadValue', key: COMPARED_KEY, given: text });
  const patch = unpack(packed);
  if (!patch.ok) return patch;
  const given = applyPatch(b, patch.value);
  if (given === undefined) return bad({ kind: 'linkBroken' });
  const read = readScenario({ ...given, preset });
  if (!read.ok) return read;
  const forkAtMs = moment === '' ? undefined : Math.min(Number(moment), b.durationMs);
  return good({ a: read.value.scenario, forkAtMs });
}
