import { bad, good, type Result } from '../lib/Result.ts';

/** The value of a JSON text, or what is wrong with it and where, without a full stop. */
export function parseJson(text: string): Result<unknown, string> {
  try {
    return good(JSON.parse(text));
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be read';
    return bad(`${message.replace(/ \(line \d+ column \d+\)$/, '')} (${placeOf(text, message)})`);
  }
}

/** Engines that name no position mean the end. */
function placeOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return `line ${String(before.length)}, column ${String((before.at(-1) ?? '').length + 1)}`;
}
