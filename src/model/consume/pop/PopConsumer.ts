// A consuming process that speaks gRPC: it receives from each broker in a loop, settles what it has, and lives and dies.
// Its service decides what happens to the messages. Rules KP11 to KP15 and KP20. Source: rocketmq-clients PushConsumerImpl,
// ProcessQueueImpl; cases rmq-grpc-*-push-*. Left out: changes of the route, the assignment that moves with it.
import { ms } from '../../../lib/units.ts';
import { DELIVERY_CAUSE } from '../../../recording/deliveries.ts';
import { DIMENSION, LIFE } from '../../../recording/Recording.ts';
import { SETTLE } from '../../../recording/settlements.ts';
import type { ConsumerScenario, ServerSettings } from '../../../scenario/Scenario.ts';
import { GRPC_CODE } from '../../responses.ts';
import type { ConsumerGroup } from '../ConsumerGroup.ts';
import type { Consuming } from '../Consuming.ts';
import { Handler } from '../Handler.ts';
import type { Member } from '../Member.ts';
import { numberOf } from '../numberOf.ts';
import { PopPush } from './PopPush.ts';
import { PopSimple } from './PopSimple.ts';
import type { Popped } from './PopStore.ts';
import { POP_TIMER, type PopTimer } from './popTimers.ts';
import { type PopTraits, popTraits } from './PopTraits.ts';

/** PushConsumerImpl:startUp: the assignment is first asked for a second after the start, and every 5 s. */
const FIRST_SCAN = 1_000_000; // µs
const INVALID_RECEIPT_HANDLE = 40_013;
/** SubscriptionGroupConfig:groupRetryPolicy: the proxy's waits in seconds, by delivery. */
const DEFAULT_WAITS = [
  1, 5, 10, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1_200, 1_800, 3_600, 7_200,
];

/** What a broker answered to a receive. A code of 0: it did not. */
export interface Received {
  readonly broker: number;
  readonly code: number;
  readonly popped: readonly Popped[];
}

/** What kind of consumer it is: push, or one whose application asks and settles by itself. */
export interface PopService {
  /** Handlers at work. */
  readonly busy: number;
  /** Received and not settled. */
  readonly cached: number;
  configure(): void;
  begin(): void;
  received(row: number, received: Received): void;
  settled(delivery: number): void;
  happens(kind: number, subject: number): void;
  stop(cause: number): void;
}

export class PopConsumer implements Member {
  readonly handler: Handler;
  readonly traits: PopTraits;
  /** Faults: it asks for nothing. */
  isSuspended = false;
  readonly service: PopService;
  /** X10: the proxy it talks to, among all that listens. */
  readonly proxy: number | undefined;
  private life: number = LIFE.up;
  private epoch = 0;
  /** What happened to it while it was frozen. */
  private deferred: (() => void)[] = [];
  /** What each delivery under way was received as. */
  private readonly poppedOf = new Map<number, Popped>();

  readonly consuming: Consuming;
  readonly index: number;
  readonly group: ConsumerGroup;
  scenario: ConsumerScenario;

  constructor(
    consuming: Consuming,
    { index, scenario, group }: { index: number; scenario: ConsumerScenario; group: ConsumerGroup },
  ) {
    this.consuming = consuming;
    this.index = index;
    this.scenario = scenario;
    this.group = group;
    const { brokers, proxies = [], seed } = consuming.world.scenario;
    this.handler = new Handler(scenario, seed);
    this.traits = popTraits(scenario.profile);
    const proxy = proxies.findIndex(({ id }) => id === scenario.via);
    this.proxy = proxy < 0 ? undefined : brokers.length + proxy;
    this.service = scenario.mode === 'simple' ? new PopSimple(this) : new PopPush(this);
  }

  configure(scenario: ConsumerScenario): void {
    this.scenario = scenario;
    this.handler.configure(scenario);
    this.service.configure();
  }

  get world() {
    return this.consuming.world;
  }

  get now(): number {
    return this.world.queue.now;
  }

  get isUp(): boolean {
    return this.life === LIFE.up;
  }

  get requestTimeoutUs(): number {
    return ms(this.number('requestTimeout'));
  }

  number(name: string): number {
    return numberOf(this.scenario, name);
  }

  /** KP16: what the server tells of waits: as given whole, else the list of the Apache proxy. */
  get policy(): ServerSettings['backoffPolicy'] {
    const { server } = this.scenario;
    if (server !== undefined) return server.backoffPolicy;
    return {
      maxAttempts: this.attemptsMax,
      nextMs: DEFAULT_WAITS.map((seconds) => seconds * 1_000),
    };
  }

