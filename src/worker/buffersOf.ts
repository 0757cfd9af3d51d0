/** Every buffer behind the typed arrays in a piece of plain data, each once: what can be handed over uncopied. */
export function buffersOf(data: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  collect(data, found);
  return [...found];
}

function collect(data: unknown, found: Set<ArrayBuffer>): void {
  if (typeof data !== 'object' || data === null) return;
  if (ArrayBuffer.isView(data)) {
    // A shared buffer is seen by both sides anyway, and cannot be handed over.
    if (data.buffer instanceof ArrayBuffer) found.add(data.buffer);
    return;
  }
  for (const value of Object.values(data)) collect(value, found);
}
