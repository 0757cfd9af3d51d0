import { SEED_MAX } from '../scenario/runSpecs.ts';

/** The seed so many after that one; after the last comes 0. */
export function seedAfter(seed: number, count: number): number {
  return (seed + count) % (SEED_MAX + 1);
}
