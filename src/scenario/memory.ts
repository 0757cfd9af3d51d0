// How much memory a run may need, told before it starts: a scenario that is too large is refused with the
// number that is too high, instead of a tab that dies half way.
import { consumerSpecs } from './consumerProfiles.ts';
import { faultSpec } from './faultSpecs.ts';
import { ATTEMPTS_MAX } from './limits.ts';
import type { Problem } from './Problem.ts';
import { profileOf } from './profiles.ts';
import type { ClientScenario, Scenario } from './Scenario.ts';
import { fullSettings, type FullSettings, type SettingValue } from './SettingSpec.ts';
import { getAt, setAt, specsFor } from './settingPath.ts';
import { BROKER_SPECS, NETWORK_SPECS } from './specs.ts';
import { WORKLOAD_SPECS } from './workloadSpecs.ts';

/** What the recording's columns take for one row. */
const BYTES_PER_ATTEMPT = 54;
const BYTES_PER_MESSAGE = 30;
/** Of a delivery, its entry and the pull that brought it. */
const BYTES_PER_DELIVERY = 150;
/** The shortest way there and back that closed-loop callers are taken to have, where the network has none. */
const ROUND_TRIP_MS_MIN = 0.2;
/** From one send of a caller to its next, where a send takes no time (W7). */
const LOOP_PERIOD_MS_MIN = 0.2;

export interface MemoryNeeded {
  /** Every message sent as often as its client may. An upper bound for open loads, an estimate for closed ones. */
  readonly attempts: number;
  /** Every message delivered to each group as often as may be within the run; or what consumers ask, if more. */
  readonly deliveries: number;
  readonly bytes: number;
}

export function memoryNeeded(scenario: Scenario): MemoryNeeded {
  const loads = scenario.clients.map((client) => loadOf(scenario, client));
  const sum = (of: (load: Load) => number): number =>
    Math.ceil(loads.reduce((total, load) => total + of(load), 0));
  const attempts = sum((load) => load.attempts);
  const messages = sum((load) => load.messages);
  const deliveries = Math.max(messages * deliveriesEach(scenario), Math.ceil(receives(scenario)));
  const bytes =
    attempts * BYTES_PER_ATTEMPT + messages * BYTES_PER_MESSAGE + deliveries * BYTES_PER_DELIVERY;
  return { attempts, deliveries, bytes };
}

/** Why this scenario cannot be run, if so: the number that is furthest from ordinary and can mend it. */
export function memoryProblem(scenario: Scenario, attemptsMax = ATTEMPTS_MAX): Problem | undefined {
  const needed = memoryNeeded(scenario);
  const attempts = Math.max(needed.attempts, needed.deliveries);
  if (attempts <= attemptsMax) return undefined;
  const ranked = largeNumbers(scenario).sort((a, b) => b.excess - a.excess);
  const found =
    ranked.find(({ path, min }) => isSmallEnough(setAt(scenario, path, min), attemptsMax)) ??
    ranked[0];
  const { path, given, min } = found ?? { path: 'durationMs', given: scenario.durationMs, min: 1 };
  const fits = largestThatFits({ min, given }, (value) =>
    isSmallEnough(setAt(scenario, path, value), attemptsMax),
  );
  return { kind: 'tooMuchMemory', path, given, fits, attempts, max: attemptsMax };
}

function isSmallEnough(scenario: Scenario, attemptsMax: number): boolean {
  const { attempts, deliveries } = memoryNeeded(scenario);
  return attempts <= attemptsMax && deliveries <= attemptsMax;
}

/** A message that fails comes again after 10 s, 30 s, 1 min ...; so many deliveries fit into the run, for each group. */
const RETRY_GAPS_MS = [10, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1_200, 1_800].map(
  (seconds) => seconds * 1_000,
);

