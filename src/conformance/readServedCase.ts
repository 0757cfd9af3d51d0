// Reads what a gRPC consumer did before a server with a script (rmq-grpc, consume-script).
import { type Fields, type Fieldset, optional } from './Fields.ts';
import type { StepList } from '../scenario/Scenario.ts';
import type { CaseBroker, CaseClient } from './GoldenCase.ts';
import { readServer } from './readGrpcPart.ts';
import { readStepList } from './readScriptCase.ts';
import type { ServedCall, ServedCase, ServedEvent } from './ServedCase.ts';

export interface ServedCommon {
  readonly id: string;
  readonly question: string;
  readonly client: CaseClient;
  readonly brokers: readonly CaseBroker[];
  readonly networkMs: number;
  readonly notes: string;
}

/** Whether the case is told by what reached a server (else by the deliveries of a real broker). */
export function isServed(fields: Fields, raw: Fieldset): boolean {
  const observed = raw['observed'];
  return !Array.isArray(observed) && fields.set(observed, 'observed')['serverEvents'] !== undefined;
}

/** What the handler does stands only in words. */
const FAILS_FIRST = /fails the first (\d+) deliver/;

export function readServedCase(fields: Fields, raw: Fieldset, common: ServedCommon): ServedCase {
  const server = fields.set(raw['server'], 'server');
  const queue = fields.set(server['queue'], 'server.queue');
  const observed = fields.set(raw['observed'], 'observed');
  const tolerance = fields.set(raw['tolerance'] ?? {}, 'tolerance');
  const handler = fields.text(fields.set(raw['script'], 'script')['handler'], 'script.handler');
  const failsFirst = FAILS_FIRST.exec(handler)?.[1];
  if (failsFirst === undefined) fields.wrong('script.handler', 'a handler that is known here');
  const spread = fields.set(raw['spread'] ?? {}, 'spread');
  return {
    kind: 'consume-served',
    ...common,
    server: readServer(fields, server),
    messageCount: fields.number(queue['messages'], 'server.queue.messages'),
    isOrdered: queue['fifo'] === true,
    invisibleMs: fields.number(server['invisibleMs'] ?? 60_000, 'server.invisibleMs'),
    answers: {
      ...answers(fields, queue, 'receive'),
      ...answers(fields, queue, 'ack'),
      ...answers(fields, queue, 'nack'),
    },
    failsFirst: Number(failsFirst ?? 0),
    calls: fields.items(observed['handlerCalls'], 'observed.handlerCalls', (call, where) =>
      readCall(fields, fields.set(call, where), where),
    ),
    events: fields.items(observed['serverEvents'], 'observed.serverEvents', (event, where) =>
      readEvent(fields, fields.set(event, where), where),
    ),
    spread: fields.items(
      spread['serverEventsAtMs'] ?? [],
      'spread.serverEventsAtMs',
      (pair, at) => {
        const [low, high] = fields.list(pair, at);
        return [fields.number(low, at), fields.number(high, at)] as const;
      },
    ),
    tolerance: {
      ms: fields.number(tolerance['ms'] ?? 50, 'tolerance.ms'),
      ratio: fields.number(tolerance['ratio'] ?? 0.02, 'tolerance.ratio'),
    },
  };
}

function answers(
  fields: Fields,
  queue: Fieldset,
  name: 'receive' | 'ack' | 'nack',
): Partial<Record<typeof name, StepList>> {
  const given = queue[name];
  if (given === undefined) return {};
  const where = `server.queue.${name}`;
  const raw = fields.set(given, where);
  const repeats = fields.list(raw['steps'] ?? [], `${where}.steps`).map((step, index) => {
    const at = `${where}.steps[${String(index)}]`;
    return fields.number(fields.set(step, at)['repeat'] ?? 1, `${at}.repeat`);
  });
  const { steps, then } = readStepList(fields, raw, { where, usualMs: 2 });
  return {
    [name]: {
      steps: steps.flatMap((step, index) =>
        Array.from({ length: repeats[index] ?? 1 }, () => step),
      ),
      then,
    },
  };
}

function readCall(fields: Fields, raw: Fieldset, where: string): ServedCall {
  return {
    message: fields.text(raw['message'], `${where}.message`),
    attempt: fields.number(raw['attempt'], `${where}.attempt`),
    isOk: raw['ok'] === true,
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
  };
}

function readEvent(fields: Fields, raw: Fieldset, where: string): ServedEvent {
  const kinds = ['receive', 'deliver', 'ack', 'nack', 'dlq'] as const;
  const kind = fields.choice(raw['event'], `${where}.event`, kinds) ?? 'receive';
  // A handle names the message and the delivery it came with: `m1/2`.
  const handle = optional(raw['handle'], (text) => fields.text(text, `${where}.handle`));
  const [ofHandle = '', delivery = '0'] = (handle ?? '').split('/');
  const attempt = optional(raw['attempt'], (value) => fields.number(value, `${where}.attempt`));
  return {
    kind,
    message: fields.text(raw['message'] ?? ofHandle, `${where}.message`),
    attempt: attempt ?? Number(delivery),
    waitMs: optional(raw['ms'], (wait) => fields.number(wait, `${where}.ms`)),
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
  };
}
