// The command line. Exit codes: 0 good, 1 a check failed, 2 bad input (one sentence on standard error).
import { benchCommand } from './bench/benchCommand.ts';
import type { Command } from './Command.ts';
import { conformCommand } from './conformCommand.ts';
import { linkCommand, openCommand } from './linkCommands.ts';
import { endQuietlyWhenNobodyReads, note, print } from './output.ts';
import { runCommand } from './runCommand.ts';
import { sweepCommand } from './sweepCommand.ts';
import { guess } from './words.ts';

const COMMANDS: readonly Command[] = [
  runCommand,
  conformCommand,
  sweepCommand,
  linkCommand,
  openCommand,
  benchCommand,
];

const HELP_WORDS = ['help', '--help', '-h'];

async function main(words: readonly string[]): Promise<0 | 1 | 2> {
  const [name, ...rest] = words;
  const names = COMMANDS.map((command) => command.name);
  if (name === undefined) return refuse(`Say what to do: ${names.join(', ')}, or help.`);
  if (HELP_WORDS.includes(name) || rest.some((word) => word === '--help' || word === '-h')) {
    await print(helpText());
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    return refuse(
      `There is no command “${name}”${guess(name, names)}. It can be: ${names.join(', ')}.`,
    );
  }
  const result = await command.execute(rest);
  return result.ok ? result.value : refuse(result.error);
}

function refuse(sentence: string): 2 {
  note(sentence);
  return 2;
}

function helpText(): string {
  const parts = COMMANDS.map(({ usage, does }) => `  ${usage}\n      ${does}\n`);
  return `npm run -s sluice -- <command>\n\n${parts.join('')}\nExit codes: 0 good, 1 a check failed, 2 bad input.\n`;
}

endQuietlyWhenNobodyReads();
process.exitCode = await main(process.argv.slice(2));