  /** The first delivery and its retries. */
  get attemptsMax(): number {
    return this.scenario.server?.backoffPolicy?.maxAttempts ?? this.number('retryMaxTimes') + 1;
  }

  // ---- its beginning

  begin(): void {
    this.group.join(this.index, (consumer) => this.consuming.consumer(consumer).scenario.id);
  }

  /** KP11: one that was there before receives at once, a new one a second after its start. */
  beginToPull(): void {
    const upForMs = this.scenario.start?.upForMs;
    const wait = upForMs === undefined ? 0 : Math.max(0, FIRST_SCAN - ms(upForMs));
    this.after(wait, POP_TIMER.begins, 0);
  }

  /** A POP_TIMER of its own. */
  after(us: number, kind: number, subject: number): void {
    const { epoch, index } = this;
    this.consuming.popping.setTimer(us, { consumer: index, epoch, kind, subject });
  }

  happens(kind: number): never {
    throw new Error(`Bug: a consumer that pops knows no events of kind ${kind}`);
  }

  timerEnds({ epoch, kind, subject }: PopTimer): void {
    if (epoch !== this.epoch) return;
    this.whenAwake(() => {
      if (kind === POP_TIMER.begins) this.service.begin();
      else this.service.happens(kind, subject);
    });
  }

  private whenAwake(what: () => void): void {
    if (this.life === LIFE.paused) this.deferred.push(what);
    else if (this.life === LIFE.up) what();
  }

  // ---- answers

  received(row: number, received: Received): void {
    this.whenAwake(() => {
      this.service.received(row, received);
    });
  }

  /** KP15: what was not taken is said again a second later, unless the handle means nothing any more. */
  settled(delivery: number, code: number): void {
    this.whenAwake(() => {
      if (code === GRPC_CODE.ok || code === INVALID_RECEIPT_HANDLE) {
        this.poppedOf.delete(delivery);
        this.service.settled(delivery);
      } else this.after(ms(this.traits.settleAgainMs), POP_TIMER.settleAgain, delivery);
    });
  }

  note(delivery: number, popped: Popped): void {
    this.poppedOf.set(delivery, popped);
  }

  settle(delivery: number, kind: number, invisibleMs = 0): void {
    const popped = this.poppedOf.get(delivery);
    if (popped === undefined) return;
    this.consuming.popping.settle(this, {
      delivery,
      popped,
      kind,
      invisibleMs: kind === SETTLE.nack ? invisibleMs : 0,
      patienceUs: this.requestTimeoutUs,
    });
  }

  // ---- KP20: its process

  stop(): void {
    if (this.life === LIFE.down) return;
    this.epoch++;
    this.deferred = [];
    this.service.stop(DELIVERY_CAUSE.processDied);
    this.poppedOf.clear();
    this.consuming.popping.forget(this.index);
    this.setLife(LIFE.down);
    this.group.leave(this.index);
  }

  startAgain(): void {
    if (this.life !== LIFE.down) return;
    this.setLife(LIFE.up);
    this.begin();
    this.after(FIRST_SCAN, POP_TIMER.begins, 0);
  }

  pause(): void {
    if (this.life === LIFE.up) this.setLife(LIFE.paused);
  }

  resume(): void {
    if (this.life !== LIFE.paused) return;
    this.setLife(LIFE.up);
    const missed = this.deferred;
    this.deferred = [];
    for (const what of missed) what();
  }

  private setLife(life: number): void {
    this.life = life;
    this.consuming.consumerState(this.index, DIMENSION.life, life);
  }

  /** Others need not know: each pops for itself. */
  rebalanceSoon(): void {
    // Nothing is shared out.
  }

  rebalanceNow(): void {
    // See rebalanceSoon.
  }

  /** KP7: the first of the group does it for all. */
  rollBack(since: number): void {
    if (this.group.members[0] !== this.index) return;
    const { popping, sides } = this.consuming;
    sides.forEach((_, broker) => {
      popping.store(this.group, broker).rollBack(since);
    });
  }

  // ---- gauges

  /** Messages that its group has not finished; told of one member only, as they share them. */
  get lag(): number {
    if (this.group.members[0] !== this.index) return 0;
    const { sides, popping } = this.consuming;
    return sides.reduce((sum, _, broker) => sum + popping.store(this.group, broker).lag, 0);
  }

  get cached(): number {
    return this.service.cached;
  }
}
