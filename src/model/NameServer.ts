// The name server: which brokers exist. Clients ask it every pollNameServerInterval and trust their last answer
// in between, so they see a change late. Rules R2 to R5 and R7. Left out: several name servers that disagree.
import { NO_EVENT } from '../engine/EventQueue.ts';
import { Random } from '../engine/Random.ts';
import { after, ms } from '../lib/units.ts';
import { DIMENSION, LIFE, PART } from '../recording/Recording.ts';
import { fullSettings } from '../scenario/SettingSpec.ts';
import { NAME_SERVER_SPECS } from '../scenario/specs.ts';
import { EVENT } from './events.ts';
import type { World } from './World.ts';

/** A broker that restarts is often not registered before its second try: seen in 3 of 4 starts (rmq-broker, finding 12). */
const REGISTERED_AT_START_RATIO = 0.25;
const SECOND_REGISTRATION = ms(10_000); // BrokerController:start

/** Why a broker's heartbeats do not come though its connection is open; each a bit. */
export const SILENCE = { frozen: 1, cutOff: 2 } as const;

export class NameServer {
  /** By broker: 1 while clients that ask are told of it. */
  readonly registered: Uint8Array;
  /** Grows with each change. */
  version = 0;
  isDown = false;
  private readonly hidden: Uint8Array;
  private readonly luck: Random;
  private readonly expiry: Int32Array;
  /** By broker: bits of SILENCE. */
  private readonly silence: Uint8Array;
  private settings;

  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    const count = world.scenario.brokers.length;
    this.registered = new Uint8Array(count).fill(1);
    this.hidden = new Uint8Array(count);
    this.expiry = new Int32Array(count).fill(NO_EVENT);
    this.silence = new Uint8Array(count);
    this.luck = Random.stream(world.scenario.seed, 'name server');
    this.settings = fullSettings(NAME_SERVER_SPECS, world.scenario.nameServer);
  }

  configure(): void {
    this.settings = fullSettings(NAME_SERVER_SPECS, this.world.scenario.nameServer);
  }

  /** Whether a client that asks now is told of the broker. */
  lists(broker: number): boolean {
    return this.registered[broker] === 1 && this.hidden[broker] === 0;
  }

  /** R2: its connection closed, or it said goodbye: gone at once. */
  unregister(broker: number): void {
    this.forgetExpiry(broker);
    // A process that ends is not frozen any more.
    this.silence[broker] = (this.silence[broker] ?? 0) & ~SILENCE.frozen;
    if (this.registered[broker] === 0) return;
    this.registered[broker] = 0;
    this.version++;
  }

  private forgetExpiry(broker: number): void {
    const event = this.expiry[broker] ?? NO_EVENT;
    if (event !== NO_EVENT) this.world.queue.cancel(event);
    this.expiry[broker] = NO_EVENT;
  }

  /** R4: it starts again, and registers at once or with its second try. */
  brokerStarted(broker: number): void {
    const isAtStart = this.luck.uniform() < REGISTERED_AT_START_RATIO;
    const wait = isAtStart ? ms(0) : SECOND_REGISTRATION;
    this.world.queue.push(after(this.world.queue.now, wait), EVENT.registers, broker);
  }

  /** R3: it went silent with its connection open (frozen, black hole): expires by missing heartbeats. */
  brokerSilent(broker: number, why: number): void {
    const { queue } = this.world;
    const wasSilent = this.silence[broker] !== 0;
    this.silence[broker] = (this.silence[broker] ?? 0) | why;
    if (wasSilent) return;
    const sinceHeartbeat = this.luck.uniform() * this.settings.registerNameServerPeriod;
    const expiryMs = this.settings.brokerNotActiveTimeoutMillis - sinceHeartbeat;
    // The scan runs on a grid of its own.
    const untilScan = this.luck.uniform() * this.settings.scanNotActiveBrokerInterval;
    this.expiry[broker] = queue.push(
      after(queue.now, ms(Math.max(0, expiryMs) + untilScan)),
      EVENT.heartbeatExpires,
      broker,
    );
  }

  /** R3: it speaks again; if it had expired, its next registration brings it back. */
  brokerSpeaks(broker: number, why: number): void {
    const { queue } = this.world;
    this.silence[broker] = (this.silence[broker] ?? 0) & ~why;
    if (this.silence[broker] !== 0) return;
    this.forgetExpiry(broker);
    if (this.registered[broker] === 0 && this.world.isBrokerUp(broker)) {
      const wait = ms(this.luck.uniform() * this.settings.registerNameServerPeriod);
      queue.push(after(queue.now, wait), EVENT.registers, broker);
    }
  }

  heartbeatExpires(broker: number): void {
    this.expiry[broker] = NO_EVENT;
    if (this.registered[broker] === 0) return;
    this.registered[broker] = 0;
    this.version++;
  }

  registers(broker: number): void {
    if (this.registered[broker] === 1 || this.silence[broker] !== 0) return;
    if (!this.world.isBrokerUp(broker)) return;
    this.registered[broker] = 1;
    this.version++;
  }

  /** R5: an operator takes the broker out of the route, or puts it back. */
  hide(broker: number, isHidden: boolean): void {
    this.hidden[broker] = isHidden ? 1 : 0;
    this.version++;
  }

  /** R7: nobody hears anything from it. */
  setDown(isDown: boolean): void {
    if (this.isDown === isDown) return;
    this.isDown = isDown;
    this.world.states.add({
      at: this.world.queue.now,
      part: PART.nameServer,
      index: 0,
      dimension: DIMENSION.life,
      detail: 0,
      value: isDown ? LIFE.down : LIFE.up,
    });
  }
}
