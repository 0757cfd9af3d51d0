// What the cases of gRPC clients tell beyond the others: what the server's Settings said, whether the client came up,
// facts over all repeats, sampled waits, whole series (rmq-grpc/FORMAT-NOTES.md).
import type { BrokerStep, ServerSettings } from '../scenario/Scenario.ts';
import { type Fields, type Fieldset, optional } from './Fields.ts';
import type {
  GrpcPart,
  ObservedCommit,
  ObservedMessage,
  SeriesMessage,
  WaitSamples,
} from './GoldenCase.ts';

export function readGrpcPart(fields: Fields, raw: Fieldset): GrpcPart {
  const facts = fields.set(raw['facts'] ?? {}, 'facts');
  const topology = fields.set(raw['topology'], 'topology');
  const startup = fields.set(raw['startup'] ?? {}, 'startup');
  const recorded = fields.set(raw['recorded'] ?? {}, 'recorded');
  const question = fields.text(raw['question'], 'question');
  return {
    server: {
      ...readServer(fields, fields.set(raw['server'], 'server')),
      sharedEndpoint: topology['sharedEndpoint'] === true,
    },
    isUp: startup['ok'] !== false,
    endTransaction: endTransactionOf(question),
    outage: outageOf(question),
    facts: {
      sameMessageId: facts['sameMessageIdInAllAttempts'] !== false,
      sameQueue: facts['sameQueueInAllAttempts'] !== false,
      brokerPatterns: readPatterns(fields, facts['brokerPatterns'] ?? {}),
    },
    repeats: fields.number(recorded['repeats'] ?? 1, 'recorded.repeats'),
    waits: readWaits(fields, raw['waits'] ?? {}),
    series: fields.items(raw['allRepeats'] ?? [], 'allRepeats', (repeat, where) =>
      fields.items(repeat, where, (message, at) => readSeriesMessage(fields, message, at)),
    ),
  };
}

export function readServer(fields: Fields, raw: Fieldset): ServerSettings {
  return {
    backoffPolicy: optional(raw['backoffPolicy'], (value) => readPolicy(fields, value)) ?? null,
    maxBodyBytes: optional(raw['maxBodyBytes'], (bytes) =>
      fields.number(bytes, 'server.maxBodyBytes'),
    ),
  };
}

function readPolicy(fields: Fields, value: unknown): ServerSettings['backoffPolicy'] {
  const place = 'server.backoffPolicy';
  const raw = fields.set(value, place);
  const number = (name: string): number => fields.number(raw[name], `${place}.${name}`);
  const maxAttempts = number('maxAttempts');
  if (raw['nextMs'] === undefined) {
    const [initialMs, maxMs] = [number('initialMs'), number('maxMs')];
    return { maxAttempts, initialMs, maxMs, multiplier: number('multiplier') };
  }
  const nextMs = fields.items(raw['nextMs'], `${place}.nextMs`, (wait, at) =>
    fields.number(wait, at),
  );
  return { maxAttempts, nextMs };
}

/** One text for the same pattern, however it was spaced. */
function readPatterns(fields: Fields, raw: unknown): ReadonlyMap<string, number> {
  const read = fields.entries(raw, 'facts.brokerPatterns', (count, at) => fields.number(count, at));
  return new Map([...read].map(([pattern, count]) => [pattern.replaceAll(' ', ''), count]));
}

const WAIT_NAME = /^wait before attempt (\d+)$/;

function readWaits(fields: Fields, raw: unknown): ReadonlyMap<number, WaitSamples> {
  const read = fields.entries(raw, 'waits', (value, at): [number, WaitSamples] => {
    const samples = fields.set(value, at);
    const attempt = WAIT_NAME.exec(at.slice('waits.'.length))?.[1];
    if (attempt === undefined) fields.wrong(at, 'a wait before a numbered attempt');
    const number = (name: string): number => fields.number(samples[name], `${at}.${name}`);
    return [
      Number(attempt ?? 0),
      { low: number('low'), high: number('high'), observedMean: number('observedMean') },
    ];
  });
  return new Map(read.values());
}

/** `["m1", [[runBroker, atMs], ...], ok, resultAtMs]` */
function readSeriesMessage(fields: Fields, value: unknown, where: string): SeriesMessage {
  const [message, attempts, ok, endedMs] = fields.list(value, where);
  return {
    message: fields.text(message, where),
    brokers: fields.items(attempts, where, (attempt, at) =>
      fields.number(fields.list(attempt, at)[0], at),
    ),
    isOk: ok === true,
    endedMs: fields.number(endedMs, where),
  };
}

export function readCommit(fields: Fields, value: unknown, where: string): ObservedCommit {
  const raw = fields.set(value, where);
  return {
    isOk: raw['ok'] === true,
    error: optional(raw['error'], (error) => fields.text(error, `${where}.error`)),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
    requests: fields.number(raw['requests'], `${where}.requests`),
  };
}

type Spread = readonly (readonly [number, number])[];

/** Here the spread goes message by message, each with its result; elsewhere all results come last. */
export function inOrderOfSpread(observed: readonly ObservedMessage[], spread: Spread): Spread {
  const attempts: (readonly [number, number])[] = [];
  const results: (readonly [number, number])[] = [];
  let place = 0;
  for (const message of observed) {
    attempts.push(...spread.slice(place, place + message.attempts.length));
    place += message.attempts.length;
    results.push(...spread.slice(place, place + 1));
    place++;
  }
  return [...attempts, ...results];
}

// ---- what only the question tells

const COMMIT_GETS = /\bcommit gets TOO_MANY_REQUESTS\b/;
const COMMIT_HANGS = /\bcommit hangs\b/;
const OUTAGE = /brokers go away at ([\d.]+) s and are back at ([\d.]+) s/;

function endTransactionOf(question: string): BrokerStep | undefined {
  if (COMMIT_HANGS.test(question)) return { kind: 'hang' };
  if (COMMIT_GETS.test(question)) return { kind: 'reply', code: 42_900, afterMs: 2 };
  return undefined;
}

function outageOf(question: string): GrpcPart['outage'] {
  const [, start, end] = OUTAGE.exec(question) ?? [];
  if (start === undefined || end === undefined) return undefined;
  return { startMs: Number(start) * 1000, endMs: Number(end) * 1000 };
}
