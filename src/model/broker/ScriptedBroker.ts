// A broker that answers from a list, as the brokers of the recorded producer cases did. Rules X1 to X4, GX1 to GX4.
import { after, ms } from '../../lib/units.ts';
import { asLength, DIMENSION, LIFE, PART } from '../../recording/Recording.ts';
import { CAUSE, FLAG } from '../../recording/outcomes.ts';
import {
  type BrokerScenario,
  type BrokerScript,
  type BrokerStep,
  GRPC_STATUSES,
} from '../../scenario/Scenario.ts';
import { EVENT } from '../events.ts';
import { GRPC_CODE, RESPONSE } from '../responses.ts';
import type { World } from '../World.ts';
import type { BrokerPart } from './BrokerPart.ts';
import { storeCopy } from './storeCopy.ts';

/** How far a list was walked; brokers that share a list share this. */
interface Walk {
  place: number;
  /** Brokers in the order in which they were first reached. */
  readonly met: number[];
  /** Tokens of the bucket, and when it had them. */
  tokens: number;
  filledAt: number;
}

const walks = new WeakMap<World, Map<string, Walk>>();

function walkOf(world: World, { list, bucket }: BrokerScript): Walk {
  const lists = walks.get(world) ?? new Map<string, Walk>();
  walks.set(world, lists);
  const walk = lists.get(list) ?? { place: 0, met: [], tokens: bucket?.burst ?? 0, filledAt: 0 };
  lists.set(list, walk);
  return walk;
}

export class ScriptedBroker implements BrokerPart {
  readonly queueLength = 0;
  readonly canPut = true;
  readonly busyThreads = 0;
  readonly disk = { usedRatio: 0, check: () => undefined, fill: () => undefined };
  readonly store = {
    storedCount: 0,
    stallAppend: () => undefined,
    endAppendStall: () => undefined,
    groupCommit: {
      stall: () => undefined,
      endStall: () => undefined,
      flushEnds: () => undefined,
      deadline: () => undefined,
    },
    commit: () => undefined,
    pageCacheTurnsBusy: () => undefined,
  };
  private isRefusing = false;
  private isDown = false;
  private readonly walk: Walk;
  /** How far it walked a list of its own, where `met` gives it one. */
  private ownPlace = 0;
  /** GX5: what arrived, and whose delay ended, while it was frozen. */
  private frozen: { readonly arrived: number[]; readonly ended: number[] } | undefined;
  /** Steps whose delay runs. */
  private readonly pending = new Map<number, BrokerStep>();

  private readonly world: World;
  private readonly index: number;
  private readonly script: BrokerScript;

  constructor(world: World, index: number, _scenario: BrokerScenario, script: BrokerScript) {
    this.world = world;
    this.index = index;
    this.script = script;
    this.walk = walkOf(world, script);
  }

  get isFrozen(): boolean {
    return this.frozen !== undefined;
  }

  get isUp(): boolean {
    return !this.isDown;
  }

  get acceptsConnections(): boolean {
    return !this.isDown && !this.isRefusing;
  }

  configure(): void {
    // A script has no settings.
  }

  requestArrives(attempt: number): void {
    const { world } = this;
    if (!this.acceptsConnections) {
      world.resetConnection(attempt);
      return;
    }
    if (this.frozen !== undefined) {
      this.frozen.arrived.push(attempt);
      return;
    }
    const { attempts, queue } = world;
    attempts.arrivedAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
    attempts.beganAfter[attempt] = attempts.arrivedAfter[attempt];
    const step = this.stepFor(attempt);
    if (step.kind === 'hang') return;
    this.pending.set(attempt, step);
    queue.push(after(queue.now, ms(step.afterMs)), EVENT.serviceEnds, attempt);
  }

  /** X2: the step's delay is over. */
  serviceEnds(attempt: number): void {
    const { world } = this;
    if (this.frozen !== undefined) {
      this.frozen.ended.push(attempt);
      return;
    }
    const { attempts, queue } = world;
    const step = this.pending.get(attempt);
    this.pending.delete(attempt);
    if (step === undefined || step.kind === 'hang') return;
    attempts.answeredAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
    if (step.kind === 'close' || step.kind === 'reset') {
      const { channels, sharesConnections } = world.producer(attempts.client[attempt] as number);
      if (!sharesConnections) {
        world.resetConnection(attempt);
        return;
      }
      const how = step.kind === 'close' ? 'closed' : 'reset';
      channels.breakLater(this.index, how, world.network.delay(this.index));
      return;
    }
    if (step.kind === 'grpc') {
      this.answer(attempt, GRPC_STATUSES.indexOf(step.status), CAUSE.grpcStatus);
      return;
    }
    const isStored = step.kind === 'dropReply' || STORED_CODES.has(step.code);
    if (isStored) {
      storeCopy(world, attempt);
      this.store.storedCount++;
    }
    if (step.kind === 'dropReply') {
      attempts.flags[attempt] = (attempts.flags[attempt] as number) | FLAG.answerLost;
      return;
    }
    this.answer(attempt, step.code, step.level === 'entry' ? CAUSE.entryError : causeOf(step.code));
  }

