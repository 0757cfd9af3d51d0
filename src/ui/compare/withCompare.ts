import type * as Compare from '../../store/compare/compare.ts';

/** What can be done with two runs; it comes, with its workers, when somebody first asks for it. */
export function withCompare(): Promise<typeof Compare> {
  return import('../../store/compare/compare.ts');
}
