// What the RocketMQ 5 clients have in common when they send: the loop of attempts, the candidates, the wait that the
// server's policy tells, heartbeats that lift an isolation, the end of a transaction. Each language is a small file
// that says where it differs. Rules GR1 to GR12. Source: rocketmq-clients ProducerImpl:send0 and its translations;
// cases rmq-grpc-*.
import { wholePower } from '../../../engine/distributions.ts';
import { Random } from '../../../engine/Random.ts';
import { atUs, ms } from '../../../lib/units.ts';
import { CAUSE, OUTCOME } from '../../../recording/outcomes.ts';
import { asLength, DIMENSION, NO_ROW } from '../../../recording/Recording.ts';
import { serverSettingsOf } from '../../../scenario/profiles/grpcServer.ts';
import type { ServerSettings } from '../../../scenario/Scenario.ts';
import { EVENT, PAIR } from '../../events.ts';
import type { Producer } from '../../Producer.ts';
import { GRPC_CODE } from '../../responses.ts';
import type { ClientBehaviour } from '../ClientBehaviour.ts';
import { BrokerCandidates } from './BrokerCandidates.ts';
import type { ChannelTraits } from './ChannelTraits.ts';
import { type ChannelUse, GrpcChannels } from './GrpcChannels.ts';
import { grpcCodeOf } from './grpcCodes.ts';

const HEARTBEAT_PERIOD = ms(10_000); // ClientManagerImpl:HEART_BEAT_PERIOD
/** The server's part of a heartbeat (rmq-grpc-*-series-*). */
const HEARTBEAT_SERVICE = ms(1);
/** ClientSessionImpl:REQUEST_OBSERVER_RENEW_BACKOFF_DELAY: the telemetry stream is opened anew after that. */
const TELEMETRY_RENEWAL_MS = 1_000;

// Numbers of the client's own timers: the heartbeat, then one for each endpoint's answer to it.
const HEARTBEAT = 0;
const HEARTBEAT_ANSWER = 1;
/** From here on: the attempts that wait for the client's thread, by message. */
const TURN = 64;

/** What the settings of a language's client say. */
export interface SendLimits {
  readonly maxAttempts: number;
  readonly requestTimeoutMs: number;
}

