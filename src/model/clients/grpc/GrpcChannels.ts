// The channels of one gRPC client, one to each endpoint. Rules GC1 to GC10. A channel never delays a call because of its
// back-off: calls fail at once while it waits, unless they are told to wait for it. Left out: several addresses
// behind one endpoint, GOAWAY, keep-alive, the 30 minutes after which an unused channel goes idle.
import { NO_EVENT } from '../../../engine/EventQueue.ts';
import { Random } from '../../../engine/Random.ts';
import { atUs, ms } from '../../../lib/units.ts';
import { CAUSE } from '../../../recording/outcomes.ts';
import { CHANNEL, DIMENSION } from '../../../recording/Recording.ts';
import type { Connections } from '../../Connections.ts';
import { EVENT, PAIR } from '../../events.ts';
import type { Producer } from '../../Producer.ts';
import { WaitingAttempts } from '../../WaitingAttempts.ts';
import type { ChannelTraits } from './ChannelTraits.ts';

/** From the failure of a channel to the caller that hears of it (grpc-channel-*-rpc: below 1 ms). */
const FAIL_FAST = ms(0.3);

/** GC10: µs for each byte that the library and the windows of HTTP/2 take to pass a body on (rmq-grpc-*-body-exactly-4mib). */
const WRITING = 15_000 / 4_194_304;

export interface ChannelUse {
  traits: ChannelTraits;
  /** The endpoint of a broker: its own index, or that of the one that stands for all. */
  endpointOf(broker: number): number;
  /** The call waits for a connection, whatever became of the last try. */
  waitsForReady(attempt: number): boolean;
  /** After a cut a stream of the client's own asks for the channel again; none: nothing does before the next call. */
  readonly renewsAfterMs: number | undefined;
  /** As the manual has it: writing takes no time, and only what changes is told. */
  readonly isPlain?: boolean;
  /** A channel stands from now on. */
  ready?(endpoint: number): void;
}

export class GrpcChannels implements Connections {
  // By endpoint.
  protected readonly state: Uint8Array;
  private readonly event: Int32Array;
  private readonly startedAt: Float64Array;
  /** What the last wait grew from, in µs; 0: no try has failed since the last connection. */
  private readonly base: Float64Array;
  /** The same of the try that runs, should it fail, and the wait that would follow it. */
  private readonly nextBase: Float64Array;
  private readonly wait: Float64Array;
  protected readonly waiting: WaitingAttempts;
  private readonly luck: Random;

  protected readonly producer: Producer;
  private readonly use: ChannelUse;

  constructor(producer: Producer, use: ChannelUse) {
    const { world, client } = producer;
    const count = world.brokers.length + (client.via === undefined ? 0 : world.proxies.length);
    this.producer = producer;
    this.use = use;
    this.state = new Uint8Array(count).fill(CHANNEL.ready);
    this.event = new Int32Array(count).fill(NO_EVENT);
    this.startedAt = new Float64Array(count);
    this.base = new Float64Array(count);
    this.nextBase = new Float64Array(count);
    this.wait = new Float64Array(count);
    this.waiting = new WaitingAttempts(world.inFlight, count);
    this.luck = Random.stream(world.scenario.seed, `channel back-off ${client.id}`);
  }

  startCold(): void {
    this.state.fill(CHANNEL.idle);
  }

  startClosedTo(broker: number): void {
    this.state[this.use.endpointOf(broker)] = CHANNEL.idle;
  }

  start(): void {
    if (this.use.isPlain === true) return;
    this.state.forEach((state, endpoint) => {
      if (this.use.endpointOf(endpoint) === endpoint && state !== CHANNEL.idle) this.note(endpoint);
    });
  }

  get connectTimeoutMs(): number {
    return this.use.traits.connectTimeoutMs;
  }

  isReady(endpoint: number): boolean {
    return this.state[endpoint] === CHANNEL.ready;
  }

