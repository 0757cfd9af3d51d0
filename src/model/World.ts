// The world of one run: its parts, what connects them, and the one place that says which event goes to whom.
import { EventQueue } from '../engine/EventQueue.ts';
import { atMs, atUs } from '../lib/units.ts';
import { CommitRecorder } from '../recording/CommitRecorder.ts';
import { AttemptRecorder, MessageRecorder, StateRecorder } from '../recording/recorders.ts';
import { FLAG, OUTCOME } from '../recording/outcomes.ts';
import { NEVER, PART } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { setAt } from '../scenario/settingPath.ts';
import { Broker } from './broker/Broker.ts';
import type { BrokerPart } from './broker/BrokerPart.ts';
import { Consuming } from './consume/Consuming.ts';
import { DelayLevels } from './broker/DelayLevels.ts';
import { ScriptedBroker } from './broker/ScriptedBroker.ts';
import { EVENT, PAIR } from './events.ts';
import { Faults } from './Faults.ts';
import { Gauges } from './Gauges.ts';
import { InFlight } from './InFlight.ts';
import { NameServer } from './NameServer.ts';
import { Network } from './Network.ts';
import { Producer, TOLD } from './Producer.ts';
import { Proxy } from './proxy/Proxy.ts';

export class World {
  readonly queue = new EventQueue();
  readonly attempts: AttemptRecorder;
  readonly messages: MessageRecorder;
  readonly states = new StateRecorder();
  readonly commits = new CommitRecorder();
  readonly inFlight: InFlight;
  readonly network: Network;
  readonly nameServer: NameServer;
  readonly brokers: readonly BrokerPart[];
  readonly proxies: readonly Proxy[];
  readonly producers: readonly Producer[];
  readonly delayLevels: DelayLevels;
  /** Only where somebody consumes. */
  readonly consuming: Consuming | undefined;
  readonly gauges: Gauges;
  isOver = false;
  private readonly faults: Faults;
  /** By client: what it talks to instead of the brokers. */
  private readonly proxyOfClient: readonly (Proxy | undefined)[];

  /** `scenario` is as it is now: setting changes on the timeline replace it. */
  scenario: Scenario;

  constructor(scenario: Scenario, messageCapacity: number) {
    this.scenario = scenario;
    const attemptCapacity = messageCapacity * 2;
    this.attempts = new AttemptRecorder(attemptCapacity);
    this.messages = new MessageRecorder(messageCapacity);
    this.inFlight = new InFlight(attemptCapacity, messageCapacity);
    // First in the queue at the last instant: what would happen then does not happen any more.
    this.queue.push(atMs(scenario.durationMs), EVENT.end, 0);
    this.network = new Network(scenario);
    this.nameServer = new NameServer(this);
    this.delayLevels = new DelayLevels(this);
    this.brokers = scenario.brokers.map((broker, index) =>
      broker.script === undefined
        ? new Broker(this, index, broker)
        : new ScriptedBroker(this, index, broker, broker.script),
    );
    this.proxies = (scenario.proxies ?? []).map((proxy, index) => new Proxy(this, index, proxy));
    this.proxyOfClient = scenario.clients.map(({ via }) =>
      this.proxies.find((_, index) => scenario.proxies?.[index]?.id === via),
    );
    this.producers = scenario.clients.map((client, index) => new Producer(this, index, client));
    this.consuming = scenario.consumers === undefined ? undefined : new Consuming(this);
    this.gauges = new Gauges(this);
    this.faults = new Faults(this);
    this.faults.apply();
    for (const producer of this.producers) producer.start();
    this.consuming?.start();
  }

  /** Lets up to that many events happen. */
  advance(eventsMax: number): number {
    const { queue } = this;
    let done = 0;
    while (done < eventsMax && !this.isOver && queue.pop()) {
      this.happen(queue.kind, queue.subject);
      done++;
    }
    return done;
  }

  private happen(kind: number, subject: number): void {
    switch (kind) {
      case EVENT.requestArrives:
        this.broker(this.attempts.broker[subject] as number).requestArrives(subject);
        break;
      case EVENT.serviceEnds:
        this.broker(this.attempts.broker[subject] as number).serviceEnds(subject);
        break;
      case EVENT.answerArrives:
        this.answerArrives(subject);
        break;
      case EVENT.arrival:
        this.producer(subject).arrival();
        break;
      case EVENT.attemptTimesOut:
        this.producerOf(subject).attemptTimesOut(subject);
        break;
      case EVENT.waitEnds:
        this.producer(this.messages.client[subject] as number).waitEnds(subject);
        break;
      case EVENT.sweep:
        this.broker(subject).sweep();
        break;
      case EVENT.sample:
        this.gauges.sample();
        break;
      default:
        if (kind >= EVENT.dispatch) this.consuming?.happen(kind, subject);
        else this.happenSeldom(kind, subject);
    }
  }

