// npm test: everything that must be green, from nothing. The same command runs in CI.
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { provideBrowser } from './browser.mjs';
import { installIfNeeded } from './install.mjs';
import { checkSize } from './size.mjs';
import { format, lint, runSteps, types } from './steps.mjs';
import { giveUp, root, say, secondsSince } from './terminal.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const unitReport = 'test-results/unit.json';
const journeysReport = 'test-results/journeys.json';

const startMs = performance.now();
await installIfNeeded();
const browser =
  (await provideBrowser()) ??
  giveUp('The journeys need Chromium or Chrome, and it could not be installed. Please install it.');
say(`Browser for the journeys: ${browser}`);
rmSync(join(root, 'test-results'), { recursive: true, force: true });

const { summary, failed } = await runSteps([
  format,
  types,
  lint,
  { name: 'unused', does: 'knip' },
  {
    name: 'unit',
    does: `vitest run --reporter=default --reporter=json --outputFile.json=${unitReport}`,
  },
  { name: 'build', does: 'vite build' },
  { name: 'size', does: checkSize },
  {
    name: 'journeys',
    does: 'playwright test',
    // A port of its own: a server left over from elsewhere would serve another page.
    environment: { SLUICE_PORT: String(await freePort()) },
  },
]);

say(`\nAll steps, ${secondsSince(startMs)}:\n${summary.map((line) => `  ${line}`).join('\n')}`);
const counts = [unitCounts(), journeyCounts()];
const skipped = sum(counts.map((count) => count.skipped));
if (skipped > 0) say(`${String(skipped)} skipped`);
if (failed) {
  say(`Stopped: ${failed} failed. Each step can be run alone; see README.md.`);
  process.exitCode = 1;
}
const failures = sum(counts.map((count) => count.failed));
// A step that is no test counts as one failure, so that the last line never looks green by mistake.
const failedCount = failed && failures === 0 ? 1 : failures;
say(`${String(sum(counts.map((count) => count.passed)))} passed, ${String(failedCount)} failed`);

/** @returns {Counts} */
function unitCounts() {
  const report = readReport(unitReport);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/** @returns {Counts} */
function journeyCounts() {
  const stats = readReport(journeysReport)?.stats;
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  };
}

/**
 * @param {string} path
 * @returns {any} undefined when its step has not been reached
 */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
