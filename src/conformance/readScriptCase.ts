// The part of a recorded case in which a client meets brokers that answer from a script.
import type { BrokerStep } from '../scenario/Scenario.ts';
import { type Fields, type Fieldset, optional } from './Fields.ts';
import type {
  CaseScript,
  CaseSend,
  ObservedAttempt,
  ObservedMessage,
  ObservedResult,
  Phase,
  ScriptCase,
  StepList,
  Variant,
} from './GoldenCase.ts';
import { readNumber } from './readNumber.ts';

type ScriptPart = Omit<
  ScriptCase,
  'id' | 'question' | 'client' | 'brokers' | 'networkMs' | 'notes'
>;

export function readScriptCase(fields: Fields, raw: Fieldset): ScriptPart {
  const start = fields.set(raw['start'] ?? {}, 'start');
  const tolerance = fields.set(raw['tolerance'], 'tolerance');
  return {
    kind: 'producer-script',
    script: readScript(fields, fields.set(raw['script'], 'script')),
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
    observed: fields.items(raw['observed'], 'observed', (message, where) =>
      readObserved(fields, fields.set(message, where), where),
    ),
    spread: optional(raw['spread'], (spread) =>
      fields.items(fields.set(spread, 'spread')['atMs'], 'spread.atMs', (pair, where) => {
        const [least, most] = fields.list(pair, where);
        return [fields.number(least, where), fields.number(most, where)] as const;
      }),
    ),
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
    // A summary is always the bare least and most of the runs.
    summary: fields.entries(raw['summary'] ?? {}, 'summary', (number, where) => ({
      ...readNumber(fields, fields.set(number, where), { where, runs: [] }),
      isBare: true,
    })),
  };
}

function readSend(fields: Fields, raw: Fieldset, where: string): CaseSend {
  return {
    message: fields.text(raw['message'], `${where}.message`),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
    bodyBytes: fields.number(raw['bodyBytes'], `${where}.bodyBytes`),
    thread: fields.number(raw['thread'] ?? 0, `${where}.thread`),
    mode: optional(raw['mode'], (mode) => fields.text(mode, `${where}.mode`)),
  };
}

// ---- what the brokers do

function readScript(fields: Fields, raw: Fieldset): CaseScript {
  const by = fields.choice(raw['by'], 'script.by', ['arrival', 'broker', 'message', 'time']);
  const then = readStep(fields, raw['then'], 'script.then');
  switch (by) {
    case 'broker':
    case 'message': {
      const name = `${by}s`;
      const lists = fields.entries(raw[name] ?? {}, `script.${name}`, (list, where) =>
        readStepList(fields, fields.set(list, where), where),
      );
      return { by, lists, then };
    }
    case 'time': {
      const phases = fields.entries(raw['phases'] ?? {}, 'script.phases', (list, where) =>
        fields.items(list, where, (phase, at) => readPhase(fields, fields.set(phase, at), at)),
      );
      return { by, phases, then };
    }
    case 'arrival':
    case undefined:
      return { by: 'arrival', list: readStepList(fields, raw, 'script') };
  }
}

function readStepList(fields: Fields, raw: Fieldset, where: string): StepList {
  return {
    steps: fields.items(raw['steps'], `${where}.steps`, (step, at) => readStep(fields, step, at)),
    then: readStep(fields, raw['then'], `${where}.then`),
  };
}

function readPhase(fields: Fields, raw: Fieldset, where: string): Phase {
  return {
    untilMs: fields.number(raw['untilMs'] ?? Number.MAX_SAFE_INTEGER, `${where}.untilMs`),
    step: readStep(fields, raw, where),
  };
}

function readStep(fields: Fields, value: unknown, where: string): BrokerStep {
  const raw = fields.set(value, where);
  const afterMs = fields.number(raw['afterMs'] ?? 0, `${where}.afterMs`);
  if (raw['hang'] === true) return { kind: 'hang' };
  if (raw['close'] === true) return { kind: 'close', afterMs };
  if (raw['reset'] === true) return { kind: 'reset', afterMs };
  if (raw['dropReply'] === true) return { kind: 'dropReply', afterMs };
  if (raw['reply'] === undefined) fields.wrong(where, 'a step that is known here');
  return {
    kind: 'reply',
    code: fields.number(raw['code'], `${where}.code`),
    remark: optional(raw['remark'], (remark) => fields.text(remark, `${where}.remark`)),
    afterMs,
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
  if (typeof raw['ok'] !== 'boolean') fields.wrong(`${where}.ok`, 'true or false');
  return {
    isOk: raw['ok'] === true,
    status: text('status'),
    error: text('error'),
    code: optional(raw['code'], (code) => fields.number(code, `${where}.code`)),
    cause: text('cause'),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
  };
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