  private happenSeldom(kind: number, subject: number): void {
    switch (kind) {
      case EVENT.end:
        this.isOver = true;
        break;
      case EVENT.faultStarts:
        this.faults.start(subject);
        break;
      case EVENT.faultEnds:
        this.faults.end(subject);
        break;
      case EVENT.settingChanges:
        this.settingChanges(subject);
        break;
      case EVENT.routePoll:
        this.producer(subject).pollRoute();
        break;
      case EVENT.connectEnds:
        this.producer(Math.floor(subject / PAIR)).channels.connectEnds(subject % PAIR);
        break;
      case EVENT.channelCloses:
        this.producer(Math.floor(subject / PAIR)).channels.brokenByPeer(subject % PAIR);
        break;
      case EVENT.connectionTimer:
        this.producer(Math.floor(subject / PAIR)).channels.timerEnds?.(subject % PAIR);
        break;
      case EVENT.clientTimer:
        this.producer(subject % PAIR).timerEnds(Math.floor(subject / PAIR));
        break;
      case EVENT.commitAnswered:
        this.commitAnswered(subject);
        break;
      case EVENT.diskCheck:
        this.broker(subject).disk.check();
        break;
      case EVENT.flushDeadline:
        this.broker(this.attempts.broker[subject] as number).store.groupCommit.deadline(subject);
        break;
      case EVENT.flushEnds:
        this.broker(subject).store.groupCommit.flushEnds();
        break;
      case EVENT.commit:
        this.broker(subject).store.commit();
        break;
      case EVENT.replicaAcks:
        this.broker(this.attempts.broker[subject] ?? 0).store.replication?.acks(subject);
        break;
      case EVENT.slaveDeadline:
        this.broker(this.attempts.broker[subject] ?? 0).store.replication?.deadline(subject);
        break;
      case EVENT.proxyReceives:
        this.proxyOf(subject)?.requestArrives(subject);
        break;
      case EVENT.proxyForwards:
        this.proxyOf(subject)?.forward(subject);
        break;
      case EVENT.proxyDeadline:
        this.proxyOf(subject)?.deadlinePasses(subject);
        break;
      case EVENT.proxyHears:
        this.proxyOf(subject)?.hears(subject);
        break;
      case EVENT.proxyBrokerGone:
        this.proxyOf(subject)?.brokerGone(subject);
        break;
      case EVENT.slaveReturns:
        this.broker(subject).store.replication?.slaveReturns();
        break;
      case EVENT.pageCacheBusy:
        this.broker(subject).store.pageCacheTurnsBusy();
        break;
      case EVENT.heartbeatExpires:
        this.nameServer.heartbeatExpires(subject);
        break;
      case EVENT.registers:
        this.nameServer.registers(subject);
        break;
      case EVENT.rateChanges:
        this.producer(subject).workload.rateChanges();
        break;
      case EVENT.thinkEnds:
        this.producer(subject % PAIR).workload.thinkEnds(Math.floor(subject / PAIR));
        break;
      case EVENT.listedSend:
        this.producer(subject % PAIR).workload.listedSend(Math.floor(subject / PAIR));
        break;
      case EVENT.applicationDone:
        this.producer(this.messages.client[subject] as number).application?.done(subject);
        break;
      case EVENT.tableTurn:
        this.producer(subject).application?.turn();
        break;
      case EVENT.callerWakes:
        this.producerOf(subject).callerWakes(subject);
        break;
      case EVENT.connectionResets:
        this.producerOf(subject).connectionResets(subject);
        break;
      default:
        throw new Error(`Bug: nobody handles events of kind ${kind}`);
    }
  }

  // ---- between the parts

  /** N1: the request leaves the client; it arrives after the way there, or never. */
  sendRequest(attempt: number, writingUs = 0): void {
    const proxy = this.proxyOf(attempt);
    const link = proxy === undefined ? (this.attempts.broker[attempt] as number) : proxy.index;
    if (this.network.losesRequest(link)) {
      this.attempts.flags[attempt] = (this.attempts.flags[attempt] as number) | FLAG.requestLost;
      return;
    }
    const delay = this.network.delay(link);
    const kind = proxy === undefined ? EVENT.requestArrives : EVENT.proxyReceives;
    this.queue.push(atUs(this.queue.now + writingUs + delay), kind, attempt);
  }

