// The part of a recorded case in which a client meets brokers that answer from a script.
import { type BrokerStep, GRPC_STATUSES, type StepList } from '../scenario/Scenario.ts';
import { type Fields, type Fieldset, optional } from './Fields.ts';
import type {
  CaseScript,
  CaseSend,
  ObservedAttempt,
  ObservedMessage,
  ObservedResult,
  Phase,
  ScriptCase,
  Variant,
} from './GoldenCase.ts';
import { inOrderOfSpread, readCommit, readGrpcPart } from './readGrpcPart.ts';
import { readNumber, readRandom } from './readNumber.ts';

type ScriptPart = Omit<
  ScriptCase,
  'id' | 'question' | 'client' | 'brokers' | 'networkMs' | 'notes'
>;

export function readScriptCase(fields: Fields, raw: Fieldset): ScriptPart {
  const start = fields.set(raw['start'] ?? {}, 'start');
  const tolerance = fields.set(raw['tolerance'], 'tolerance');
  const isGrpc = raw['server'] !== undefined;
  const observed = fields.items(raw['observed'], 'observed', (message, where) =>
    readObserved(fields, fields.set(message, where), where),
  );
  const spread = optional(raw['spread'], (value) =>
    fields.items(fields.set(value, 'spread')['atMs'], 'spread.atMs', (pair, where) => {
      const [least, most] = fields.list(pair, where);
      return [fields.number(least, where), fields.number(most, where)] as const;
    }),
  );
  return {
    kind: 'producer-script',
    script: readScript(fields, fields.set(raw['script'], 'script'), usualAfterMs(raw)),
    routeEvents: fields.items(raw['routeEvents'] ?? [], 'routeEvents', (value, where) => {
      const event = fields.set(value, where);
      return {
        atMs: fields.number(event['atMs'], `${where}.atMs`),
        broker: fields.text(event['broker'], `${where}.broker`),
        isPresent: event['present'] === true,
      };
    }),
    start: {
      firstBroker: optional(start['firstBroker'], (name) => fields.text(name, 'start.firstBroker')),
      firstQueue: optional(start['firstQueue'], (queue) =>
        fields.number(queue, 'start.firstQueue'),
      ),
      isCold: start['cold'] === true,
    },
    sends: fields.items(raw['sends'], 'sends', (send, where) =>
      readSend(fields, fields.set(send, where), where),
    ),
    observed,
    spread: isGrpc && spread !== undefined ? inOrderOfSpread(observed, spread) : spread,
    variants: fields.items(raw['variants'] ?? [], 'variants', (variant, where) =>
      readVariant(fields, fields.set(variant, where), where),
    ),
    tolerance: {
      ms: fields.number(tolerance['ms'], 'tolerance.ms'),
      ratio: fields.number(tolerance['ratio'] ?? 0, 'tolerance.ratio'),
    },
    patterns: fields.items(raw['patterns'] ?? [], 'patterns', (pattern, where) =>
      fields.text(pattern, where),
    ),
    random: fields.entries(raw['random'] ?? {}, 'random', (random, where) =>
      readRandom(fields, fields.set(random, where), where),
    ),
    // A summary is always the bare least and most of the runs.
    summary: fields.entries(raw['summary'] ?? {}, 'summary', (number, where) => ({
      ...readNumber(fields, fields.set(number, where), { where, runs: [] }),
      isBare: true,
    })),
    grpc: isGrpc ? readGrpcPart(fields, raw) : undefined,
  };
}

/** After which time a broker acts where a step does not say: 2 ms in the gRPC family. */
function usualAfterMs(raw: Fieldset): number {
  return raw['server'] === undefined ? 0 : 2;
}

function readSend(fields: Fields, raw: Fieldset, where: string): CaseSend {
  return {
    message: fields.text(raw['message'], `${where}.message`),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
    bodyBytes: fields.number(raw['bodyBytes'], `${where}.bodyBytes`),
    thread: fields.number(raw['thread'] ?? 0, `${where}.thread`),
    mode: optional(raw['mode'], (mode) => fields.text(mode, `${where}.mode`)),
    group: optional(raw['group'], (group) => fields.text(group, `${where}.group`)),
  };
}

// ---- what the brokers do

export function readScript(fields: Fields, raw: Fieldset, usualMs = 0): CaseScript {
  const by = fields.choice(raw['by'], 'script.by', [
    'arrival',
    'broker',
    'message',
    'broker-met',
    'time',
  ]);
  const stepList = (list: unknown, where: string): StepList =>
    readStepList(fields, fields.set(list, where), { where, usualMs });
  if (by === 'broker-met')
    return { by, lists: fields.items(raw['lists'], 'script.lists', stepList) };
  // One list for all: each message walks it for itself.
  if (by === 'message' && raw['messages'] === undefined) {
    return { by: 'each-message', list: stepList(raw, 'script') };
  }
  const then = readStep(fields, raw['then'], { where: 'script.then', usualMs });
  switch (by) {
    case 'broker':
    case 'message': {
      const name = `${by}s`;
      return { by, lists: fields.entries(raw[name] ?? {}, `script.${name}`, stepList), then };
    }
    case 'time': {
      const phases = fields.entries(raw['phases'] ?? {}, 'script.phases', (list, where) =>
        fields.items(list, where, (phase, at) => readPhase(fields, fields.set(phase, at), at)),
      );
      return { by, phases, then };
    }
    case 'arrival':
    case undefined:
      return { by: 'arrival', list: stepList(raw, 'script') };
  }
}

