// npm run measure: what can only be measured in a browser, with the page as it is built. Prints a table, then
// JSON. It measures the machine it runs on, so nothing else should run there.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { startRun } from '../../src/model/startRun.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import { presetOf } from '../../src/scenario/presets.ts';
import type { Scenario } from '../../src/scenario/Scenario.ts';
import { findBrowser } from '../support/findBrowser.mjs';
import {
  countSprites,
  measureFrames,
  measureSeeks,
  measureSlider,
  runInWorker,
  usedHeapMb,
} from './inPage.ts';
import { median, quantile, round } from './numbers.ts';

const RUNS = 9;
/** The first runs teach the machine the code. */
const WARM_UP_RUNS = 2;
const SLIDER_STEPS = 60;
const SEEKS = 60;
const PLAYED_SECONDS = 10;
const SLOW_FRAME_MS = 34;

const outDir = process.env['SLUICE_DIST'] ?? 'dist';

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly wanted: string;
}

function preset(id: string): Scenario {
  const found = presetOf(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found.scenario;
}

/** Both halves by turns in the same minutes: what else the machine does slows both. */
async function workerAgainstNode(page: Page): Promise<readonly Figure[]> {
  const scenario = preset('standard');
  const name = readdirSync(join(outDir, 'assets')).find((file) => /^main-.*\.js$/.test(file));
  if (name === undefined) throw new Error('the worker is not in the build');
  const file = new URL(`assets/${name}`, page.url()).href;
  const inWorker = await page.evaluate(runInWorker, { file, scenario, runs: RUNS });
  const inNode = Array.from({ length: RUNS }, () => runInNode(scenario));
  const inWorkerAfter = await page.evaluate(runInWorker, { file, scenario, runs: RUNS });
  const node = perSecond(inNode);
  const worker = perSecond([...inWorker, ...inWorkerAfter.slice(WARM_UP_RUNS)]);
  const wallMs = [...inWorker, ...inWorkerAfter].map((run) => run.wallMs);
  return [
    { what: 'events per second in Node', value: Math.round(node), unit: '/s', wanted: '≥ 3000000' },
    { what: 'events per second in the worker', value: Math.round(worker), unit: '/s', wanted: '' },
    { what: 'one run in the worker', value: round(median(wallMs)), unit: 'ms', wanted: '' },
    { what: 'worker against Node', value: round((100 * worker) / node), unit: '%', wanted: '≥ 80' },
  ];
}

interface Timed {
  readonly wallMs: number;
  readonly eventCount: number;
}

function runInNode(scenario: Scenario): Timed {
  const startMs = performance.now();
  const run = startRun(scenario);
  while (!run.advance(1_000_000));
  const { eventCount } = run.finish();
  return { wallMs: performance.now() - startMs, eventCount };
}

function perSecond(runs: readonly Timed[]): number {
  const warm = runs.slice(WARM_UP_RUNS);
  return median(warm.map(({ wallMs, eventCount }) => (1_000 * eventCount) / wallMs));
}

async function open(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await page.locator('html[data-run=finished]').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-draws]').length === 4);
}

async function sliderFigures(page: Page, address: string): Promise<readonly Figure[]> {
  await open(page, `${address}#v=1&p=standard&t=45`);
  await page.getByRole('slider', { name: 'sendMsgTimeout' }).waitFor();
  const steps = await page.evaluate(measureSlider, {
    name: 'sendMsgTimeout',
    steps: SLIDER_STEPS + 5,
  });
  const warm = steps.slice(5);
  return [
    {
      what: 'slider to new charts, median',
      value: round(median(warm)),
      unit: 'ms',
      wanted: '≤ 100',
    },
    {
      what: 'slider to new charts, p95',
      value: round(quantile(warm, 0.95)),
      unit: 'ms',
      wanted: '≤ 200',
    },
  ];
}

async function seekFigures(page: Page, address: string): Promise<readonly Figure[]> {
  await open(page, `${address}#v=1&p=standard&t=45`);
  const seeks = (await page.evaluate(measureSeeks, SEEKS)).slice(5);
  return [
    { what: 'seek, median', value: round(median(seeks)), unit: 'ms', wanted: '≤ 16' },
    { what: 'seek, p95', value: round(quantile(seeks, 0.95)), unit: 'ms', wanted: '' },
  ];
}

const MAP_SIDE = 20;
const MAP_SEEDS = 5;

