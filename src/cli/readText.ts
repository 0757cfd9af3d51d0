import { readFileSync } from 'node:fs';
import { bad, good, type Result } from '../lib/Result.ts';

/** The text of a file, or of standard input for `-`; else one sentence. */
export function readText(path: string): Result<string, string> {
  try {
    return good(readFileSync(path === '-' ? 0 : path, 'utf8'));
  } catch (error) {
    return bad(sentenceOf(path, error));
  }
}

function sentenceOf(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return `There is no file “${path}”.`;
    case 'EISDIR':
      return `“${path}” is a folder, not a file.`;
    case 'EACCES':
    case 'EPERM':
      return `The file “${path}” may not be read.`;
    default:
      return `The file “${path}” cannot be read.`;
  }
}
