// One client's view of the route: the queues it may write to, as of its last poll, and where each caller's round
// robin stands. Rules R1, R6, Q1 and Q6. Source: MQClientInstance:topicRouteData2TopicPublishInfo, ThreadLocalIndex.
import { mix } from '../engine/Random.ts';
import { DIMENSION } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { fullSettings } from '../scenario/SettingSpec.ts';
import { BROKER_SPECS } from '../scenario/specs.ts';
import type { Producer } from './Producer.ts';

const UNSET = -1;

export class RouteView {
  /** By place in the list: broker by broker, queue by queue (a0 a1 a2 a3 b0 b1 ...). */
  queueBroker = new Uint8Array(0);
  queueNumber = new Uint8Array(0);
  size = 0;
  brokers: readonly number[] = [];
  /** By caller: the place its next look falls on. */
  private places = new Int32Array(0);
  private counts: ReadonlyMap<number, number> = new Map();
  private version = -1;
  /** The settings as of the last poll: how many queues a broker has may change. */
  private scenario: Scenario;
  /** Names all that is in the list. */
  private key = '';
  private generation = 0;

  private readonly producer: Producer;
  private readonly salt: number;

  constructor(producer: Producer, salt: number) {
    this.producer = producer;
    this.salt = salt;
    this.scenario = producer.world.scenario;
    this.use(this.scenario.brokers.map((_, index) => index));
  }

  /** R6: asks the name server. An empty answer is taken for an error: the client keeps what it has. */
  refresh(): void {
    const { nameServer, scenario } = this.producer.world;
    if (nameServer.version === this.version && scenario === this.scenario) return;
    this.version = nameServer.version;
    this.scenario = scenario;
    const listed = scenario.brokers
      .map((_, index) => index)
      .filter((index) => nameServer.lists(index));
    if (listed.length === 0 || this.keyOf(listed) === this.key) return;
    scenario.brokers.forEach((_, index) => {
      const is = listed.includes(index);
      if (is === this.brokers.includes(index)) return;
      this.producer.world.clientState(this.producer.index, DIMENSION.route, {
        detail: index,
        value: is ? 1 : 0,
      });
    });
    this.use(listed);
  }

  /** Q1: takes the place a caller's round robin stands on, and moves it on. */
  next(caller: number): number {
    const place = this.placeOf(caller);
    this.places[caller] = place + 1 === this.size ? 0 : place + 1;
    return place;
  }

  /** The round robin of a caller goes on from a place of chance. */
  scatter(caller: number, luck: number): void {
    this.placeOf(caller);
    this.places[caller] = luck % this.size;
  }

  /** How many queues that broker has in the list the client was given. */
  queueCountOf(broker: number): number {
    return this.counts.get(broker) ?? 0;
  }

  /** Q9: the client writes over an entry of its list; that lasts until the route changes. */
  rewrite(place: number, entry: { readonly broker: number; readonly queue: number }): void {
    this.queueBroker[place] = entry.broker;
    this.queueNumber[place] = entry.queue;
  }

  private placeOf(caller: number): number {
    if (caller >= this.places.length) {
      const grown = new Int32Array(Math.max(caller + 1, this.places.length * 2)).fill(UNSET);
      grown.set(this.places);
      this.places = grown;
    }
    const place = this.places[caller] as number;
    return place === UNSET ? this.firstPlace(caller) : place;
  }

  /** A list that is new to a caller: it begins anywhere, but the same anywhere in each run of the seed. */
  private firstPlace(caller: number): number {
    const { start } = this.producer.client;
    if (start?.firstBroker !== undefined && this.generation === 1) {
      const broker = this.producer.world.scenario.brokers.findIndex(
        ({ id }) => id === start.firstBroker,
      );
      for (let place = 0; place < this.size; place++) {
        if (
          this.queueBroker[place] === broker &&
          this.queueNumber[place] === (start.firstQueue ?? 0)
        ) {
          return place;
        }
      }
    }
    return (mix(this.salt + Math.imul(caller + 1, 0x9e3779b1) + this.generation) >>> 0) % this.size;
  }

  private queueCountsOf(brokers: readonly number[]): readonly number[] {
    return brokers.map((index) => {
      const settings = this.scenario.brokers[index]?.settings ?? {};
      return fullSettings(BROKER_SPECS, settings).writeQueueNums;
    });
  }

  private keyOf(brokers: readonly number[]): string {
    return `${brokers.join()} ${this.queueCountsOf(brokers).join()}`;
  }

  /** Q6: from now on this is the list, and every caller begins anew. */
  private use(brokers: readonly number[]): void {
    const counts = this.queueCountsOf(brokers);
    this.key = this.keyOf(brokers);
    this.brokers = brokers;
    this.counts = new Map(brokers.map((broker, index) => [broker, counts[index] ?? 0]));
    this.size = counts.reduce((sum, count) => sum + count, 0);
    this.queueBroker = new Uint8Array(this.size);
    this.queueNumber = new Uint8Array(this.size);
    let place = 0;
    brokers.forEach((broker, index) => {
      for (let queue = 0; queue < (counts[index] ?? 0); queue++) {
        this.queueBroker[place] = broker;
        this.queueNumber[place] = queue;
        place++;
      }
    });
    this.places.fill(UNSET);
    this.generation++;
  }
}
