import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command of this project (or of the system) with its output passed on.
 * @param {string} command
 * @param {Record<string, string>} [environment]
 * @returns {Promise<boolean>} whether it ended well
 */
export function run(command, environment = {}) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(command, {
    cwd: root,
    // A shell, because on Windows the commands in node_modules/.bin are scripts.
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment, PATH: path },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** @param {string} sentence */
export function say(sentence) {
  console.log(sentence);
}

/**
 * Ends the program with a sentence for whoever started it.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** @param {number} startMs as given by performance.now() */
export function secondsSince(startMs) {
  return `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
}
