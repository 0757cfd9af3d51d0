// The shared connections of one producer, one to each broker. Rules C1 to C5. Source: NettyRemotingClient
// (getAndCreateChannel, closeChannel, failFast); cases inflight-six-callers-hang-a, pause-10s, *-close-*, *-reset-*.
// A client without shared connections opens one for each request; then nothing here is used.
import { NO_EVENT } from '../engine/EventQueue.ts';
import { atUs } from '../lib/units.ts';
import { CAUSE } from '../recording/outcomes.ts';
import { DIMENSION } from '../recording/Recording.ts';
import { Random } from '../engine/Random.ts';
import { EVENT, PAIR } from './events.ts';
import type { Connections } from './Connections.ts';
import type { Producer } from './Producer.ts';
import { WaitingAttempts } from './WaitingAttempts.ts';

const CHANNEL = { none: 0, connecting: 1, open: 2 } as const;
/**
 * Waking one caller and sending anew, in µs: more when many do so at once. About half of the bursts of 150 cascade, as in
 * pause-10s*, and bursts of 20 in part, as in outage-20-callers.
 */
const WAKE_COST_ALONE = 220;
const WAKE_COST_EACH = 1.4;

export class Channels implements Connections {
  private readonly state: Uint8Array;
  /** By channel, for the connection or for an answer. */
  private readonly waiting: WaitingAttempts;
  private readonly connectEvent: Int32Array;
  /** How the connection to a broker breaks, once the news has travelled. */
  private readonly breakHow: ('reset' | 'closed')[];

  private readonly luck: Random;
  private readonly producer: Producer;
  private readonly index: number;

  constructor(producer: Producer, index: number, brokerCount: number) {
    this.producer = producer;
    this.index = index;
    this.state = new Uint8Array(brokerCount).fill(CHANNEL.open);
    this.waiting = new WaitingAttempts(producer.world.inFlight, brokerCount);
    this.connectEvent = new Int32Array(brokerCount).fill(NO_EVENT);
    this.breakHow = Array.from({ length: brokerCount }, () => 'reset');
    this.luck = Random.stream(producer.world.scenario.seed, `waking ${producer.client.id}`);
  }

  /** A client that has just been started has no connections yet. */
  startCold(): void {
    this.state.fill(CHANNEL.none);
  }

  /** No connection to that broker is open at the start, though the rest is warm. */
  startClosedTo(broker: number): void {
    this.state[broker] = CHANNEL.none;
  }

  /** C1: writes the request, or waits for the connection first. */
  send(attempt: number): void {
    const { world } = this.producer;
    const broker = world.attempts.broker[attempt] as number;
    this.waiting.add(attempt, broker);
    if (this.state[broker] === CHANNEL.open) {
      this.producer.transmit(attempt);
    } else if (this.state[broker] === CHANNEL.none) {
      this.connect(broker);
    }
  }

  isOpen(broker: number): boolean {
    return this.state[broker] === CHANNEL.open;
  }

  private connect(broker: number): void {
    const { world } = this.producer;
    this.state[broker] = CHANNEL.connecting;
    const isLost = world.network.isBlackHole(broker);
    const wait = isLost ? this.producer.connectTimeoutUs : world.roundTrip(broker);
    const subject = this.index * PAIR + broker;
    this.connectEvent[broker] = world.queue.push(
      atUs(world.queue.now + wait),
      EVENT.connectEnds,
      subject,
    );
  }

  /** C2: the connection stands, was refused, or nobody answered for connectTimeoutMillis. */
  connectEnds(broker: number): void {
    const { world } = this.producer;
    this.connectEvent[broker] = NO_EVENT;
    if (world.network.isBlackHole(broker)) this.fail(broker, CAUSE.connectTimedOut);
    else if (!world.broker(broker).acceptsConnections) this.fail(broker, CAUSE.connectRefused);
    else {
      this.setState(broker, CHANNEL.open);
      for (const attempt of this.waiting.all(broker)) this.producer.transmit(attempt);
      this.producer.connected();
    }
  }

  /** C3: the broker's side breaks it; the news takes one way through the network. */
  breakLater(broker: number, how: 'reset' | 'closed', delayUs: number): void {
    if (!this.producer.sharesConnections || this.state[broker] !== CHANNEL.open) return;
    this.breakHow[broker] = how;
    const { queue } = this.producer.world;
    queue.push(atUs(queue.now + delayUs), EVENT.channelCloses, this.index * PAIR + broker);
  }

  brokenByPeer(broker: number): void {
    if (this.state[broker] !== CHANNEL.open) return;
    // Some versions do not notice a close, or not even a reset: who waits goes on waiting, who comes next connects anew.
    const { noticesClose, noticesReset } = this.producer;
    if (this.breakHow[broker] === 'closed' ? !noticesClose : !noticesReset) {
      this.setState(broker, CHANNEL.none);
      this.waiting.takeAll(broker);
    } else this.fail(broker, CAUSE.connectionClosed);
  }

  /** C4: the client closes it itself, after a timeout: everyone else who waits on it fails at once. */
  close(broker: number): void {
    if (this.state[broker] === CHANNEL.open) this.fail(broker, CAUSE.connectionClosedByTimeout);
  }

  /** Whether the attempt waits on the connection as it is now, not on one that broke unnoticed. */
  carries(attempt: number): boolean {
    return this.waiting.has(attempt, this.brokerOf(attempt));
  }

  /** The attempt does not wait any more. */
  unlink(attempt: number): void {
    this.waiting.remove(attempt, this.brokerOf(attempt));
  }

  private brokerOf(attempt: number): number {
    return this.producer.world.attempts.broker[attempt] as number;
  }

  /** C5: everyone who waits on it is told; many callers wake one after the other, in an order of chance. */
  private fail(broker: number, cause: number): void {
    this.setState(broker, CHANNEL.none);
    const waiting = this.waiting.takeAll(broker);
    for (let place = waiting.length - 1; place > 0; place--) {
      const other = this.luck.below(place + 1);
      const swapped = waiting[place] as number;
      waiting[place] = waiting[other] as number;
      waiting[other] = swapped;
    }
    const wakeCost = WAKE_COST_ALONE + waiting.length * WAKE_COST_EACH;
    this.producer.isBusyFor(Math.round(waiting.length * wakeCost));
    waiting.forEach((attempt, place) => {
      this.producer.wakeLater(attempt, cause, Math.round(place * wakeCost));
    });
  }

  private setState(broker: number, state: number): void {
    this.state[broker] = state;
    const value = state === CHANNEL.open ? 1 : 0;
    this.producer.world.clientState(this.index, DIMENSION.connection, { detail: broker, value });
  }
}