/** A server that lets a rate through and turns the rest away. */
export function readBucket(fields: Fields, raw: Fieldset): CaseScript {
  const step = (name: string): BrokerStep =>
    readStep(fields, raw[name], { where: `settings.${name}`, usualMs: 2 });
  fields.choice(raw['by'], 'settings.by', ['bucket']);
  return {
    by: 'bucket',
    ratePerSec: fields.number(raw['rate'], 'settings.rate'),
    burst: fields.number(raw['burst'], 'settings.burst'),
    ok: step('ok'),
    then: step('then'),
  };
}

interface StepPlace {
  readonly where: string;
  readonly usualMs: number;
}

export function readStepList(
  fields: Fields,
  raw: Fieldset,
  { where, usualMs }: StepPlace,
): StepList {
  return {
    steps: fields.items(raw['steps'], `${where}.steps`, (step, at) =>
      readStep(fields, step, { where: at, usualMs }),
    ),
    then: readStep(fields, raw['then'], { where: `${where}.then`, usualMs }),
  };
}

function readPhase(fields: Fields, raw: Fieldset, where: string): Phase {
  return {
    untilMs: fields.number(raw['untilMs'] ?? Number.MAX_SAFE_INTEGER, `${where}.untilMs`),
    step: readStep(fields, raw, { where, usualMs: 0 }),
  };
}

function readStep(fields: Fields, value: unknown, { where, usualMs }: StepPlace): BrokerStep {
  const raw = fields.set(value, where);
  const afterMs = fields.number(raw['afterMs'] ?? usualMs, `${where}.afterMs`);
  if (raw['hang'] === true) return { kind: 'hang' };
  if (raw['close'] === true) return { kind: 'close', afterMs };
  if (raw['reset'] === true) return { kind: 'reset', afterMs };
  if (raw['dropReply'] === true) return { kind: 'dropReply', afterMs };
  if (raw['grpc'] !== undefined) {
    const status = fields.choice(raw['grpc'], `${where}.grpc`, GRPC_STATUSES);
    return { kind: 'grpc', status: status ?? 'UNKNOWN', afterMs };
  }
  if (raw['reply'] === undefined) fields.wrong(where, 'a step that is known here');
  return {
    kind: 'reply',
    code: fields.number(raw['code'], `${where}.code`),
    remark: optional(raw['remark'], (remark) => fields.text(remark, `${where}.remark`)),
    afterMs,
    level: optional(raw['level'], (level) =>
      fields.choice(level, `${where}.level`, ['top', 'both', 'entry']),
    ),
  };
}

// ---- what came of it

function readObserved(fields: Fields, raw: Fieldset, where: string): ObservedMessage {
  return {
    message: fields.text(raw['message'], `${where}.message`),
    attempts: fields.items(raw['attempts'], `${where}.attempts`, (attempt, at) =>
      readAttempt(fields, fields.set(attempt, at), at),
    ),
    result: readResult(fields, fields.set(raw['result'], `${where}.result`), `${where}.result`),
    commit: optional(raw['commit'], (commit) => readCommit(fields, commit, `${where}.commit`)),
  };
}

function readAttempt(fields: Fields, raw: Fieldset, where: string): ObservedAttempt {
  return {
    broker: fields.number(raw['broker'], `${where}.broker`),
    name: fields.text(raw['name'] ?? '', `${where}.name`),
    queue: optional(raw['queue'], (queue) => fields.number(queue, `${where}.queue`)),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
  };
}

function readResult(fields: Fields, raw: Fieldset, where: string): ObservedResult {
  const text = (name: string): string | undefined =>
    optional(raw[name], (value) => fields.text(value, `${where}.${name}`));
  // Null: the callback was never called while the recorders waited.
  if (typeof raw['ok'] !== 'boolean' && raw['ok'] !== null) {
    fields.wrong(`${where}.ok`, 'true or false');
  }
  return {
    isOk: raw['ok'] === true,
    ...(raw['ok'] === null ? { isNever: true } : {}),
    status: text('status'),
    error: text('error'),
    code: optional(raw['code'], (code) => readErrorCode(fields, code, `${where}.code`)),
    cause: text('cause'),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
  };
}

/** Some clients carry it as a text; `None` is Python's nothing. */
function readErrorCode(fields: Fields, code: unknown, where: string): number | string | undefined {
  if (typeof code !== 'string') return fields.number(code, where);
  if (code === 'None') return undefined;
  return /^\d+$/.test(code) ? Number(code) : code;
}

function readVariant(fields: Fields, raw: Fieldset, where: string): Variant {
  return {
    runs: fields.number(raw['runs'], `${where}.runs`),
    attempts: fields.entries(raw['attempts'], `${where}.attempts`, (brokers, at) =>
      fields.items(brokers, at, (broker, itemAt) => fields.number(broker, itemAt)),
    ),
    results: fields.entries(raw['results'], `${where}.results`, (result, at) =>
      readResult(fields, fields.set(result, at), at),
    ),
  };
}
