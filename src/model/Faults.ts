// The timeline at work: starts and ends faults, and puts together what several of them do to one part.
// Rules F1 to F5. Two faults of one kind on one part add up (loss, latency), multiply (slow, spike) or last
// until the last of them ends (crash, pause, stall). A broker that starts under a pause is frozen at once.
import { unreachable } from '../lib/assert.ts';
import { atMs } from '../lib/units.ts';
import type { FaultEntry, FaultKind } from '../scenario/Scenario.ts';
import { faultSpec } from '../scenario/faultSpecs.ts';
import type { Member } from './consume/Member.ts';
import { EVENT } from './events.ts';
import { SILENCE } from './NameServer.ts';
import type { LinkTrouble } from './Network.ts';
import type { World } from './World.ts';

export class Faults {
  private readonly active = new Set<number>();

  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    const { queue, scenario } = world;
    scenario.timeline.forEach((entry, index) => {
      if (entry.isMuted === true) return;
      if (entry.kind === 'set') queue.push(atMs(entry.atMs), EVENT.settingChanges, index);
      else if (entry.endMs > entry.startMs) {
        queue.push(atMs(entry.startMs), EVENT.faultStarts, index);
        queue.push(atMs(entry.endMs), EVENT.faultEnds, index);
      }
    });
  }

  start(index: number): void {
    const fault = this.entry(index);
    const isFirst = !this.isActive(fault.fault, fault.target);
    this.active.add(index);
    this.apply();
    if (isFirst) this.strike(fault, true);
  }

  end(index: number): void {
    const fault = this.entry(index);
    this.active.delete(index);
    this.apply();
    if (!this.isActive(fault.fault, fault.target)) this.strike(fault, false);
  }

  /** What is a matter of degree: recomputed from all active faults. */
  apply(): void {
    const { world } = this;
    const { brokers, proxies = [] } = world.scenario;
    const listeners = proxies.length === 0 ? brokers : [...brokers, ...proxies];
    const troubles = listeners.map(({ id }) => this.troubleOf(id));
    world.network.configure(world.scenario, troubles);
    world.consuming?.network.configure(world.scenario, troubles);
    world.scenario.consumers?.forEach(({ id }, index) => {
      const consumer = world.consuming?.consumer(index);
      if (consumer === undefined) return;
      consumer.isSuspended = this.isActive('suspend', id);
      consumer.handler.slowFactor = this.product('downstreamSlow', [id]);
      consumer.handler.downRatio = this.chance('downstreamDown', [id]);
    });
    listeners.forEach(({ id }, index) => {
      const broker = world.broker(index);
      broker.setSlowFactor(this.product('slow', [id]));
      broker.store.replication?.setDown(this.sum('slaveDown', [id]));
      broker.admission?.setMemoryPressure(this.most('memoryFill', id));
      broker.setRefusing(this.isActive('refuse', id) || this.isActive('refuse', 'network'));
    });
    world.scenario.clients.forEach(({ id }, index) => {
      world.producer(index).workload.setSpikeFactor(this.product('spike', [id]));
    });
    world.nameServer.setDown(this.isActive('nameServerDown', 'name-server'));
  }

  /** What begins and ends as an event. */
  private strike(fault: FaultEntry, begins: boolean): void {
    const { world } = this;
    const { brokers, proxies = [] } = world.scenario;
    const index = [...brokers, ...proxies].findIndex(({ id }) => id === fault.target);
    if (index < 0) {
      this.strikeConsumer(fault, begins);
      return;
    }
    const broker = world.broker(index);
    switch (fault.fault) {
      case 'crash':
        return begins ? broker.crash() : this.settle(index, fault.target);
      case 'shutdown':
        if (!begins) return this.settle(index, fault.target);
        if (!broker.isUp) return;
        // B16: a frozen process cannot end in order.
        return broker.isFrozen ? broker.crash() : broker.shutdown();
      case 'pause':
        return begins ? broker.pause() : this.settle(index, fault.target);
      case 'appendStall':
        return begins ? broker.store.stallAppend() : broker.store.endAppendStall();
      case 'flushStall':
        return begins ? broker.store.groupCommit.stall() : broker.store.groupCommit.endStall();
      case 'diskFill': {
        // It fills during the first half and stays full for the second.
        const overUs = ((fault.endMs - fault.startMs) * 1000) / 2;
        return broker.disk.fill(begins ? strengthOf(fault) : undefined, overUs);
      }
      case 'routeGone':
        return world.nameServer.hide(index, begins);
      case 'blackHole':
        if (index >= brokers.length) return; // no broker: the name server knows nothing of it
        return begins
          ? world.nameServer.brokerSilent(index, SILENCE.cutOff)
          : world.nameServer.brokerSpeaks(index, SILENCE.cutOff);
      case 'slow':
      case 'latency':
      case 'jitter':
      case 'loseRequests':
      case 'loseAnswers':
      case 'refuse':
      case 'spike':
      case 'nameServerDown':
      case 'slaveDown':
      case 'memoryFill':
      case 'suspend':
      case 'downstreamSlow':
      case 'downstreamDown':
      case 'poison':
      case 'rollback':
        return; // a matter of degree, or of consumers
      default:
        return unreachable(fault.fault);
    }
  }

  /** K20 to K23: what begins and ends as an event at a consumer. */
  private strikeConsumer(entry: FaultEntry, begins: boolean): void {
    const { consumers = [] } = this.world.scenario;
    const { fault, target } = entry;
    const index = consumers.findIndex(({ id }) => id === target);
    const consumer = index < 0 ? undefined : this.world.consuming?.consumer(index);
    if (consumer === undefined) return;
    const isStopping = fault === 'crash' || fault === 'shutdown' || fault === 'pause';
    if (isStopping && !begins) this.settleConsumer(consumer, target);
    else if (fault === 'pause') consumer.pause();
    else if (isStopping) consumer.stop(fault === 'shutdown');
    else if (fault === 'poison') consumer.handler.setPoison(begins ? strengthOf(entry) : 0);
    else if (fault === 'rollback' && begins) {
      const since = this.world.queue.now - strengthOf(entry) * 1000;
      this.world.consuming?.rollBack(consumer.group, since);
    }
  }

  private settleConsumer(consumer: Member, id: string): void {
    const isDown = this.isActive('crash', id) || this.isActive('shutdown', id);
    const isPaused = this.isActive('pause', id);
    if (!isPaused) consumer.resume();
    if (!isDown) consumer.startAgain();
    if (isPaused) consumer.pause();
  }

  /** F4: one of the faults that stop a process is over; the others may still hold it down or frozen. */
  private settle(index: number, id: string): void {
    const broker = this.world.broker(index);
    const isDown = this.isActive('crash', id) || this.isActive('shutdown', id);
    const isPaused = this.isActive('pause', id);
    if (broker.isFrozen && !isPaused) broker.resume();
    else if (!broker.isUp && !isDown) {
      broker.restart();
      if (isPaused) broker.pause();
    }
  }

  private troubleOf(broker: string): LinkTrouble {
    const targets = [broker, 'network'];
    return {
      latencyMs: this.sum('latency', targets),
      jitterMs: this.sum('jitter', targets),
      requestLoss: this.chance('loseRequests', targets),
      answerLoss: this.chance('loseAnswers', targets),
      isBlackHole: targets.some((target) => this.isActive('blackHole', target)),
    };
  }

  private isActive(kind: FaultKind, target: string): boolean {
    return this.of(kind, [target]).length > 0;
  }

  private sum(kind: FaultKind, targets: readonly string[]): number {
    return this.of(kind, targets).reduce((total, fault) => total + strengthOf(fault), 0);
  }

  private most(kind: FaultKind, target: string): number {
    return this.of(kind, [target]).reduce((most, fault) => Math.max(most, strengthOf(fault)), 0);
  }

  private product(kind: FaultKind, targets: readonly string[]): number {
    return this.of(kind, targets).reduce((total, fault) => total * strengthOf(fault), 1);
  }

  private chance(kind: FaultKind, targets: readonly string[]): number {
    return (
      1 - this.of(kind, targets).reduce((kept, fault) => kept * (1 - (fault.probability ?? 1)), 1)
    );
  }

  private of(kind: FaultKind, targets: readonly string[]): readonly FaultEntry[] {
    if (this.active.size === 0) return [];
    return [...this.active]
      .map((index) => this.entry(index))
      .filter((fault) => fault.fault === kind && targets.includes(fault.target));
  }

  private entry(index: number): FaultEntry {
    const entry = this.world.scenario.timeline[index];
    if (entry?.kind !== 'fault') throw new Error(`Bug: timeline entry ${index} is no fault`);
    return entry;
  }
}

function strengthOf(fault: FaultEntry): number {
  return fault.strength ?? faultSpec(fault.fault).strength?.default ?? 1;
}
