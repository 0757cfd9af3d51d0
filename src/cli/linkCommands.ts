// sluice link and sluice open: a scenario as a link, and back.
import { good, type Result } from '../lib/Result.ts';
import { writeFile } from '../scenario/file.ts';
import { encodeLink } from '../scenario/link.ts';
import type { Command, ExitCode } from './Command.ts';
import { note, print } from './output.ts';
import { readGiven, readLink } from './readGiven.ts';
import { readWords } from './words.ts';

export const linkCommand: Command = {
  name: 'link',
  usage: 'link <file.json | preset>',
  does: 'Prints the link of a scenario: what stands after # in the address of the page.',
  execute: async (given) => {
    const words = readWords(given, { options: {}, least: 1, most: 1, what: 'which file to link' });
    if (!words.ok) return words;
    const read = readGiven(words.value.plain[0] ?? '');
    if (!read.ok) return read;
    return printWithRemarks(`${encodeLink(read.value.scenario)}\n`, read.value.remarks);
  },
};

export const openCommand: Command = {
  name: 'open',
  usage: 'open <link>',
  does: 'Prints the JSON of the scenario in a link, and on standard error what is to be said of it.',
  execute: async (given) => {
    const words = readWords(given, { options: {}, least: 1, most: 1, what: 'which link to open' });
    if (!words.ok) return words;
    const read = readLink(words.value.plain[0] ?? '');
    if (!read.ok) return read;
    return printWithRemarks(writeFile(read.value.scenario), read.value.remarks);
  },
};

async function printWithRemarks(
  text: string,
  remarks: readonly string[],
): Promise<Result<ExitCode, string>> {
  for (const remark of remarks) note(remark);
  await print(text);
  return good(0);
}