  /** GC1, GC2: a call on a channel that stands leaves, on an idle one starts the connecting, on a failed one fails. */
  send(attempt: number): void {
    const { world } = this.producer;
    const { attempts, inFlight, queue } = world;
    const endpoint = this.use.endpointOf(attempts.broker[attempt] ?? 0);
    this.waiting.add(attempt, endpoint);
    // The deadline of a call runs from its start, also where it has waited before it came here.
    const deadline = (attempts.sentAt[attempt] ?? 0) + (inFlight.patience[attempt] ?? 0);
    inFlight.timer[attempt] = queue.push(
      atUs(Math.max(deadline, queue.now)),
      EVENT.attemptTimesOut,
      attempt,
    );
    if (this.state[endpoint] === CHANNEL.ready) this.write(attempt);
    else if (this.state[endpoint] === CHANNEL.idle) this.connect(endpoint);
    else if (this.failsFast(endpoint) && !this.use.waitsForReady(attempt)) {
      this.tell(attempt, endpoint, CAUSE.channelBackingOff);
    }
  }

  protected tell(attempt: number, endpoint: number, cause: number): void {
    this.waiting.remove(attempt, endpoint);
    this.producer.wakeLater(attempt, cause, FAIL_FAST);
  }

  /** A call that is not an attempt (a heartbeat, a stream) asks for the channel. */
  ask(endpoint: number): void {
    if (this.state[endpoint] === CHANNEL.idle) this.connect(endpoint);
  }

  /** GC3. */
  protected failsFast(endpoint: number): boolean {
    if (this.state[endpoint] === CHANNEL.transientFailure) return true;
    return this.use.traits.isFailureSticky && this.base[endpoint] !== 0;
  }

  private write(attempt: number): void {
    const { attempts, inFlight, queue } = this.producer.world;
    inFlight.connecting[attempt] = queue.now - (attempts.sentAt[attempt] ?? 0);
    const bodyBytes = inFlight.bodyBytes[attempts.message[attempt] ?? 0] ?? 0;
    const writing = this.use.isPlain === true ? 0 : Math.round(bodyBytes * WRITING);
    this.producer.world.sendRequest(attempt, writing);
  }

  private connect(endpoint: number): void {
    const { world } = this.producer;
    this.cancel(endpoint);
    this.startedAt[endpoint] = world.queue.now;
    this.drawWait(endpoint);
    this.setState(endpoint, CHANNEL.connecting);
    const broker = world.broker(endpoint);
    const isSilent = world.network.isBlackHole(endpoint) || broker.isFrozen;
    // Refused after one round trip; the settings of HTTP/2 take one more.
    const takes = isSilent
      ? this.connectTimeout(endpoint)
      : world.roundTrip(endpoint) + (broker.acceptsConnections ? world.roundTrip(endpoint) : 0);
    this.schedule(endpoint, EVENT.connectEnds, world.queue.now + takes);
  }

  /** GC7. */
  private connectTimeout(endpoint: number): number {
    const { connectTimeoutMs, isTimeoutStretched } = this.use.traits;
    const stretched = isTimeoutStretched ? (this.wait[endpoint] ?? 0) : 0;
    return Math.max(ms(connectTimeoutMs), stretched);
  }

  /** GC4, GC5: the wait after this try, should it fail. */
  private drawWait(endpoint: number): void {
    const { traits } = this.use;
    const last = this.base[endpoint] ?? 0;
    const isFirst = last === 0;
    const base = isFirst
      ? ms(traits.initialMs)
      : Math.min(last * traits.multiplier, ms(traits.maxMs));
    const isDrawn = !isFirst || traits.isFirstWaitJittered;
    const stretch = isDrawn ? 1 + traits.jitterRatio * (2 * this.luck.uniform() - 1) : 1;
    this.wait[endpoint] = Math.round(base * stretch);
    this.nextBase[endpoint] = traits.compoundsJitter ? base * stretch : base;
  }

  connectEnds(endpoint: number): void {
    const { world } = this.producer;
    this.event[endpoint] = NO_EVENT;
    const broker = world.broker(endpoint);
    if (world.network.isBlackHole(endpoint) || broker.isFrozen) {
      this.fail(endpoint, CAUSE.connectTimedOut);
    } else if (!broker.acceptsConnections) this.fail(endpoint, CAUSE.connectRefused);
    else this.stand(endpoint);
  }

  protected stand(endpoint: number): void {
    this.base[endpoint] = 0;
    this.setState(endpoint, CHANNEL.ready);
    for (const attempt of this.waiting.all(endpoint)) this.write(attempt);
    this.use.ready?.(endpoint);
  }

