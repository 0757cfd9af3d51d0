// Which known name was probably meant by an unknown one.

/** The known name with the fewest changed letters; nothing when more than a third would have to change. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  // A name longer than any real one is not a typing error, and comparing it would cost its length squared.
  if (given.length > 100) return undefined;
  const lower = given.toLowerCase();
  let best: string | undefined;
  let changesLeast = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of known) {
    const changes = changesBetween(lower, name.toLowerCase());
    if (changes < changesLeast) {
      best = name;
      changesLeast = changes;
    }
  }
  return best;
}

/** Levenshtein distance: letters to add, drop or replace. */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
