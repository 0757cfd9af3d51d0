// A master that waits for its slaves. Rules B40 to B45. Source: CommitLog:calcNeedAckNums, handleDiskFlushAndHA,
// GroupTransferService:doWaitTransfer (5.3.3), CommitLog:handleHA (4.9); case sync-master-no-slave-insync2. Left out:
// the gap of a slave that lags (haMaxGapNotInSync), bandwidth, a slave that takes over, DLedger, the controller.
import { Random } from '../../engine/Random.ts';
import { after, ms, us } from '../../lib/units.ts';
import { CAUSE } from '../../recording/outcomes.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import { EVENT } from '../events.ts';
import { RESPONSE } from '../responses.ts';
import type { Broker } from './Broker.ts';

/** DefaultHAClient: a slave that lost its master tries again this often. */
const RECONNECT_PERIOD = 5_000_000; // µs
/** A frozen process cannot answer; it is asked again after so long. */
const FROZEN_PERIOD = ms(10);

/** A message in the log whose answer is not due yet: what flush and replication have said so far. */
interface Pending {
  flush: number;
  replica: number;
}

const OPEN = CAUSE.none;

export class Replication {
  /** Whether this role ever waits for a slave. */
  isActive = false;
  private downCount = 0;
  /** How many will be down once those that are on their way back have arrived. */
  private returning = 0;
  private readonly pending = new Map<number, Pending>();
  private readonly luck: Random;
  private readonly broker: Broker;

  constructor(broker: Broker, brokerId: string) {
    this.broker = broker;
    this.luck = Random.stream(broker.world.scenario.seed, `slave ${brokerId}`);
    this.configure();
  }

  configure(): void {
    const { brokerRole, inSyncReplicas, replicationOf } = this.broker.settings;
    this.isActive = brokerRole === 'SYNC_MASTER' && (replicationOf === '4.x' || inSyncReplicas > 1);
  }

  /** Master included. */
  private get inSyncCount(): number {
    return 1 + Math.max(0, this.broker.settings.slaveCount - this.downCount);
  }

  /** B40, B42: how many must have a message, the master included. */
  private get neededCount(): number {
    const { settings } = this.broker;
    if (settings.replicationOf === '4.x') return 2;
    if (settings.enableSlaveActingMaster && settings.enableAutoInSyncReplicas) {
      const wanted = Math.min(settings.inSyncReplicas, this.inSyncCount);
      return Math.max(wanted, settings.minInSyncReplicas);
    }
    return settings.inSyncReplicas;
  }

  /** B42: a broker that counts its replicas refuses before it appends. */
  get isRefusing(): boolean {
    const { enableSlaveActingMaster, replicationOf } = this.broker.settings;
    if (!enableSlaveActingMaster || replicationOf === '4.x') return false;
    return this.neededCount > this.inSyncCount;
  }

  /** The message stands in the master's log. Gives whether its answer waits for slaves. */
  begin(attempt: number): boolean {
    const { settings, world } = this.broker;
    if (this.neededCount <= 1) return false;
    const flush = settings.flushDiskType === 'SYNC_FLUSH' ? OPEN : CAUSE.sendOk;
    this.pending.set(attempt, { flush, replica: OPEN });
    if (settings.replicationOf === '4.x' && this.inSyncCount < 2) {
      this.settle(attempt, { replica: CAUSE.slaveNotAvailable });
      return true;
    }
    const { now } = world.queue;
    world.queue.push(after(now, ms(settings.slaveTimeout)), EVENT.slaveDeadline, attempt);
    this.planAck(attempt);
    return true;
  }

  private planAck(attempt: number): void {
    if (this.neededCount > this.inSyncCount) return;
    const { settings, world } = this.broker;
    world.queue.push(
      after(world.queue.now, ms(settings.replicationMs)),
      EVENT.replicaAcks,
      attempt,
    );
  }

  /** B41: enough slaves have it, if they are still there. */
  acks(attempt: number): void {
    if (this.pending.get(attempt)?.replica !== OPEN || this.neededCount > this.inSyncCount) return;
    if (this.waitsForProcess(EVENT.replicaAcks, attempt)) return;
    this.settle(attempt, { replica: CAUSE.sendOk });
  }

  /** B41: the master has waited long enough: stored, and said so. */
  deadline(attempt: number): void {
    if (this.pending.get(attempt)?.replica !== OPEN) return;
    if (this.waitsForProcess(EVENT.slaveDeadline, attempt)) return;
    this.settle(attempt, { replica: CAUSE.flushSlaveTimeout });
  }

  private waitsForProcess(event: number, attempt: number): boolean {
    const { isFrozen, world } = this.broker;
    if (isFrozen) world.queue.push(after(world.queue.now, FROZEN_PERIOD), event, attempt);
    return isFrozen;
  }

  holds(attempt: number): boolean {
    return this.pending.has(attempt);
  }

  /** B44: the disk has it, or has not had it in time. */
  flushed(attempt: number, cause: number): void {
    if (this.pending.get(attempt)?.flush === OPEN) this.settle(attempt, { flush: cause });
  }

  /** B44: answered when both have spoken; if both have failed, replication has the last word. */
  private settle(attempt: number, news: Partial<Pending>): void {
    const known = this.pending.get(attempt);
    if (known === undefined) return;
    Object.assign(known, news);
    const { flush, replica } = known;
    if (flush === OPEN || replica === OPEN) return;
    this.pending.delete(attempt);
    const cause = replica === CAUSE.sendOk ? flush : replica;
    this.broker.answer(attempt, codeOf(cause), cause);
  }

  // ---- faults

  /** B43: so many slaves are down from now on. Those that come back find their master a while later. */
  setDown(count: number): void {
    if (count === this.downCount) return;
    if (count > this.downCount) {
      this.downCount = count;
      this.returning = count;
      this.note();
      return;
    }
    const { index, world } = this.broker;
    const wait = us(Math.floor(this.luck.uniform() * RECONNECT_PERIOD));
    this.returning = count;
    world.queue.push(after(world.queue.now, wait), EVENT.slaveReturns, index);
  }

  slaveReturns(): void {
    if (this.returning >= this.downCount) return;
    this.downCount = this.returning;
    this.note();
    for (const [attempt, { replica }] of this.pending) if (replica === OPEN) this.planAck(attempt);
  }

  /** The process dies: who waits for an answer will get none. */
  crash(): void {
    for (const attempt of this.pending.keys()) this.broker.world.resetConnection(attempt);
    this.pending.clear();
  }

  private note(): void {
    this.broker.state(DIMENSION.slavesDown, this.downCount);
  }
}

function codeOf(cause: number): number {
  switch (cause) {
    case CAUSE.flushSlaveTimeout:
      return RESPONSE.flushSlaveTimeout;
    case CAUSE.slaveNotAvailable:
      return RESPONSE.slaveNotAvailable;
    case CAUSE.flushDiskTimeout:
      return RESPONSE.flushDiskTimeout;
    default:
      return RESPONSE.success;
  }
}