function deliveriesEach({ consumers = [], durationMs, timeline }: Scenario): number {
  if (consumers.length === 0) return 0;
  const isBroken = timeline.some(
    (entry) => entry.kind === 'fault' && ['downstreamDown', 'poison'].includes(entry.fault),
  );
  let fitting = 1;
  let untilMs = 0;
  for (const gapMs of RETRY_GAPS_MS) {
    untilMs += gapMs;
    if (untilMs < durationMs) fitting += 1;
  }
  const each = new Map<string, number>();
  for (const { id, group, settings, handler } of consumers) {
    const mayFail =
      isBroken ||
      ['failRatio', 'poisonRatio', 'failsFirst'].some((name) => handler[name] !== undefined);
    const name = settings['messageModel'] === 'BROADCASTING' ? id : group;
    each.set(name, Math.max(each.get(name) ?? 0, mayFail ? fitting : 1));
  }
  return [...each.values()].reduce((sum, count) => sum + count, 0);
}

/** Consumers that pop ask again as soon as nothing came: so often at most. */
function receives({ brokers, consumers = [], durationMs }: Scenario): number {
  const each = consumers.map(({ settings, mode, profile }) => {
    if (!profile.endsWith('-grpc')) return 0;
    const own: Readonly<Record<string, unknown>> = fullSettings(
      consumerSpecs({ profile, mode }),
      settings,
    );
    const isSimple = mode === 'simple';
    const loops = isSimple ? Number(own['receivers']) : brokers.length;
    const holdMs = isSimple
      ? own['awaitDuration']
      : own['grpcClientConsumerMaxLongPollingTimeoutMillis'];
    return (loops * durationMs) / (Number(holdMs) + ROUND_TRIP_MS_MIN);
  });
  return each.reduce((sum, count) => sum + count, 0);
}

interface LargeNumber {
  readonly path: string;
  readonly given: number;
  readonly min: number;
  /** How many times its default it is. */
  readonly excess: number;
}

function largeNumbers(scenario: Scenario): LargeNumber[] {
  const paths = scenario.clients.flatMap((client) => {
    const attempts = profileOf(client.profile).attempts[client.mode];
    const workload = fullSettings(WORKLOAD_SPECS, client.workload);
    const load = workload.loop === 'open' ? 'ratePerSec' : 'callers';
    return [
      `clients.${client.id}.workload.${load}`,
      ...(attempts === undefined ? [] : [`clients.${client.id}.settings.${attempts.name}`]),
    ];
  });
  const receivers = (scenario.consumers ?? [])
    .filter(({ settings }) => settings['receivers'] !== undefined)
    .map(({ id }) => `consumers.${id}.settings.receivers`);
  return ['durationMs', ...paths, ...receivers].flatMap((path) => {
    const spec = specsFor(scenario, path);
    const given = getAt(scenario, path);
    if (spec?.kind !== 'number' || typeof given !== 'number') return [];
    return [{ path, given, min: spec.min, excess: given / Math.max(1, spec.default) }];
  });
}

