import type { CaseReport } from '../../store/fidelity.ts';

export type Which = 'all' | 'odd';

/** Those that hold all the words, in id, question or mode. */
export function casesOf(
  results: readonly CaseReport[],
  which: Which,
  wanted: string,
): readonly CaseReport[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return results.filter(({ id, question, mode, outcome }) => {
    if (which === 'odd' && outcome === 'conforms') return false;
    const text = `${id} ${question} ${mode}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
