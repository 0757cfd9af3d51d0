// What the command line says: results on standard output, everything else on standard error.

/** A reader that has enough (`| head`) closes the pipe. That is no failure; there is just nothing left to do. */
export function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}

/** Writes a result and waits until the reader has taken it, so that long outputs do not pile up in memory. */
export async function print(text: string): Promise<void> {
  if (process.stdout.write(text)) {
    // Lets the news of a closed pipe come through.
    await new Promise((resolve) => setImmediate(resolve));
  } else {
    await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** A sentence beside the result: a remark, a reason. */
export function note(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

const CHARACTERS_PER_WRITE = 65_536;

/** Lines of a long output, written in pieces. */
export async function printLines(lines: Iterable<string>): Promise<void> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < CHARACTERS_PER_WRITE) continue;
    await print(piece);
    piece = '';
  }
  if (piece !== '') await print(piece);
}