export abstract class GrpcSender implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking: boolean;
  readonly isOneway = false;
  readonly noticesClose = true;
  readonly retryTokens = 0;
  readonly pollRouteMs = 30_000; // ClientImpl:startUp
  readonly connections: GrpcChannels;
  protected readonly producer: Producer;
  protected readonly candidates: BrokerCandidates;
  protected server: Required<ServerSettings>;
  private readonly isTransaction: boolean;
  /** X11: the proxy it talks to, among all that listens; none: each broker has an address of its own. */
  private readonly proxyEndpoint: number | undefined;
  private isStarted = true;
  /** By endpoint: until when an unanswered heartbeat waits for its channel. */
  private readonly heartbeatDeadline: Float64Array;

  /** `renewsAfterMs`: see ChannelUse. */
  constructor(
    producer: Producer,
    traits: ChannelTraits,
    { renewsAfterMs }: Pick<ChannelUse, 'renewsAfterMs'> = { renewsAfterMs: TELEMETRY_RENEWAL_MS },
  ) {
    const { client, world } = producer;
    const { brokers } = world.scenario;
    this.producer = producer;
    this.server = serverSettingsOf(client);
    this.isBlocking = client.mode !== 'async';
    this.isTransaction = client.mode === 'transaction';
    const proxy = world.scenario.proxies?.findIndex(({ id }) => id === client.via) ?? -1;
    this.proxyEndpoint = proxy < 0 ? undefined : brokers.length + proxy;
    const endpointCount = brokers.length + world.proxies.length;
    this.candidates = this.createCandidates(endpointCount);
    this.heartbeatDeadline = new Float64Array(endpointCount);
    this.connections = this.createChannels({
      traits,
      endpointOf: (broker) => this.endpointOf(broker),
      waitsForReady: () => false,
      renewsAfterMs,
      ready: (endpoint) => {
        this.channelReady(endpoint);
      },
    });
  }

  // ---- where the languages differ

  protected abstract readonly limits: SendLimits;

  protected createCandidates(endpointCount: number): BrokerCandidates {
    return new BrokerCandidates(this.producer.route, endpointCount, (broker) =>
      this.endpointOf(broker),
    );
  }

  protected createChannels(use: ChannelUse): GrpcChannels {
    return new GrpcChannels(this.producer, use);
  }

  /** GR1: what becomes of a client whose server tells it no policy, or one that it does not understand. */
  protected readonly startsWithoutPolicy: boolean = true;
  /** GR10. */
  protected readonly retriesTransactions: boolean = true;
  /** GR6: a heartbeat that is answered lifts the isolation. */
  protected readonly liftsIsolation: boolean = true;
  /** GR6: a failure keeps the following sends away from its endpoint. */
  protected readonly isolates: boolean = true;
  /** How long after its start the client sends its first heartbeat. */
  protected readonly firstHeartbeatMs: number = 1_000; // ClientManagerImpl:HEART_BEAT_INITIAL_DELAY

  /** How long an attempt that wants to begin now waits for the client's one thread, in µs. */
  protected waitsForTurnUs(): number {
    return 0;
  }

  /** GR2: what the client refuses before it sends. */
  protected isBodyLegal(bodyBytes: number): boolean {
    return bodyBytes >= 0 && bodyBytes <= this.server.maxBodyBytes;
  }

  /** GR7: the wait before the n-th attempt after TOO_MANY_REQUESTS, in µs; nothing: the send ends. */
  protected waitBefore(attempt: number): number | undefined {
    const policy = this.server.backoffPolicy;
    if (policy === null) return 0;
    if ('nextMs' in policy) return 0;
    const { initialMs, multiplier, maxMs } = policy;
    return ms(Math.min(initialMs * wholePower(multiplier, attempt - 1), maxMs));
  }

  /** GR5: the place in the route of the n-th attempt. */
  protected placeFor(message: number, attempt: number): number {
    return this.candidates.placeFor(message, attempt, this.limits.maxAttempts);
  }

  /** GR9: whether that answer is a success to the caller. */
  protected isSuccess(attempt: number): boolean {
    return this.producer.world.attempts.outcome[attempt] === OUTCOME.stored;
  }

  // ---- the life of the client

  get connectTimeoutMs(): number {
    return this.connections.connectTimeoutMs;
  }

  configure(): void {
    this.server = serverSettingsOf(this.producer.client);
  }

  start(): void {
    const { world, client, index } = this.producer;
    if (!this.startsWithoutPolicy && !hasExponentialPolicy(this.server)) {
      this.isStarted = false;
      world.clientState(index, DIMENSION.startFailed, { detail: 0, value: 1 });
      return;
    }
    const { ageMs } = client.start ?? {};
    const age =
      ageMs === undefined
        ? Random.stream(world.scenario.seed, `heartbeat ${client.id}`).below(HEARTBEAT_PERIOD)
        : ms(ageMs);
    const wait = (ms(this.firstHeartbeatMs) - age) % HEARTBEAT_PERIOD;
    this.setTimer(HEARTBEAT, wait < 0 ? wait + HEARTBEAT_PERIOD : wait);
  }

  protected setTimer(timer: number, waitUs: number): void {
    const { world, index } = this.producer;
    world.queue.push(atUs(world.queue.now + waitUs), EVENT.clientTimer, timer * PAIR + index);
  }

  timerEnded(timer: number): void {
    if (timer === HEARTBEAT) this.heartbeat();
    else if (timer >= TURN) this.startAttempt(timer - TURN);
    else this.heartbeatAnswered(timer - HEARTBEAT_ANSWER);
  }

  protected endpointOf(broker: number): number {
    if (this.proxyEndpoint !== undefined) return this.proxyEndpoint;
    return this.server.sharedEndpoint ? 0 : broker;
  }

  // ---- isolation

  private isolate(broker: number): void {
    if (!this.isolates) return;
    const endpoint = this.endpointOf(broker);
    if (this.candidates.setIsolated(endpoint, true)) this.noteIsolation(endpoint, 1);
  }

  private noteIsolation(endpoint: number, value: number): void {
    const { world, index } = this.producer;
    world.clientState(index, DIMENSION.avoided, { detail: endpoint, value });
  }

  /** GR6: to every endpoint of the route; it asks for a channel that is idle. */
  protected heartbeat(): void {
    const { now } = this.producer.world.queue;
    const endpoints = new Set(this.producer.route.brokers.map((each) => this.endpointOf(each)));
    for (const endpoint of endpoints) {
      this.heartbeatDeadline[endpoint] = now + ms(this.limits.requestTimeoutMs);
      if (this.connections.isReady(endpoint)) this.sendHeartbeat(endpoint);
      else this.connections.ask(endpoint);
    }
    this.nextHeartbeat();
  }

  protected nextHeartbeat(): void {
    this.setTimer(HEARTBEAT, HEARTBEAT_PERIOD);
  }

  private channelReady(endpoint: number): void {
    const isWaiting = (this.heartbeatDeadline[endpoint] ?? 0) > this.producer.now;
    if (isWaiting) this.sendHeartbeat(endpoint);
  }

  /** An answer changes something only where the endpoint is isolated. */
  private sendHeartbeat(endpoint: number): void {
    this.heartbeatDeadline[endpoint] = 0;
    if (!this.liftsIsolation || !this.candidates.isIsolated(endpoint)) return;
    const { world } = this.producer;
    this.setTimer(HEARTBEAT_ANSWER + endpoint, world.roundTrip(endpoint) + HEARTBEAT_SERVICE);
  }

  private heartbeatAnswered(endpoint: number): void {
    const { world } = this.producer;
    const { isUp, isFrozen } = world.broker(endpoint);
    if (!isUp || isFrozen || world.network.isBlackHole(endpoint)) return;
    if (!this.connections.isReady(endpoint)) return;
    if (this.candidates.setIsolated(endpoint, false)) this.noteIsolation(endpoint, 0);
  }

  // ---- a send

  begin(message: number): void {
    const { producer } = this;
    const { inFlight } = producer.world;
    inFlight.tries[message] = 0;
    const bodyBytes = inFlight.bodyBytes[message] ?? 0;
    if (!this.isStarted) producer.finish(message, 'failed', CAUSE.notStarted);
    else if (!this.isBodyLegal(bodyBytes)) {
      const isEmpty = bodyBytes <= 0;
      producer.finish(message, 'failed', isEmpty ? CAUSE.bodyEmpty : CAUSE.messageTooLarge);
    } else if (producer.route.size === 0) producer.finish(message, 'failed', CAUSE.noRoute);
    else {
      const group = producer.workload.groupOf(message);
      if (group === undefined) this.candidates.begin(message);
      else this.candidates.beginGroup(message, group);
      this.attempt(message);
    }
  }

  /** GR3: each attempt has a deadline of its own; nothing bounds them together. */
  private attempt(message: number): void {
    const waitUs = this.waitsForTurnUs();
    if (waitUs === 0) this.startAttempt(message);
    else this.waitForTurn(message, waitUs);
  }

  /** The wait before this attempt is longer than the policy's: the client's thread has other work. */
  private waitForTurn(message: number, waitUs: number): void {
    const { attempts, messages } = this.producer.world;
    const last = messages.lastAttempt[message] ?? NO_ROW;
    if (last !== NO_ROW) {
      const ended = (attempts.sentAt[last] ?? 0) + (attempts.endedAfter[last] ?? 0);
      attempts.waitActual[last] = asLength(this.producer.now + waitUs - ended);
    }
    this.setTimer(TURN + message, waitUs);
  }

  private startAttempt(message: number): void {
    const { producer } = this;
    const { route, world } = producer;
    const number = (world.inFlight.tries[message] ?? 0) + 1;
    world.inFlight.tries[message] = number;
    if (number > 1) this.noteActualWait(message);
    const hasGroup = producer.workload.groupOf(message) !== undefined;
    const place = hasGroup ? this.candidates.placeOf(message) : this.placeFor(message, number);
    producer.attempt({
      message,
      broker: route.queueBroker[place] ?? 0,
      queue: route.queueNumber[place] ?? 0,
      patienceUs: ms(this.limits.requestTimeoutMs),
    });
  }

  /** P5: what the client itself made of the wait: its thread was busy, or a lock was held. */
  private noteActualWait(message: number): void {
    const { attempts, messages, queue } = this.producer.world;
    const last = messages.lastAttempt[message] ?? 0;
    const ended = (attempts.sentAt[last] ?? 0) + (attempts.endedAfter[last] ?? 0);
    attempts.waitActual[last] = asLength(queue.now - ended);
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const isRawStatus = attempts.cause[attempt] === CAUSE.grpcStatus;
    if (!isRawStatus) attempts.code[attempt] = grpcCodeOf(attempts.code[attempt] ?? 0);
    if (this.isSuccess(attempt)) this.succeed(attempt);
    else this.fail(attempt, attempts.code[attempt] === GRPC_CODE.tooManyRequests);
  }

  timedOut(attempt: number): void {
    this.fail(attempt, false);
  }

  connectionFailed(attempt: number): void {
    this.fail(attempt, false);
  }

  private succeed(attempt: number): void {
    const { producer } = this;
    const { attempts } = producer.world;
    const message = attempts.message[attempt] ?? 0;
    producer.finish(message, 'ok', CAUSE.sendOk);
    if (this.isTransaction) this.commit(message, attempts.broker[attempt] ?? 0);
  }

  /** GR6 to GR8: the endpoint is isolated, whatever was wrong; only TOO_MANY_REQUESTS waits. */
  private fail(attempt: number, isThrottled: boolean): void {
    const { producer } = this;
    const { attempts, inFlight } = producer.world;
    const message = attempts.message[attempt] ?? 0;
    const made = inFlight.tries[message] ?? 0;
    this.isolate(attempts.broker[attempt] ?? 0);
    const isRetried = this.retriesTransactions || !this.isTransaction;
    if (made >= this.limits.maxAttempts || !isRetried) {
      producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
      return;
    }
    const plannedUs = isThrottled ? this.waitBefore(made + 1) : 0;
    if (plannedUs === undefined) producer.finish(message, 'failed', CAUSE.codeNotRetried);
    else if (plannedUs > 0) {
      producer.wait(message, { plannedUs, actualUs: plannedUs, cause: CAUSE.backoffServer });
    } else {
      producer.noteWait(message, { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce });
      this.attempt(message);
    }
  }

  waitEnded(message: number): void {
    this.attempt(message);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  // ---- the end of a transaction

  /** GR11: one request to the broker that has the half message. */
  private commit(message: number, broker: number): void {
    const { world } = this.producer;
    const { queue, network } = world;
    const row = world.commits.add(message, queue.now);
    const patience = ms(this.limits.requestTimeoutMs);
    const step = world.scenario.brokers[broker]?.script?.endTransaction;
    const { acceptsConnections, isFrozen } = world.broker(broker);
    const isSilent = network.isBlackHole(broker) || isFrozen || step?.kind === 'hang';
    if (isSilent) {
      world.commits.cause[row] = CAUSE.attemptTimedOut;
      queue.push(atUs(queue.now + patience), EVENT.commitAnswered, row);
      return;
    }
    const service = step === undefined ? 0 : ms(step.afterMs);
    const isReply = step?.kind === 'reply';
    world.commits.code[row] = isReply ? step.code : GRPC_CODE.ok;
    world.commits.cause[row] = acceptsConnections ? CAUSE.sendOk : CAUSE.connectRefused;
    if (isReply && step.code !== GRPC_CODE.ok) world.commits.cause[row] = CAUSE.scriptedError;
    queue.push(atUs(queue.now + world.roundTrip(broker) + service), EVENT.commitAnswered, row);
  }

  /** GR11: whatever it says, it is not sent again. */
  commitAnswered(commit: number): void {
    const { commits, queue } = this.producer.world;
    commits.endedAfter[commit] = asLength(queue.now - (commits.sentAt[commit] ?? 0));
  }
}

function hasExponentialPolicy({ backoffPolicy }: ServerSettings): boolean {
  return backoffPolicy !== null && !('nextMs' in backoffPolicy);
}
