// The part of a recorded case in which a bare gRPC channel loses its server: when it tried to connect again.
import { type Fields, type Fieldset, optional } from './Fields.ts';
import type { ObservedCall, ObservedChannel, ReconnectCase, StepWaits } from './GoldenCase.ts';

/** Reads what all kinds of case have. */
type CommonReader = (fields: Fields, raw: Fieldset) => Pick<ReconnectCase, CommonField>;
type CommonField = 'id' | 'question' | 'client' | 'brokers' | 'networkMs' | 'notes';

/** What the recorders' server did, in the words of the cases. */
const SERVERS: ReadonlyMap<unknown, ReconnectCase['server']> = new Map([
  ['up', 'up'],
  ['refuse', 'refuses'],
  ['blackhole', 'swallows'],
  // To the channel it is all one: no connection came about.
  ['accept, then close at once', 'refuses'],
  ['up; connections cut once', 'cuts'],
  ['refuse, then up', 'returns'],
]);

export function readReconnectCase(
  fields: Fields,
  raw: Fieldset,
  common: CommonReader,
): ReconnectCase {
  const topology = fields.set(raw['topology'], 'topology');
  const tolerance = fields.set(raw['tolerance'], 'tolerance');
  const observed = fields.set(raw['observed'], 'observed');
  const [server] = fields.list(topology['brokers'], 'topology.brokers');
  const where = 'topology.brokers[0]';
  const { condition, ...plain } = fields.set(server, where);
  const number =
    (set: Fieldset, at: string) =>
    (name: string): number =>
      fields.number(set[name], `${at}.${name}`);
  return {
    // What its server did is more than a condition that holds from start to end.
    ...common(fields, { ...raw, topology: { ...topology, brokers: [plain] } }),
    kind: 'reconnect-script',
    server: readServer(fields, condition ?? 'up', `${where}.condition`),
    waits: fields.items(raw['waits'] ?? [], 'waits', (value, at): StepWaits => {
      const set = fields.set(value, at);
      const read = number(set, at);
      return {
        step: read('step'),
        samples: read('samples'),
        low: read('low'),
        high: read('high'),
        mean: read('observedMean'),
        deviation: read('stdev'),
        isCensored: set['censored'] !== undefined,
      };
    }),
    firstAttemptMs: optional(raw['firstAttemptAfterAskMs'], (value) => {
      const read = number(fields.set(value, 'firstAttemptAfterAskMs'), 'firstAttemptAfterAskMs');
      return { low: read('low'), high: read('high') };
    }),
    jitterCorrelation: optional(raw['jitterCompounds'], (value) =>
      fields.number(fields.set(value, 'jitterCompounds')['value'], 'jitterCompounds.value'),
    ),
    channels: fields.items(observed['channels'] ?? [], 'observed.channels', (value, at) =>
      readChannel(fields, fields.set(value, at), at),
    ),
    tolerance: {
      ms: fields.number(tolerance['ms'], 'tolerance.ms'),
      ratio: fields.number(tolerance['ratio'] ?? 0, 'tolerance.ratio'),
    },
    random: new Map(),
  };
}

function readServer(fields: Fields, value: unknown, where: string): ReconnectCase['server'] {
  const server = SERVERS.get(value);
  if (server === undefined) fields.wrong(where, `one of ${[...SERVERS.keys()].join('; ')}`);
  return server ?? 'up';
}

function readChannel(fields: Fields, raw: Fieldset, where: string): ObservedChannel {
  const moment = (value: unknown, name: string): number => fields.number(value, `${where}.${name}`);
  return {
    attemptsAtMs: fields.items(
      raw['connectAttemptsAtMs'],
      `${where}.connectAttemptsAtMs`,
      (at, place) => fields.number(at, place),
    ),
    states: fields.items(raw['states'], `${where}.states`, (value, at) => {
      const state = fields.set(value, at);
      return {
        atMs: fields.number(state['atMs'], `${at}.atMs`),
        state: fields.text(state['state'], `${at}.state`),
      };
    }),
    calls: fields.items(raw['rpcs'] ?? [], `${where}.rpcs`, (value, at) =>
      readCall(fields, fields.set(value, at), at),
    ),
    back: optional(raw['serverBackAtMs'], (value) => {
      const waiting = fields.set(raw['waitForReadyRpc'], `${where}.waitForReadyRpc`);
      return {
        atMs: moment(value, 'serverBackAtMs'),
        waitingCode: codeOf(fields.text(waiting['code'], `${where}.waitForReadyRpc.code`)),
        waitingDoneAtMs: moment(waiting['doneAtMs'], 'waitForReadyRpc.doneAtMs'),
        failFastFirstOkAtMs: moment(raw['failFastFirstOkAtMs'], 'failFastFirstOkAtMs'),
        failFastErrors: fields.items(
          raw['failFastErrorsBefore'] ?? [],
          `${where}.failFastErrorsBefore`,
          (code, at) => codeOf(fields.text(code, at)),
        ),
      };
    }),
  };
}

function readCall(fields: Fields, raw: Fieldset, where: string): ObservedCall {
  return {
    atMs: fields.number(raw['atMs'], `${where}.atMs`),
    waitsForReady: raw['waitForReady'] === true,
    code: codeOf(fields.text(raw['code'], `${where}.code`)),
    tookMs: fields.number(raw['tookMs'], `${where}.tookMs`),
  };
}

/** Go writes `DeadlineExceeded`, the others `DEADLINE_EXCEEDED`. */
function codeOf(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
