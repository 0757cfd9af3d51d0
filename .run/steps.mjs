import { run, say, secondsSince } from './terminal.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string | (() => boolean)} does a command, or a function that tells whether all is well
 * @property {Record<string, string>} [environment]
 */

/**
 * Runs the steps in order and stops at the first that fails.
 * @param {readonly Step[]} steps
 * @returns {Promise<{ summary: string[], failed: string | undefined }>} failed: the step's name
 */
export async function runSteps(steps) {
  /** @type {string[]} */
  const summary = [];
  for (const { name, does, environment } of steps) {
    say(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
    const startMs = performance.now();
    const isGood = typeof does === 'string' ? await run(does, environment) : does();
    const line = `${name.padEnd(10)} ${isGood ? 'good' : 'FAILED'}  ${secondsSince(startMs)}`;
    say(`── ${line}`);
    summary.push(line);
    if (!isGood) return { summary, failed: name };
  }
  return { summary, failed: undefined };
}

/** The steps that need no build; `npm run check` and `npm test` share them. */
export const format = { name: 'format', does: 'prettier --check --log-level warn .' };
export const types = { name: 'types', does: 'tsc -b' };
export const lint = { name: 'lint', does: 'eslint .' };