/** 400 points with 5 seeds each of a minute at 200 messages/s: about 120 million events. */
async function mapFigures(page: Page, address: string): Promise<readonly Figure[]> {
  const { brokers, clients, ...rest } = preset('crash');
  const scenario: Scenario = {
    ...rest,
    durationMs: 60_000,
    brokers,
    clients: clients.slice(0, 1),
    timeline: [
      { kind: 'fault', fault: 'crash', target: 'broker-a', startMs: 20_000, endMs: 30_000 },
    ],
  };
  await open(page, `${address}#${encodeLink(scenario, {})}`);
  await page.getByRole('button', { name: 'Map …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Map of two settings' });
  await dialog.getByLabel('Steps').first().waitFor();
  for (const steps of await dialog.getByLabel('Steps').all()) await steps.fill(String(MAP_SIDE));
  await dialog.getByLabel('Seeds').fill(String(MAP_SEEDS));
  const startMs = performance.now();
  await dialog.getByRole('button', { name: 'Draw the map' }).click();
  const bar = dialog.getByRole('progressbar');
  await bar.waitFor();
  const heap: number[] = [];
  while ((await bar.count()) > 0) {
    heap.push(await page.evaluate(usedHeapMb));
    await page.waitForTimeout(1_000);
  }
  const runs = MAP_SIDE * MAP_SIDE * MAP_SEEDS;
  const seconds = (performance.now() - startMs) / 1000;
  return [
    { what: `map of ${String(runs)} runs`, value: round(seconds), unit: 's', wanted: '≤ 60' },
    {
      what: 'page heap while it computes, least',
      value: round(Math.min(...heap)),
      unit: 'MB',
      wanted: '',
    },
    {
      what: 'page heap while it computes, most',
      value: round(Math.max(...heap)),
      unit: 'MB',
      wanted: 'flat',
    },
  ];
}

async function frameFigures(page: Page, address: string): Promise<readonly Figure[]> {
  const link = encodeLink(crowded(), { atMs: 10_000 });
  await open(page, `${address}#${link}`);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const dots = await page.evaluate(countSprites);
  const frames = (await page.evaluate(measureFrames, PLAYED_SECONDS)).slice(10);
  const slow = frames.filter((ms) => ms > SLOW_FRAME_MS).length;
  return [
    { what: 'dots on the stage, about', value: dots, unit: '', wanted: '1000' },
    { what: 'frames played', value: frames.length, unit: '', wanted: '' },
    { what: 'frame interval, median', value: round(median(frames)), unit: 'ms', wanted: '≤ 16.7' },
    { what: 'frame interval, p99', value: round(quantile(frames, 0.99)), unit: 'ms', wanted: '' },
    {
      what: `frames over ${String(SLOW_FRAME_MS)} ms`,
      value: round((100 * slow) / frames.length),
      unit: '%',
      wanted: '0',
    },
  ];
}

/**
 * As many dots as the stage draws: 880 messages a second on sixteen links, each shown for 0.9 s, and 200 of an
 * impatient client that wait 8 s for their second attempt.
 */
function crowded(): Scenario {
  const { brokers, ...rest } = preset('standard');
  const clients = ['a', 'b', 'c'].map((name) => ({
    id: `client-${name}`,
    profile: 'rocketmq-java-remoting' as const,
    version: '5.3.3',
    mode: 'sync' as const,
    settings: {},
    workload: { arrivals: 'constant', ratePerSec: 880 / 3, callers: 200 },
  }));
  const impatient = {
    id: 'impatient',
    profile: 'custom' as const,
    version: '1',
    mode: 'sync' as const,
    settings: {
      ...{ maxAttempts: 2, attemptTimeoutMs: 1, deadlineMs: 0 },
      ...{ backoff: 'fixed', initialBackoffMs: 8_000 },
    },
    workload: { arrivals: 'constant', ratePerSec: 25, callers: 1_000 },
  };
  return {
    ...rest,
    brokers: ['a', 'b', 'c', 'd'].map((name) => ({
      id: `broker-${name}`,
      settings: brokers[0]?.settings ?? {},
    })),
    clients: [...clients, impatient],
    timeline: [],
  };
}

const server = await preview({
  logLevel: 'warn',
  build: { outDir },
  preview: { host: '127.0.0.1', port: 4290, strictPort: false, open: false },
});
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findBrowser();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  // The tool that runs this file names functions by a helper of its own, which the page lacks.
  await page.addInitScript('globalThis.__name = (given) => given');
  await page.addInitScript(
    "if (location.protocol !== 'about:') localStorage.setItem('sluice.tour', 'done')",
  );
  await open(page, `${address}#v=1&p=healthy`);
  const figures = [
    ...(await workerAgainstNode(page)),
    ...(await sliderFigures(page, address)),
    ...(await seekFigures(page, address)),
  ];
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  figures.push(...(await frameFigures(page, address)));
  figures.push(...(await mapFigures(page, address)));
  for (const { what, value, unit, wanted } of figures) {
    const shown = `${String(value)} ${unit}`.padStart(14);
    process.stdout.write(`${what.padEnd(34)}${shown}   ${wanted}\n`);
  }
  process.stdout.write(`${JSON.stringify({ figures }, null, 2)}\n`);
} finally {
  await browser.close();
  await server.close();
}
