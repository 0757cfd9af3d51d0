// Regular samples of what has no rows of its own: queue lengths, busy threads, disk, callers, waits. Rule M1.
import { atUs } from '../lib/units.ts';
import type { Gauge, GaugeName, PartKind } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { gaugeSources } from './consume/gaugeSources.ts';
import { EVENT } from './events.ts';
import type { World } from './World.ts';

const SAMPLES_WANTED = 1200; // one pixel of a wide chart each
const SAMPLE_PERIOD_MIN = 10_000; // µs; finer than any rule's own grid

interface Source {
  readonly gauge: Gauge;
  readonly read: () => number;
}

/** Whether the client's application keeps failed messages in a table at any time of the run. */
function keepsTable({ clients, timeline }: Scenario, index: number): boolean {
  const client = clients[index];
  const path = `clients.${client?.id ?? ''}.workload.afterFailure`;
  return (
    client?.workload['afterFailure'] === 'resend' ||
    timeline.some(
      (entry) => entry.kind === 'set' && entry.path === path && entry.value === 'resend',
    )
  );
}

export class Gauges {
  readonly sampleEvery: number;
  private readonly sources: readonly Source[];
  private count = 0;

  private readonly world: World;

  constructor(world: World) {
    this.world = world;
    const durationUs = world.scenario.durationMs * 1000;
    const wanted = Math.ceil(durationUs / SAMPLES_WANTED / 1000) * 1000;
    this.sampleEvery = Math.max(SAMPLE_PERIOD_MIN, wanted);
    const length = Math.ceil(durationUs / this.sampleEvery);
    const source = (
      name: GaugeName,
      part: PartKind,
      index: number,
      read: () => number,
    ): Source => ({
      gauge: { name, part, index, values: new Float32Array(length) },
      read,
    });
    this.sources = [
      ...world.brokers.flatMap((broker, index) => [
        source('sendQueue', 'broker', index, () => broker.queueLength),
        source('busyThreads', 'broker', index, () => broker.busyThreads),
        source('diskUsedRatio', 'broker', index, () => broker.disk.usedRatio),
        source('storedCount', 'broker', index, () => broker.store.storedCount),
      ]),
      ...world.proxies.flatMap((proxy, index) => [
        source('sendQueue', 'proxy', index, () => proxy.queueLength),
        source('busyThreads', 'proxy', index, () => proxy.busyThreads),
      ]),
      ...world.producers.flatMap((producer, index) => [
        source('blockedCallers', 'client', index, () => producer.workload.blockedCallers),
        source('waitingMessages', 'client', index, () => producer.workload.waitingMessages),
        source('backingOff', 'client', index, () => producer.backingOff),
        source('retryTokens', 'client', index, () => producer.retryTokens),
        ...(keepsTable(world.scenario, index)
          ? [source('messageTable', 'client', index, () => producer.application?.tableSize ?? 0)]
          : []),
      ]),
      ...(world.consuming === undefined ? [] : gaugeSources(world.consuming, source)),
    ];
    world.queue.push(atUs(0), EVENT.sample, 0);
  }

  get gauges(): readonly Gauge[] {
    return this.sources.map(({ gauge }) => gauge);
  }

  sample(): void {
    for (const { gauge, read } of this.sources) gauge.values[this.count] = read();
    this.count++;
    this.world.queue.push(atUs(this.count * this.sampleEvery), EVENT.sample, 0);
  }
}
