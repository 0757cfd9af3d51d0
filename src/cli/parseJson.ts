import { bad, good, type Result } from '../lib/Result.ts';

/** The value of a JSON text, or what is wrong with it, without a full stop. */
export function parseJson(text: string): Result<unknown, string> {
  try {
    return good(JSON.parse(text));
  } catch (error) {
    return bad(error instanceof Error ? error.message.replace(/\.$/, '') : 'it cannot be read');
  }
}