  /** GC2, GC6, GC8: who does not wait is told; the next try comes by itself, no call hastens it. */
  protected fail(endpoint: number, cause: number): void {
    const { now } = this.producer.world.queue;
    this.base[endpoint] = this.nextBase[endpoint] ?? 0;
    this.setState(endpoint, CHANNEL.transientFailure);
    const from = this.use.traits.waitsFrom === 'start' ? (this.startedAt[endpoint] ?? 0) : now;
    const due = from + (this.wait[endpoint] ?? 0);
    for (const attempt of this.waiting.all(endpoint)) {
      if (!this.use.waitsForReady(attempt)) this.tell(attempt, endpoint, cause);
    }
    if (due > now) this.schedule(endpoint, EVENT.connectionTimer, due);
    else this.connect(endpoint);
  }

  timerEnds(endpoint: number): void {
    this.event[endpoint] = NO_EVENT;
    this.connect(endpoint);
  }

  /** GC9: the broker's side breaks the connection; the news takes one way through the network. */
  breakLater(broker: number, _how: 'reset' | 'closed', delayUs: number): void {
    const endpoint = this.use.endpointOf(broker);
    if (endpoint !== broker || this.state[endpoint] !== CHANNEL.ready) return;
    const { queue } = this.producer.world;
    queue.push(
      atUs(queue.now + delayUs),
      EVENT.channelCloses,
      this.producer.index * PAIR + endpoint,
    );
  }

  /** GC9: the calls on it fail; the channel is idle until somebody asks for it. */
  brokenByPeer(broker: number): void {
    const endpoint = this.use.endpointOf(broker);
    if (this.state[endpoint] !== CHANNEL.ready) return;
    this.setState(endpoint, CHANNEL.idle);
    const { renewsAfterMs } = this.use;
    if (renewsAfterMs !== undefined) {
      const due = this.producer.world.queue.now + ms(renewsAfterMs);
      this.schedule(endpoint, EVENT.connectionTimer, due);
    }
    for (const attempt of this.waiting.all(endpoint)) {
      this.tell(attempt, endpoint, CAUSE.connectionClosed);
    }
  }

  /** Another channel takes its place, one that has not tried to connect. What was sent on the old one is still answered. */
  protected renew(endpoint: number): void {
    this.cancel(endpoint);
    this.base[endpoint] = 0;
    if (this.state[endpoint] !== CHANNEL.idle) this.setState(endpoint, CHANNEL.idle);
    for (const attempt of this.waiting.all(endpoint)) this.waiting.remove(attempt, endpoint);
  }

  /** The client closes the channel: the calls on it fail. */
  protected failCalls(endpoint: number): void {
    for (const attempt of this.waiting.all(endpoint)) {
      this.tell(attempt, endpoint, CAUSE.connectionClosed);
    }
  }

  close(): void {
    // No client closes a channel because of a timeout.
  }

  carries(attempt: number): boolean {
    return this.waiting.has(attempt, this.endpointOfAttempt(attempt));
  }

  unlink(attempt: number): void {
    this.waiting.remove(attempt, this.endpointOfAttempt(attempt));
  }

  protected endpointOfAttempt(attempt: number): number {
    return this.use.endpointOf(this.producer.world.attempts.broker[attempt] ?? 0);
  }

  private schedule(endpoint: number, kind: number, at: number): void {
    const { queue } = this.producer.world;
    const subject = this.producer.index * PAIR + endpoint;
    this.event[endpoint] = queue.push(atUs(at), kind, subject);
  }

  private cancel(endpoint: number): void {
    const event = this.event[endpoint] ?? 0;
    if (event !== NO_EVENT) this.producer.world.queue.cancel(event);
    this.event[endpoint] = NO_EVENT;
  }

  private setState(endpoint: number, state: number): void {
    const was = this.state[endpoint];
    this.state[endpoint] = state;
    this.note(endpoint);
    const isOpen = state === CHANNEL.ready;
    if (isOpen === (was === CHANNEL.ready)) return;
    this.producer.world.clientState(this.producer.index, DIMENSION.connection, {
      detail: endpoint,
      value: isOpen ? 1 : 0,
    });
  }

  private note(endpoint: number): void {
    this.producer.world.clientState(this.producer.index, DIMENSION.channel, {
      detail: endpoint,
      value: this.state[endpoint] ?? 0,
    });
  }
}