function largestThatFits(
  { min, given }: { min: number; given: number },
  fits: (value: number) => boolean,
): number {
  let low = Math.ceil(min);
  let high = Math.floor(given);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Load {
  readonly messages: number;
  readonly attempts: number;
}

function loadOf(scenario: Scenario, client: ClientScenario): Load {
  const each = attemptsEach(scenario, client);
  const workload = fullSettings(WORKLOAD_SPECS, client.workload);
  const { messages, attempts } =
    client.sends !== undefined
      ? openLoad(client.sends.length, each)
      : loopLoad(scenario, { client, workload, each });
  const wanted = workload.messagesMax === 0 ? messages : Math.min(messages, workload.messagesMax);
  const resends = Math.min(resendsMax(scenario, workload), wanted * workload.resendTimesMax);
  return { messages: wanted, attempts: Math.min(attempts, wanted * each) + resends * each };
}

/** The loop may be another one later: then it may have been either all the time. */
function loopLoad(scenario: Scenario, closed: ClosedClient): Load {
  const { client, workload, each } = closed;
  const path = `clients.${client.id}.workload.loop`;
  const loops = [workload.loop, ...laterValues(scenario, path)];
  const none: Load = { messages: 0, attempts: 0 };
  const load = loops.includes('closed') ? closedLoad(scenario, closed) : none;
  const open = loops.includes('open')
    ? openLoad(openMessages(scenario, client, workload), each)
    : none;
  return { messages: load.messages + open.messages, attempts: load.attempts + open.attempts };
}

function openLoad(messages: number, each: number): Load {
  return { messages, attempts: messages * each };
}

/** What a job can send again from the application's table, at most. */
function resendsMax({ durationMs }: Scenario, workload: Workload): number {
  if (workload.afterFailure !== 'resend') return 0;
  return Math.ceil(durationMs / workload.resendEveryMs) * workload.resendBatch;
}

type Workload = FullSettings<typeof WORKLOAD_SPECS>;

function attemptsEach(scenario: Scenario, { id, profile, mode }: ClientScenario): number {
  const setting = profileOf(profile).attempts[mode];
  if (setting === undefined) return 1;
  return setting.besides + largestAt(scenario, `clients.${id}.settings.${setting.name}`);
}

function laterValues({ timeline }: Scenario, path: string): readonly SettingValue[] {
  return timeline.flatMap((entry) =>
    entry.kind === 'set' && entry.path === path && entry.isMuted !== true ? [entry.value] : [],
  );
}

/** The largest value a number has at any time of the run. */
function largestAt(scenario: Scenario, path: string): number {
  return [getAt(scenario, path), ...laterValues(scenario, path)].reduce<number>(
    (largest, value) => (typeof value === 'number' ? Math.max(largest, value) : largest),
    0,
  );
}

function openMessages(scenario: Scenario, { id }: ClientScenario, workload: Workload): number {
  const { durationMs } = scenario;
  const path = `clients.${id}.workload.ratePerSec`;
  const changes = scenario.timeline
    .flatMap((entry) =>
      entry.kind === 'set' && entry.path === path && entry.isMuted !== true ? [entry] : [],
    )
    .filter(({ atMs }) => atMs < durationMs)
    .sort((a, b) => a.atMs - b.atMs);
  let messages = 0;
  let fromMs = 0;
  let rate = workload.ratePerSec;
  for (const { atMs, value } of changes) {
    messages += (rate * (atMs - fromMs)) / 1000;
    fromMs = atMs;
    if (typeof value === 'number') rate = value;
  }
  messages += (rate * (durationMs - fromMs)) / 1000;
  return messages * shapeFactor(workload, durationMs) * spikeFactor(scenario, id);
}

/** By how much the shape of a load raises it over the whole run, at most. */
function shapeFactor(workload: Workload, durationMs: number): number {
  const { shape, shapeFactor: factor, shapeStartMs, shapeLengthMs } = workload;
  const extra = Math.max(0, factor - 1);
  const share = (lengthMs: number): number => Math.min(1, Math.max(0, lengthMs / durationMs));
  switch (shape) {
    case 'steady':
      return 1;
    case 'bursts':
      return 1 + extra * burstShare(workload, durationMs);
    case 'ramp':
      return 1 + extra * share(durationMs - shapeStartMs);
    case 'spike':
      return 1 + extra * share(Math.min(shapeLengthMs, durationMs - shapeStartMs));
  }
}

/** The share of the run within bursts; each period begins with one. */
function burstShare({ shapeLengthMs, shapeEveryMs }: Workload, durationMs: number): number {
  const periods = Math.floor(durationMs / shapeEveryMs);
  const rest = durationMs - periods * shapeEveryMs;
  const lengthMs = Math.min(shapeLengthMs, shapeEveryMs);
  return (periods * lengthMs + Math.min(lengthMs, rest)) / durationMs;
}

function spikeFactor({ timeline, durationMs }: Scenario, client: string): number {
  const extra = timeline.map((entry) => {
    if (entry.kind !== 'fault' || entry.fault !== 'spike' || entry.isMuted === true) return 0;
    if (entry.target !== client) return 0;
    const strength = entry.strength ?? faultSpec('spike').strength?.default ?? 1;
    const lengthMs = Math.min(entry.endMs, durationMs) - entry.startMs;
    return (Math.max(0, lengthMs) / durationMs) * Math.max(0, strength - 1);
  });
  return 1 + extra.reduce((total, each) => total + each, 0);
}

interface ClosedClient {
  readonly client: ClientScenario;
  readonly workload: Workload;
  readonly each: number;
}

/**
 * Callers that send again as soon as they know. While the brokers work, they set the pace; where requests can
 * fail at once (a fault lasts, or more callers than the send queues hold), only the network does.
 */
function closedLoad(scenario: Scenario, { client, workload, each }: ClosedClient): Load {
  const { durationMs } = scenario;
  const { latencyMs } = fullSettings(NETWORK_SPECS, scenario.network);
  const callers = largestAt(scenario, `clients.${client.id}.workload.callers`);
  const laterThinkMs = laterValues(scenario, `clients.${client.id}.workload.thinkTimeMs`);
  const thinkMs = Math.min(workload.thinkTimeMs, ...laterThinkMs.map(Number));
  if (takesNoTime(client)) {
    const messages = (callers * durationMs) / Math.max(thinkMs, LOOP_PERIOD_MS_MIN);
    return { messages, attempts: messages * each };
  }
  const patienceMs = shortestTimeoutMs(client);
  const wayMs = Math.max(ROUND_TRIP_MS_MIN, 2 * latencyMs);
  const roundTripMs = Math.min(wayMs, patienceMs);
  const brokers = scenario.brokers.map(({ settings }) => fullSettings(BROKER_SPECS, settings));
  const room = brokers.reduce((sum, broker) => sum + broker.sendThreadPoolQueueCapacity, 0);
  const servedPerMs = brokers.reduce(
    (sum, { sendMessageThreadPoolNums: threads, serviceMs }) =>
      sum + threads / Math.max(serviceMs, 0.001),
    0,
  );
  const askedPerMs = callers / (thinkMs + roundTripMs);
  const failedPerMs = callers / (thinkMs + roundTripMs * each);
  const slowestMs = Math.max(0, ...brokers.map(({ serviceMs }) => serviceMs));
  const isImpatient = patienceMs < Math.max(wayMs + slowestMs, callers / servedPerMs);
  const troubleMs = callers > room || isImpatient ? durationMs : faultsMs(scenario);
  const failed = failedPerMs * troubleMs;
  const served = Math.min(askedPerMs, servedPerMs) * durationMs;
  return { messages: served + failed, attempts: served + failed * each };
}

/** Oneway sends do not wait; an open circuit breaker and a body that is too large end them at once. */
function takesNoTime({ mode, settings, workload, profile }: ClientScenario): boolean {
  const own: Readonly<Record<string, unknown>> = fullSettings(profileOf(profile).specs, settings);
  const { bodyBytes } = fullSettings(WORKLOAD_SPECS, workload);
  const maxBytes = own['maxMessageSize'];
  const isTooLarge = typeof maxBytes === 'number' && bodyBytes > maxBytes;
  return mode === 'oneway' || own['circuitBreaker'] === true || bodyBytes <= 0 || isTooLarge;
}

/** The shortest of what the client calls a timeout or a deadline. */
function shortestTimeoutMs({ profile, settings }: ClientScenario): number {
  const { specs } = profileOf(profile);
  const values = specs.flatMap((spec) =>
    spec.kind === 'number' && spec.unit === 'ms' && /timeout|deadline/i.test(spec.name)
      ? [Number(settings[spec.name] ?? spec.default)]
      : [],
  );
  return Math.max(ROUND_TRIP_MS_MIN, Math.min(...values.filter((value) => value > 0)));
}

function faultsMs({ timeline, durationMs }: Scenario): number {
  const lengths = timeline.map((entry) =>
    entry.kind === 'fault' && entry.isMuted !== true
      ? Math.max(0, Math.min(entry.endMs, durationMs) - entry.startMs)
      : 0,
  );
  return Math.min(
    durationMs,
    lengths.reduce((sum, length) => sum + length, 0),
  );
}