  /** N2: the answer leaves the broker; a oneway request gets none. */
  sendAnswer(attempt: number): void {
    const { attempts } = this;
    if (attempts.outcome[attempt] === OUTCOME.unanswered) return;
    const proxy = this.proxyOf(attempt);
    if (proxy === undefined) this.sendOn(attempt, attempts.broker[attempt] as number);
    else proxy.brokerAnswers(attempt);
  }

  /** The answer travels the last way, to the client, on the link of whoever it talks to. */
  sendOn(attempt: number, link: number): void {
    const { attempts } = this;
    if (this.network.losesAnswer(link)) {
      attempts.flags[attempt] = (attempts.flags[attempt] as number) | FLAG.answerLost;
      return;
    }
    this.queue.push(atUs(this.queue.now + this.network.delay(link)), EVENT.answerArrives, attempt);
  }

  /** X14: a proxy in a broker's process lives and dies with it. */
  lifeChanged(broker: number, life: number): void {
    for (const proxy of this.proxies) if (proxy.home === broker) proxy.followHome(life);
  }

  /** X14: the broker's part of the work in a proxy's thread is done. */
  proxyIsFree(attempt: number): void {
    this.proxyOf(attempt)?.freeThread(attempt);
  }

  /** What the client of that attempt talks to, if not to the brokers. */
  private proxyOf(attempt: number): Proxy | undefined {
    if (this.proxies.length === 0) return undefined;
    return this.proxyOfClient[this.attempts.client[attempt] as number];
  }

  /** N5: the broker's side of this attempt's connection is gone: the client hears a reset. */
  resetConnection(attempt: number): void {
    const broker = this.attempts.broker[attempt] as number;
    if (this.attempts.outcome[attempt] === OUTCOME.unanswered) return;
    if (this.proxyOf(attempt) === undefined) this.tellReset(attempt, broker);
    else if (!this.network.isBlackHole(broker)) {
      const at = atUs(this.queue.now + this.network.delay(broker));
      this.queue.push(at, EVENT.proxyBrokerGone, attempt);
    }
  }

  /** The client hears that its connection to whoever it talks to is gone. */
  tellReset(attempt: number, link: number): void {
    if (this.network.isBlackHole(link)) return;
    const at = atUs(this.queue.now + this.network.delay(link));
    this.queue.push(at, EVENT.connectionResets, attempt);
  }

  /** N5: all shared connections to a broker break from its side. */
  breakConnections(broker: number, how: 'reset' | 'closed'): void {
    if (this.network.isBlackHole(broker)) return;
    this.consuming?.connectionsBroken(broker);
    const delay = this.network.delay(broker);
    for (const producer of this.producers) producer.channels.breakLater(broker, how, delay);
  }

  private answerArrives(attempt: number): void {
    const { attempts } = this;
    if (attempts.endedAfter[attempt] !== NEVER || this.inFlight.timer[attempt] === TOLD) {
      attempts.flags[attempt] = (attempts.flags[attempt] as number) | FLAG.answerLate;
      return;
    }
    this.producerOf(attempt).answerArrives(attempt);
  }

  private commitAnswered(commit: number): void {
    const message = this.commits.message[commit] as number;
    this.producer(this.messages.client[message] as number).commitAnswered(commit);
  }

  /** A packet there and one back. */
  roundTrip(broker: number): number {
    return this.network.delay(broker) + this.network.delay(broker);
  }

  isBrokerUp(broker: number): boolean {
    return this.broker(broker).isUp;
  }

  broker(index: number): BrokerPart {
    return (this.brokers[index] ?? this.proxies[index - this.brokers.length]) as BrokerPart;
  }

  producer(index: number): Producer {
    return this.producers[index] as Producer;
  }

  private producerOf(attempt: number): Producer {
    return this.producers[this.attempts.client[attempt] as number] as Producer;
  }

  /** A setting changes while the run goes on. */
  private settingChanges(entry: number): void {
    const change = this.scenario.timeline[entry];
    if (change?.kind !== 'set') return;
    this.scenario = setAt(this.scenario, change.path, change.value);
    this.scenario.brokers.forEach((broker, index) => this.broker(index).configure(broker));
    this.scenario.proxies?.forEach((proxy, index) => this.proxies[index]?.configure(proxy));
    this.scenario.clients.forEach((client, index) => this.producer(index).configure(client));
    this.consuming?.configure(this.scenario);
    this.nameServer.configure();
    this.faults.apply();
  }

  /** Writes a change of a client's state into the recording. */
  clientState(client: number, dimension: number, change: { detail: number; value: number }): void {
    const { now } = this.queue;
    this.states.add({ at: now, part: PART.client, index: client, dimension, ...change });
  }
}
