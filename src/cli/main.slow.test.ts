// The command line as a user meets it: words in, text and an exit code out.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runToEnd } from '../model/startRun.ts';
import { presetOf } from '../scenario/presets.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sluice-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `closeEarly`: the reader goes away after the first piece, as `| head` does. */
function sluice(words: readonly string[], { closeEarly = false } = {}): Promise<Ending> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], {
    cwd: root,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
    if (closeEarly) child.stdout.destroy();
  });
  child.stderr.on('data', (piece: Buffer) => {
    err += piece.toString();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function digestOf(preset: string, changes: object = {}): string {
  const scenario = presetOf(preset)?.scenario;
  if (scenario === undefined) throw new Error(`no preset ${preset}`);
  return runToEnd({ ...scenario, ...changes }).digest;
}

describe('sluice run', () => {
  test('prints metrics and the digest of the very run, and nothing on standard error', async () => {
    const { code, out, err } = await sluice(['run', 'crash', '--seed', '3', '--format', 'json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      preset: 'crash',
      seed: 3,
      digest: digestOf('crash', { seed: 3 }),
      metrics: { recovery: { kind: expect.any(String) as string } },
    });
  });

  test('tells a run in text, with its digest', async () => {
    const { code, out } = await sluice(['run', 'healthy', '--until', '5']);
    expect(code).toBe(0);
    expect(out).toMatch(/^messages +1 \d{3}: /m);
    expect(out).toContain(digestOf('healthy', { durationMs: 5000 }));
  });

  test('prints a table, and one object for each attempt', async () => {
    const csv = await sluice(['run', 'healthy', '--until', '3', '--format', 'csv']);
    const lines = csv.out.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
    const attempts = await sluice(['run', 'healthy', '--until', '3', '--format', 'attempts']);
    const rows = attempts.out.trim().split('\n');
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({
      attempt: 1,
      outcome: 'stored',
      sentMs: expect.any(Number) as number,
    });
  });

  test('ends quietly when the reader has enough', async () => {
    const words = ['run', 'standard', '--format', 'attempts'];
    const { code, err } = await sluice(words, { closeEarly: true });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});

describe('a scenario as link and file', () => {
  test('goes from file to link and back, and runs the same either way', async () => {
    const scenario = { ...presetOf('crash')?.scenario, seed: 9, durationMs: 60_000 };
    const path = file('mine.json', scenario);
    const link = await sluice(['link', path]);
    expect(link.code).toBe(0);
    const opened = await sluice(['open', link.out.trim()]);
    expect({ code: opened.code, err: opened.err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(opened.out)).toEqual(scenario);
    const run = await sluice(['run', link.out.trim(), '--format', 'json']);
    expect(JSON.parse(run.out)).toMatchObject({
      digest: digestOf('crash', { seed: 9, durationMs: 60_000 }),
    });
  });

  test('says on standard error what a link holds that is not known, and when its run was another', async () => {
    const { code, err } = await sluice(['run', 'v=1&p=healthy&colour=red&d=0123456789abcdef']);
    expect(code).toBe(0);
    expect(err).toContain('The link says “colour”');
    expect(err).toContain('its run had the digest 0123456789abcdef');
  });
});

describe('bad input is one sentence, exit code 2, and nothing else', () => {
  const broken = file('broken.json', '{ "version": 1,');
  const wrong = file('wrong.json', { ...presetOf('healthy')?.scenario, brokers: 'none' });
  const many = 'clients.order-service.workload.ratePerSec=100000';
  test.concurrent.each<readonly [string, readonly string[], string]>([
    ['no command', [], 'Say what to do'],
    ['an unknown command', ['rum', 'crash'], '“rum” (did you mean “run”?)'],
    ['an unknown option', ['run', 'crash', '--sede', '1'], '(did you mean “--seed”?)'],
    ['an unknown preset', ['run', 'crahs'], '(did you mean “crash”?)'],
    ['a file that is not there', ['run', 'nowhere.json'], 'There is no file “nowhere.json”.'],
    ['a folder', ['link', 'src'], '“src” is a folder'],
    ['a file that is not JSON', ['run', broken], 'not JSON'],
    ['a file that is no scenario', ['run', wrong], 'brokers must be a list, not “none”.'],
    ['a broken link', ['open', 'v=1&z=abcdef'], 'The link was cut or changed'],
    ['a link of a newer version', ['run', 'v=99&p=crash'], 'version “99”'],
    ['an unknown setting', ['run', 'crash', '--set', 'network.latencyM=1'], 'network.latencyMs'],
    ['too much memory', ['run', 'healthy', '--set', many], 'memory is planned for'],
    ['an unknown profile', ['conform', '--profile', 'rocketmq-jaba'], 'There is no case'],
    ['a file that is no case', ['conform', 'package.json'], 'it has no id'],
    ['an unknown benchmark', ['bench', '--only', 'standart'], '(did you mean “standard”?)'],
    ['too few runs', ['bench', '--runs', '2'], '--runs is “2”'],
  ])('%s', async (_, words, sentence) => {
    const { code, out, err } = await sluice(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('sluice conform', () => {
  const golden = {
    id: 'refused-once',
    kind: 'producer-script',
    question: 'What does a caller get when nothing listens?',
    client: { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync', settings: {} },
    topology: { brokers: [{ name: 'broker-a', condition: 'refuse' }], networkMs: 0 },
    script: { by: 'arrival', steps: [], then: { reply: 'SUCCESS', code: 0, afterMs: 5 } },
    start: { firstBroker: 'broker-a', firstQueue: 0 },
    sends: [{ message: 'm1', atMs: 0, bodyBytes: 64 }],
    observed: [
      {
        message: 'm1',
        attempts: [1, 2, 3].map((n) => ({ n, broker: 0, name: 'broker-a', atMs: n })),
        result: { ok: false, error: 'MQClientException', code: 10001, atMs: 6 },
      },
    ],
    tolerance: { ms: 25, ratio: 0.02 },
  };

  test('is good when the model does what was recorded', async () => {
    const { code, out } = await sluice(['conform', file('case.json', golden)]);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^pass {5}refused-once\n\nprofile .*\nrocketmq-java-remoting +5\.3\.3 +1 +1 +0 +0\n\n1 of 1 cases conform\.\n$/,
      ) as string,
    });
  });

  test('exits with 1 and tells the first difference, or why a case cannot be played', async () => {
    const other = { ...golden, id: 'other', observed: [{ ...golden.observed[0], attempts: [] }] };
    const unknown = { ...golden, id: 'unknown', kind: 'another-script' };
    const paths = [file('other.json', other), file('unknown.json', unknown)];
    const { code, out } = await sluice(['conform', ...paths, '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      conforming: 0,
      total: 2,
      cases: [
        {
          id: 'other',
          outcome: 'differs',
          sentence: expect.stringContaining('m1, attempt 1: expected only 0') as string,
        },
        {
          id: 'unknown',
          outcome: 'cannotPlay',
          sentence: expect.stringContaining('kind is not one of') as string,
        },
      ],
    });
  });
});

describe('sluice conform with strange files', () => {
  const client = {
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    mode: 'sync',
    settings: {},
  };
  const golden = {
    id: 'one',
    kind: 'producer-script',
    question: 'Is it stored?',
    client,
    topology: { brokers: [{ name: 'broker-a' }], networkMs: 0 },
    script: { by: 'arrival', steps: [], then: { reply: 'SUCCESS', code: 0, afterMs: 5 } },
    sends: [{ message: 'm1', atMs: 0, bodyBytes: 64 }],
    observed: [
      {
        message: 'm1',
        attempts: [{ n: 1, broker: 0, name: 'broker-a', atMs: 1 }],
        result: { ok: true, status: 'SEND_OK', atMs: 6 },
      },
    ],
    tolerance: { ms: 25, ratio: 0.02 },
  };

  test('tells of a damaged file by name and place; the others still run', async () => {
    const paths = [file('torn.json', '{\n  "id": "torn",\n  oops'), file('whole.json', golden)];
    const { code, out } = await sluice(['conform', ...paths]);
    expect(code).toBe(1);
    expect(out).toMatch(/^CANNOT .*torn\.json” is not JSON: .*\(line 3, column 3\)$/m);
    expect(out).toMatch(/^pass {5}one$/m);
  });

  test.concurrent.each<readonly [string, object, string]>([
    ['profile', { profile: 'rocketmq-java-remotin' }, '(did you mean “rocketmq-java-remoting”?)'],
    ['version', { version: '5.3.4' }, '(did you mean “5.3.3”?)'],
    ['mode', { mode: 'synk' }, '(did you mean “sync”?)'],
    ['setting', { settings: { sendMsgTimeot: 1 } }, '(did you mean “sendMsgTimeout”?)'],
  ])('names an unknown %s and the nearest known one', async (name, changes, sentence) => {
    const given = { ...golden, client: { ...client, ...changes } };
    const { code, out } = await sluice(['conform', file(`unknown-${name}.json`, given)]);
    expect(code).toBe(1);
    expect(out).toContain(sentence);
  });

  test('refuses a misspelt field, and remarks on one that is like none of ours', async () => {
    const { tolerance, ...rest } = golden;
    const misspelt = file('misspelt.json', { ...rest, id: 'misspelt', tolerence: tolerance });
    const newer = file('newer.json', { ...golden, id: 'newer', weatherOutside: 'rain' });
    const { code, out, err } = await sluice(['conform', misspelt, newer]);
    expect(code).toBe(1);
    expect(out).toContain('the field “tolerence” is not known (did you mean “tolerance”?)');
    expect(out).toMatch(/^pass {5}newer$/m);
    expect(err).toContain('newer: the field “weatherOutside” is not known');
  });
});

test('sluice bench prints the agreed figures', async () => {
  const { code, out } = await sluice(['bench', '--only', 'standard', '--format', 'json']);
  expect(code).toBe(0);
  const figures = ['events', 'wallMs', 'eventsPerSec', 'attempts', 'rssMb', 'floorWallMs'];
  const wanted = [...figures, 'floorEventsPerSec'].map((name) => [
    name,
    expect.any(Number) as number,
  ]);
  expect(JSON.parse(out)).toEqual({
    scenarios: [{ id: 'standard', ...Object.fromEntries(wanted) }],
  });
});

test('sluice help names every command', async () => {
  const { code, out } = await sluice(['help']);
  expect(code).toBe(0);
  for (const name of ['run', 'conform', 'link', 'open', 'bench'])
    expect(out).toContain(`  ${name} `);
});
