// From a file of a recorded case to what we play and compare. Reads the recorders' whole format for the kinds
// of experiment that the model can play; the rest is refused with a sentence.
import { bad, good, type Result } from '../lib/Result.ts';
import { CONSUMER_PROFILES } from '../scenario/consumerProfiles.ts';
import { PROFILES } from '../scenario/profiles.ts';
import type { Settings, SettingValue } from '../scenario/SettingSpec.ts';
import { readConsumeCase } from './consuming/readConsumeCase.ts';
import { Fields, type Fieldset, isFieldset, optional } from './Fields.ts';
import type {
  CaseBroker,
  CaseClient,
  CaseFault,
  CaseLoad,
  FiguresCase,
  GoldenCase,
} from './GoldenCase.ts';
import { readNumber, readRandom } from './readNumber.ts';
import { readServer } from './readGrpcPart.ts';
import { isServed, readServedCase } from './readServedCase.ts';
import { readReconnectCase } from './readReconnectCase.ts';
import { inRealSpelling } from './settingSpelling.ts';
import { readBucket, readScript, readScriptCase } from './readScriptCase.ts';

/** The recorded case in `raw`, or what is wrong with it. */
export function readCase(raw: unknown): Result<GoldenCase, string> {
  if (!isFieldset(raw)) return bad('it is not an object');
  const fields = new Fields();
  const kind = fields.choice(raw['kind'], 'kind', [
    'producer-script',
    'reconnect-script',
    'consume-script',
    'broker-load',
    'broker-state',
  ]);
  if (kind === undefined) return bad(fields.problem ?? '');
  if (isOfConsumer(raw) && !(kind === 'consume-script' && isServed(fields, raw))) {
    const settings = readSettings(fields, raw['settings'] ?? {}, 'settings');
    const parts = { common: common(fields, raw), settings };
    const found = readConsumeCase(fields, raw, parts);
    return fields.problem === undefined ? good(found) : bad(fields.problem);
  }
  if (kind === 'consume-script') {
    const served = readServedCase(fields, raw, common(fields, raw));
    return fields.problem === undefined ? good(served) : bad(fields.problem);
  }
  const found =
    kind === 'producer-script'
      ? { ...common(fields, raw), ...readScriptCase(fields, raw) }
      : kind === 'reconnect-script'
        ? readReconnectCase(fields, raw, common)
        : { ...common(fields, raw), ...readFigures(fields, raw, kind) };
  return fields.problem === undefined ? good(found) : bad(fields.problem);
}

/** Whether its client consumes, also where the kind tells only of a load. */
function isOfConsumer(raw: Fieldset): boolean {
  const { kind, client } = raw;
  if (kind === 'consume-script') return true;
  if (!isFieldset(client) || typeof client['profile'] !== 'string') return false;
  const modes = CONSUMER_PROFILES.get(client['profile'])?.modes ?? {};
  return typeof client['mode'] === 'string' && Object.hasOwn(modes, client['mode']);
}

function common(
  fields: Fields,
  raw: Fieldset,
): Pick<GoldenCase, 'id' | 'question' | 'client' | 'brokers' | 'networkMs' | 'notes'> {
  const topology = fields.set(raw['topology'], 'topology');
  return {
    id: fields.text(raw['id'], 'id'),
    question: fields.text(raw['question'], 'question'),
    client: readClient(fields, fields.set(raw['client'], 'client')),
    brokers: fields.items(topology['brokers'], 'topology.brokers', (broker, where) =>
      readBroker(fields, fields.set(broker, where), where),
    ),
    networkMs: fields.number(topology['networkMs'] ?? 0, 'topology.networkMs'),
    notes: fields.text(raw['notes'] ?? '', 'notes'),
  };
}

function readClient(fields: Fields, raw: Fieldset): CaseClient {
  const profile = fields.text(raw['profile'], 'client.profile');
  // A bare request has no version of its own.
  const known = PROFILES.get(profile);
  const unsaid = known?.defaultVersion ?? '';
  return {
    profile,
    version: fields.text(raw['version'] ?? unsaid, 'client.version'),
    mode: fields.text(raw['mode'], 'client.mode'),
    settings: inRealSpelling(
      readSettings(fields, raw['settings'] ?? {}, 'client.settings'),
      known?.specs ?? [],
    ),
  };
}

function readBroker(fields: Fields, raw: Fieldset, where: string): CaseBroker {
  return {
    name: fields.text(raw['name'], `${where}.name`),
    queues: fields.number(raw['queues'] ?? 4, `${where}.queues`),
    condition:
      fields.choice(raw['condition'] ?? 'up', `${where}.condition`, [
        'up',
        'refuse',
        'blackhole',
      ]) ?? 'up',
  };
}

/** Files of a broker hold flags as text, hence 'true' is true. */
function readSettings(fields: Fields, raw: unknown, where: string): Settings {
  const read = (value: unknown, at: string): SettingValue => {
    if (value === 'true') return true;
    if (value === 'false') return false;
    if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
      return value;
    }
    fields.wrong(at, 'a setting');
    return 0;
  };
  return Object.fromEntries(fields.entries(raw, where, read));
}

// ---- figures

