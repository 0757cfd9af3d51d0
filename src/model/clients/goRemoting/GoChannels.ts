// The connections of the RocketMQ Go client v2, one to each broker. Rules GO6 to GO9. Source:
// internal/remote/remote_client.go: connect, receiveResponse, closeConnection, tcp_conn.go: initConn; cases
// rmq-go-2.1.2-*-blackhole-a, *-refuse-*, *-close-*, *-reset-*, inflight-close-while-two-wait.
import { IntQueue } from '../../../engine/IntQueue.ts';
import { atUs, ms } from '../../../lib/units.ts';
import { CAUSE, OUTCOME } from '../../../recording/outcomes.ts';
import { DIMENSION } from '../../../recording/Recording.ts';
import type { Connections } from '../../Connections.ts';
import { EVENT, PAIR } from '../../events.ts';
import type { Producer } from '../../Producer.ts';

/** defaultTcpOption: ConnectionTimeout. */
const DIAL_MAX = ms(15_000);
const NOBODY = -1;

export class GoChannels implements Connections {
  private readonly isOpen: Uint8Array;
  /** Who holds the lock that guards the table of connections, because it dials; and who waits for it. */
  private dialer = NOBODY;
  private readonly waiting = new IntQueue();
  private isHandingOver = false;
  /** Whether the dial that runs ends by its own time. */
  private isTooSlow = false;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    this.isOpen = new Uint8Array(producer.world.scenario.brokers.length).fill(1);
  }

  startCold(): void {
    this.isOpen.fill(0);
  }

  startClosedTo(broker: number): void {
    this.isOpen[broker] = 0;
  }

  /** GO6: every request takes the lock first, also to a broker whose connection stands. */
  send(attempt: number): void {
    this.waiting.push(attempt);
    this.handOver();
  }

  /** GO7: who has waited longest for the lock is next; it keeps it only while it dials. */
  private handOver(): void {
    if (this.isHandingOver || this.producer.isDead) return;
    this.isHandingOver = true;
    let taken = 0;
    for (; this.dialer === NOBODY && this.waiting.length > 0; taken++) {
      this.take(this.waiting.shift());
    }
    this.isHandingOver = false;
    if (taken > 1) this.producer.connected();
  }

  private take(attempt: number): void {
    const { producer } = this;
    const { world } = producer;
    const broker = world.attempts.broker[attempt] ?? 0;
    if (this.isOpen[broker] === 1) {
      producer.transmit(attempt);
      return;
    }
    const { queue } = world;
    const left = this.deadlineOf(attempt) - queue.now;
    if (left <= 0) {
      producer.attemptFails(attempt, OUTCOME.connectionFailed, CAUSE.connectTimedOut);
      return;
    }
    const bound = Math.min(DIAL_MAX, left);
    const roundTrip = world.network.isBlackHole(broker) ? Infinity : world.roundTrip(broker);
    this.isTooSlow = roundTrip > bound;
    this.dialer = attempt;
    const subject = producer.index * PAIR + broker;
    queue.push(atUs(queue.now + Math.min(bound, roundTrip)), EVENT.connectEnds, subject);
  }

  /** GO8: the attempt's own time, which runs since before the lock. */
  private deadlineOf(attempt: number): number {
    const { attempts, inFlight } = this.producer.world;
    return (attempts.sentAt[attempt] ?? 0) + (inFlight.patience[attempt] ?? 0);
  }

  connectEnds(broker: number): void {
    const { producer } = this;
    const { world } = producer;
    const attempt = this.dialer;
    if (producer.isDead) return;
    const isLost = this.isTooSlow || world.network.isBlackHole(broker);
    const isUp = !isLost && world.broker(broker).acceptsConnections;
    if (isUp) this.setOpen(broker, 1);
    // Who failed comes back to the end of the line.
    this.isHandingOver = true;
    this.dialer = NOBODY;
    if (isUp) producer.transmit(attempt);
    else {
      const cause = isLost ? CAUSE.connectTimedOut : CAUSE.connectRefused;
      producer.attemptFails(attempt, OUTCOME.connectionFailed, cause);
    }
    this.isHandingOver = false;
    this.handOver();
    producer.connected();
  }

  breakLater(broker: number, _how: 'reset' | 'closed', delayUs: number): void {
    if (this.isOpen[broker] === 0) return;
    const { queue } = this.producer.world;
    const subject = this.producer.index * PAIR + broker;
    queue.push(atUs(queue.now + delayUs), EVENT.channelCloses, subject);
  }

  /** GO9: the connection is forgotten; who waits for an answer on it is not told. */
  brokenByPeer(broker: number): void {
    this.setOpen(broker, 0);
  }

  close(): void {
    // This client never closes a connection.
  }

  carries(): boolean {
    return true;
  }

  unlink(): void {
    // Nobody is told when a connection breaks, so nobody is listed.
  }

  private setOpen(broker: number, value: 0 | 1): void {
    if (this.isOpen[broker] === value) return;
    this.isOpen[broker] = value;
    const { world, index } = this.producer;
    world.clientState(index, DIMENSION.connection, { detail: broker, value });
  }
}
