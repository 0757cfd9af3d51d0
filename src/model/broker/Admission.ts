// What a request meets before the broker looks at it: the limits of a cloud instance. Rules B1 and V1 to V4. No
// open-source broker has one of them; each is off until its setting says otherwise.
import { CAUSE } from '../../recording/outcomes.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import type { World } from '../World.ts';
import type { Broker } from './Broker.ts';

/** A bucket of tokens: full at first, filled at a rate. */
class Bucket {
  private tokens: number;
  private filledAt: number;

  constructor(tokens: number, now: number) {
    this.tokens = tokens;
    this.filledAt = now;
  }

  take({ rate, most }: Quota, now: number): boolean {
    this.tokens = Math.min(most, this.tokens + ((now - this.filledAt) * rate) / 1_000_000);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

interface Quota {
  /** Tokens a second. */
  readonly rate: number;
  /** As many as the bucket holds. */
  readonly most: number;
}

function quotaOf({ settings }: Broker): Quota {
  const { throttleRatePerSec: rate, throttleBurst } = settings;
  return { rate, most: throttleBurst > 0 ? throttleBurst : rate };
}

/** V1: the bucket that all brokers of an instance share. */
const instanceBuckets = new WeakMap<World, Bucket>();

/** V2: reads from disk are counted over the last so many µs. */
const COLD_WINDOW = 1_000_000;

export class Admission {
  /** Whether any limit is set: only then is a request looked at. */
  isActive = false;
  /** V3: how many messages wait for consumers here; whoever keeps them says so. */
  backlog: () => number = () => 0;
  private own: Bucket;
  private coldReads = 0;
  private coldSince = 0;
  /** V4: what a fault adds to the memory in use. */
  private pressure = 0;
  private isMemoryFull = false;

  private readonly broker: Broker;

  constructor(broker: Broker) {
    this.broker = broker;
    this.own = new Bucket(quotaOf(broker).most, 0);
    this.configure();
  }

  configure(): void {
    const { settings } = this.broker;
    this.isActive =
      settings.throttleRatePerSec > 0 ||
      settings.backlogLimit > 0 ||
      settings.coldReadLimitPerSec > 0 ||
      settings.memoryMaxUsedSpaceRatio > 0;
    this.lookAtMemory();
  }

  /** B1, V1 to V4: the cause for which the request is refused, or none. */
  refusal(): number {
    const { settings } = this.broker;
    if (settings.throttleRatePerSec > 0 && !this.takeToken()) return CAUSE.quotaExceeded;
    if (this.isMemoryFull) return CAUSE.memoryWatermark;
    if (settings.coldReadLimitPerSec > 0 && this.coldRate() > settings.coldReadLimitPerSec)
      return CAUSE.storagePressure;
    if (settings.backlogLimit > 0 && this.backlog() > settings.backlogLimit)
      return CAUSE.backlogOverflow;
    return CAUSE.none;
  }

  private takeToken(): boolean {
    const { settings, world } = this.broker;
    const { now } = world.queue;
    const quota = quotaOf(this.broker);
    if (settings.quotaScope !== 'instance') return this.own.take(quota, now);
    const bucket = instanceBuckets.get(world) ?? new Bucket(quota.most, 0);
    instanceBuckets.set(world, bucket);
    return bucket.take(quota, now);
  }

  // ---- V2: a consumer that went back reads what is no longer in memory

  noteColdReads(count: number): void {
    this.ageColdReads();
    this.coldReads += count;
  }

  private coldRate(): number {
    this.ageColdReads();
    return (this.coldReads * 1_000_000) / COLD_WINDOW;
  }

  /** A bucket that leaks: what was read is forgotten within a second. */
  private ageColdReads(): void {
    const { now } = this.broker.world.queue;
    const kept = Math.max(0, 1 - (now - this.coldSince) / COLD_WINDOW);
    this.coldReads *= kept;
    this.coldSince = now;
  }

  // ---- V4: memory

  /** What is in use, faults included. */
  get memoryUsedRatio(): number {
    return Math.max(this.broker.settings.memoryUsedRatio, this.pressure);
  }

  /** The fault "memory pressure" fills it to that ratio; 0: it is over. */
  setMemoryPressure(ratio: number): void {
    if (ratio === this.pressure) return;
    this.pressure = ratio;
    this.lookAtMemory();
  }

  private lookAtMemory(): void {
    const limit = this.broker.settings.memoryMaxUsedSpaceRatio;
    const isFull = limit > 0 && this.memoryUsedRatio > limit;
    if (isFull === this.isMemoryFull) return;
    this.isMemoryFull = isFull;
    this.broker.state(DIMENSION.memoryFull, isFull ? 1 : 0);
  }
}