/** Some recorders give no single runs, and tell in prose that low and high are what their few runs showed. */
const BARE_BOUNDS = /low and high (lie all repeats|are the least and most over the repeats)/i;

function readFigures(
  fields: Fields,
  raw: Fieldset,
  kind: FiguresCase['kind'],
): Omit<FiguresCase, 'id' | 'question' | 'client' | 'brokers' | 'networkMs' | 'notes'> {
  const runs = optional(raw['runs'], (value) => fields.list(value, 'runs')) ?? [];
  const service = fields.set(raw['service'] ?? {}, 'service');
  const { notes } = raw;
  const isToldBare = typeof notes === 'string' && BARE_BOUNDS.test(notes);
  return {
    kind,
    ...readServed(fields, raw),
    load: readLoad(fields, fields.set(raw['load'], 'load')),
    serviceMs: fields.number(service['ms'] ?? 0, 'service.ms'),
    fault: optional(raw['fault'], (fault) =>
      readFault(fields, fields.set(fault, 'fault'), raw['notes']),
    ),
    observed: fields.entries(raw['observed'], 'observed', (number, where) => {
      const read = readNumber(fields, fields.set(number, where), {
        where,
        runs: runs.map((run) => fields.set(run, 'runs')[where.slice('observed.'.length)]),
      });
      return { ...read, isBare: read.isBare || isToldBare };
    }),
    generatorLateMs:
      optional(raw['generatorLateMs'], (late) => fields.number(late, 'generatorLateMs')) ??
      latenessOf(runs),
    random: fields.entries(raw['random'] ?? {}, 'random', (random, where) =>
      readRandom(fields, fields.set(random, where), where),
    ),
  };
}

/** What served the load: a broker with its settings, brokers with a script, a gRPC server with a bucket of tokens. */
function readServed(
  fields: Fields,
  raw: Fieldset,
): Pick<FiguresCase, 'settings' | 'script' | 'server'> {
  if (raw['server'] !== undefined) {
    const bucket = fields.set(raw['settings'], 'settings');
    const server = readServer(fields, fields.set(raw['server'], 'server'));
    return { settings: {}, script: readBucket(fields, bucket), server };
  }
  return {
    settings: readSettings(fields, raw['settings'] ?? {}, 'settings'),
    script: optional(raw['script'], (script) => readScript(fields, fields.set(script, 'script'))),
    server: undefined,
  };
}

/** The recorders left out repeats whose generator was later than this, unless all were. */
const LATENESS_ALLOWED_MS = 60;

function latenessOf(runs: readonly unknown[]): number {
  const lags = runs.map((run) => (isFieldset(run) ? run['lagMaxMs'] : undefined));
  const least = Math.min(...lags.map((lag) => (typeof lag === 'number' ? lag : 0)));
  return least > LATENESS_ALLOWED_MS && lags.length > 0 ? least : 0;
}

function readLoad(fields: Fields, raw: Fieldset): CaseLoad {
  const bodyBytes = fields.number(raw['bodyBytes'] ?? 0, 'load.bodyBytes');
  if (raw['messagesEach'] !== undefined) {
    const messagesEach = fields.number(raw['messagesEach'], 'load.messagesEach');
    return { loop: 'each', messagesEach, bodyBytes };
  }
  const durationMs =
    raw['seconds'] === undefined
      ? fields.number(raw['durationMs'], 'load.durationMs')
      : 1000 * fields.number(raw['seconds'], 'load.seconds');
  if (fields.choice(raw['loop'], 'load.loop', ['open', 'closed']) === 'closed') {
    return {
      loop: 'closed',
      callers: fields.number(raw['callers'], 'load.callers'),
      thinkMs: fields.number(raw['thinkMs'] ?? 0, 'load.thinkMs'),
      durationMs,
      bodyBytes,
    };
  }
  return {
    loop: 'open',
    arrivals:
      fields.choice(raw['arrivals'], 'load.arrivals', ['poisson', 'constant']) ?? 'constant',
    ratePerSec: fields.number(raw['ratePerSec'], 'load.ratePerSec'),
    seeds: (optional(raw['seeds'], (value) => fields.list(value, 'load.seeds')) ?? []).map((seed) =>
      fields.number(seed, 'load.seeds'),
    ),
    durationMs,
    bodyBytes,
  };
}

/** When the fault came after the load had begun stands only in the prose of the notes. */
const MOMENT_OF_FAULT = /the fault comes ([\d.]+) s after/i;

function readFault(fields: Fields, raw: Fieldset, notes: unknown): CaseFault {
  const seconds = MOMENT_OF_FAULT.exec(typeof notes === 'string' ? notes : '')?.[1];
  if (seconds === undefined) fields.wrong('notes', 'telling when the fault comes');
  const kinds = ['append-stall', 'flush-stall', 'SIGSTOP', 'SIGKILL', 'SIGTERM'] as const;
  return {
    kind: fields.choice(raw['kind'], 'fault.kind', kinds) ?? 'SIGKILL',
    broker: fields.number(raw['broker'] ?? 0, 'fault.broker'),
    startMs: Number(seconds ?? 0) * 1000,
    lastsMs: optional(raw['lastsMs'], (value) => fields.number(value, 'fault.lastsMs')),
  };
}
