// What the Go client does at all endpoints, one after the other: a heartbeat every 10 s, and, 1 s after its start and every
// 5 minutes, its settings on each telemetry stream; a stream that broke is opened again only then. Rule GG8. Source:
// rocketmq-clients golang/client.go:Heartbeat, trySyncSettings; client_manager.go:startUp; cases rmq-grpc-go-*-series-*.
import { atUs, ms } from '../../../lib/units.ts';
import { EVENT, PAIR } from '../../events.ts';
import type { Producer } from '../../Producer.ts';
import type { GoChannels } from './GoChannels.ts';

/** The server's part of a heartbeat (rmq-grpc-*-series-*). */
const HEARTBEAT_SERVICE = ms(1);
/** The settings follow the first heartbeat: their goroutine was started after that of the heartbeats. */
const SETTINGS_AFTER_HEARTBEAT = ms(3);
const SETTINGS_PERIOD = ms(300_000); // client_manager.go:SYNC_SETTINGS_PERIOD

// Numbers of the client's own timers.
const HEARTBEAT_ENDS = 34;
const SETTINGS = 35;

export class GoRounds {
  private hasBegun = false;
  /** The endpoints that the heartbeats under way have not come to; nothing: none are. */
  private left: readonly number[] | undefined;
  /** The ticker has ticked while they were. */
  private isDue = false;
  private patienceUs = 0;

  private readonly producer: Producer;
  private readonly channels: GoChannels;
  private readonly endpointOf: (broker: number) => number;

  constructor(producer: Producer, channels: GoChannels, endpointOf: (broker: number) => number) {
    this.producer = producer;
    this.channels = channels;
    this.endpointOf = endpointOf;
  }

  timerEnded(timer: number): boolean {
    if (timer === HEARTBEAT_ENDS) this.nextHeartbeat();
    else if (timer === SETTINGS) this.settings();
    return timer === HEARTBEAT_ENDS || timer === SETTINGS;
  }

  private endpoints(): readonly number[] {
    return [...new Set(this.producer.route.brokers.map((broker) => this.endpointOf(broker)))];
  }

  private setTimer(timer: number, waitUs: number): void {
    const { world, index } = this.producer;
    world.queue.push(atUs(world.queue.now + waitUs), EVENT.clientTimer, timer * PAIR + index);
  }

  // ---- heartbeats

  heartbeat(patienceUs: number): void {
    this.patienceUs = patienceUs;
    if (!this.hasBegun) this.setTimer(SETTINGS, SETTINGS_AFTER_HEARTBEAT);
    this.hasBegun = true;
    if (this.left !== undefined) {
      this.isDue = true;
      return;
    }
    this.left = this.endpoints();
    this.nextHeartbeat();
  }

  private nextHeartbeat(): void {
    const [endpoint, ...rest] = this.left ?? [];
    this.left = endpoint === undefined ? undefined : rest;
    if (endpoint !== undefined) this.beat(endpoint);
    else if (this.isDue) {
      this.isDue = false;
      this.left = this.endpoints();
      this.nextHeartbeat();
    }
  }

  private beat(endpoint: number): void {
    const { world } = this.producer;
    const deadline = world.queue.now + this.patienceUs;
    this.channels.probe(endpoint, deadline, (end) => {
      if (end === 'ready') this.setTimer(HEARTBEAT_ENDS, this.answerUs(endpoint, deadline));
      else if (end !== 'unavailable') this.nextHeartbeat();
      else {
        this.channels.drop(endpoint, world.queue.now, () => {
          this.nextHeartbeat();
        });
      }
    });
  }

  private answerUs(endpoint: number, deadline: number): number {
    const { world } = this.producer;
    const isSilent = world.broker(endpoint).isFrozen || world.network.isBlackHole(endpoint);
    return isSilent ? deadline - world.queue.now : world.roundTrip(endpoint) + HEARTBEAT_SERVICE;
  }

  // ---- settings

  private settings(): void {
    this.setTimer(SETTINGS, SETTINGS_PERIOD);
    this.publish(this.endpoints());
  }

  private publish([endpoint, ...rest]: readonly number[]): void {
    if (endpoint === undefined) return;
    const next = (): void => {
      this.publish(rest);
    };
    if (this.channels.hasStream(endpoint)) {
      next();
      return;
    }
    this.channels.probe(endpoint, Number.POSITIVE_INFINITY, (end) => {
      if (end === 'ready') this.channels.streamOpened(endpoint);
      if (end === 'unavailable') this.channels.drop(endpoint, this.producer.now, next);
      else next();
    });
  }
}