  private answer(attempt: number, code: number, cause: number): void {
    const { inFlight } = this.world;
    inFlight.code[attempt] = code;
    inFlight.cause[attempt] = cause;
    this.world.sendAnswer(attempt);
  }

  private stepFor(attempt: number): BrokerStep {
    const { script, world } = this;
    if (script.phases !== undefined) {
      const now = world.queue.now / 1000;
      return script.phases.find(({ untilMs }) => now < untilMs)?.step ?? script.then;
    }
    if (script.messages !== undefined) {
      const message = world.attempts.message[attempt] as number;
      const list = script.messages[message] ?? script;
      const place = world.attempts.number[attempt] as number;
      return list.steps[place - 1] ?? list.then;
    }
    if (script.bucket !== undefined) return this.takesToken() ? script.bucket.ok : script.then;
    if (script.met !== undefined) {
      const list = script.met[Math.min(this.placeInMeeting(), script.met.length - 1)] ?? script;
      return list.steps[this.ownPlace++] ?? list.then;
    }
    return script.steps[this.walk.place++] ?? script.then;
  }

  private placeInMeeting(): number {
    const { met } = this.walk;
    if (!met.includes(this.index)) met.push(this.index);
    return met.indexOf(this.index);
  }

  /** GX4: the bucket fills evenly, and holds no more than its burst. */
  private takesToken(): boolean {
    const { walk } = this;
    const { ratePerSec = 0, burst = 0 } = this.script.bucket ?? {};
    const { now } = this.world.queue;
    walk.tokens = Math.min(burst, walk.tokens + ((now - walk.filledAt) * ratePerSec) / 1_000_000);
    walk.filledAt = now;
    if (walk.tokens < 1) return false;
    walk.tokens--;
    return true;
  }

  crash(): void {
    this.setDown(true);
    this.world.breakConnections(this.index, 'reset');
    this.world.nameServer.unregister(this.index);
  }

  shutdown(): void {
    this.setDown(true);
    this.world.breakConnections(this.index, 'closed');
    this.world.nameServer.unregister(this.index);
  }

  restart(): void {
    this.setDown(false);
    this.world.nameServer.brokerStarted(this.index);
  }

  setRefusing(isRefusing: boolean): void {
    if (this.isRefusing === isRefusing) return;
    this.isRefusing = isRefusing;
    if (isRefusing) this.world.breakConnections(this.index, 'reset');
  }

  sweep(): void {
    // A script has no queue.
  }

  pause(): void {
    this.frozen ??= { arrived: [], ended: [] };
  }

  resume(): void {
    const { arrived, ended } = this.frozen ?? { arrived: [], ended: [] };
    this.frozen = undefined;
    for (const attempt of ended) this.serviceEnds(attempt);
    for (const attempt of arrived) this.requestArrives(attempt);
  }

  setReadFactor(): void {
    // Its delays are written in the script.
  }

  setSlowFactor(): void {
    // Its delays are written in the script.
  }

  private setDown(isDown: boolean): void {
    this.isDown = isDown;
    this.world.states.add({
      at: this.world.queue.now,
      part: PART.broker,
      index: this.index,
      dimension: DIMENSION.life,
      detail: 0,
      value: isDown ? LIFE.down : LIFE.up,
    });
  }
}

const STORED_CODES: ReadonlySet<number> = new Set([
  RESPONSE.success,
  RESPONSE.flushDiskTimeout,
  RESPONSE.slaveNotAvailable,
  RESPONSE.flushSlaveTimeout,
  GRPC_CODE.ok,
  GRPC_CODE.haNotAvailable,
  GRPC_CODE.masterPersistenceTimeout,
  GRPC_CODE.slavePersistenceTimeout,
]);

function causeOf(code: number): number {
  switch (code) {
    case RESPONSE.success:
    case GRPC_CODE.ok:
      return CAUSE.sendOk;
    case RESPONSE.systemBusy:
    case GRPC_CODE.tooManyRequests:
      return CAUSE.scriptedBusy;
    case RESPONSE.tooManyRequests:
      return CAUSE.quotaExceeded;
    case RESPONSE.flushDiskTimeout:
    case GRPC_CODE.masterPersistenceTimeout:
      return CAUSE.flushDiskTimeout;
    case RESPONSE.flushSlaveTimeout:
    case GRPC_CODE.slavePersistenceTimeout:
      return CAUSE.flushSlaveTimeout;
    case RESPONSE.slaveNotAvailable:
    case GRPC_CODE.haNotAvailable:
      return CAUSE.slaveNotAvailable;
    case RESPONSE.goAway:
      return CAUSE.goAway;
    default:
      return CAUSE.scriptedError;
  }
}
