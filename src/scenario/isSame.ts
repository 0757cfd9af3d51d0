/** Whether two pieces of a scenario say the same; a key without a value is as good as none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const before = new Map<string, unknown>(Object.entries(a));
  const after = new Map<string, unknown>(Object.entries(b));
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].every((key) => isSame(before.get(key), after.get(key)));
}
