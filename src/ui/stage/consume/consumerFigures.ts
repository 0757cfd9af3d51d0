// What the cards of consumers, proxies and the boxes below the brokers say of a moment.
import { DELIVERY } from '../../../recording/deliveries.ts';
import { gaugesOf } from '../../../recording/gaugeAt.ts';
import {
  DIMENSION,
  LIFE,
  NEVER,
  PART,
  type GaugeName,
  type PartKind,
  type Recording,
} from '../../../recording/Recording.ts';
import { numberAt } from '../../../recording/settingAt.ts';
import type { FaultEntry } from '../../../scenario/Scenario.ts';

export interface ConsumerFigures {
  readonly life: 'up' | 'paused' | 'down';
  /** Messages of its queues that its group has not finished. */
  readonly lag: number;
  /** Pulled and not finished, and the most it keeps of one queue. */
  readonly cached: number;
  readonly busy: number;
  /** Its own flow control keeps it from pulling. */
  readonly isHeldBack: boolean;
  readonly threads: number;
  readonly consumedPerSec: number;
  readonly failedPerSec: number;
  readonly faults: readonly FaultEntry[];
}

export interface ConsumeFigures {
  readonly consumers: readonly ConsumerFigures[];
  readonly proxies: readonly { readonly queue: number; readonly faults: readonly FaultEntry[] }[];
  readonly retryWaiting: number;
  readonly deadLetters: number;
}

interface Part {
  readonly part: PartKind;
  readonly index: number;
}

/** Reads a recording at any moment; the ends of deliveries are put in order once. */
export class ConsumeReader {
  private readonly recording: Recording;
  private readonly ends: Float64Array;
  private readonly rows: Uint32Array;

  constructor(recording: Recording) {
    this.recording = recording;
    const { deliveries } = recording;
    const count = deliveries?.count ?? 0;
    const endOf = (row: number): number => {
      const after = deliveries?.endedAfter[row] ?? NEVER;
      return after === NEVER ? Infinity : (deliveries?.startedAt[row] ?? 0) + after;
    };
    const all = Float64Array.from({ length: count }, (_, row) => endOf(row));
    this.rows = Uint32Array.from({ length: count }, (_, row) => row).sort(
      (a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b,
    );
    this.ends = Float64Array.from(this.rows, (row) => all[row] ?? 0);
  }

  at(atMs: number): ConsumeFigures {
    const { scenario } = this.recording;
    const rates = this.ratesAt(atMs * 1000);
    const consumers = (scenario.consumers ?? []).map(({ id }, index): ConsumerFigures => {
      const show = (name: GaugeName): number => this.gauge(name, { part: 'consumer', index }, atMs);
      return {
        life: this.lifeAt(index, atMs * 1000),
        lag: show('consumerLag'),
        cached: show('cachedMessages'),
        busy: show('busyHandlers'),
        isHeldBack: this.stateAt(index, DIMENSION.pullHeldBack, atMs * 1000) === 1,
        threads: numberAt(scenario, `consumers.${id}.settings.consumeThreadMin`, {
          atMs,
          instead: 0,
        }),
        consumedPerSec: rates.consumed[index] ?? 0,
        failedPerSec: rates.failed[index] ?? 0,
        faults: faultsAt(this.recording, id, atMs),
      };
    });
    const proxies = (scenario.proxies ?? []).map(({ id }, index) => ({
      queue: this.gauge('sendQueue', { part: 'proxy', index }, atMs),
      faults: faultsAt(this.recording, id, atMs),
    }));
    const ofBrokers = (name: GaugeName): number =>
      scenario.brokers.reduce(
        (sum, _, index) => sum + this.gauge(name, { part: 'broker', index }, atMs),
        0,
      );
    return {
      consumers,
      proxies,
      retryWaiting: ofBrokers('retryWaiting'),
      deadLetters: ofBrokers('deadLetters'),
    };
  }

  /** Deliveries that ended in the second before the moment, by consumer. */
  private ratesAt(atUs: number): { consumed: number[]; failed: number[] } {
    const { deliveries } = this.recording;
    const consumed: number[] = [];
    const failed: number[] = [];
    if (deliveries === undefined) return { consumed, failed };
    const fromUs = Math.max(0, atUs - 1e6);
    const perSec = atUs > fromUs ? 1e6 / (atUs - fromUs) : 0;
    for (let place = upperBound(this.ends, fromUs); place < this.ends.length; place += 1) {
      if ((this.ends[place] ?? Infinity) > atUs) break;
      const row = this.rows[place] ?? 0;
      const counts = deliveries.outcome[row] === DELIVERY.consumed ? consumed : failed;
      const consumer = deliveries.consumer[row] ?? 0;
      counts[consumer] = (counts[consumer] ?? 0) + perSec;
    }
    return { consumed, failed };
  }

  private gauge(name: GaugeName, { part, index }: Part, atMs: number): number {
    const { recording } = this;
    const values = gaugesOf(recording, name, index).find((gauge) => gauge.part === part)?.values;
    if (values === undefined) return 0;
    const last = Math.min(values.length, Math.ceil(recording.endAt / recording.sampleEvery)) - 1;
    const sample = Math.floor((atMs * 1000) / recording.sampleEvery);
    return values[Math.max(0, Math.min(sample, last))] ?? 0;
  }

  private lifeAt(index: number, atUs: number): ConsumerFigures['life'] {
    const life = this.stateAt(index, DIMENSION.life, atUs);
    if (life === LIFE.paused) return 'paused';
    return life === LIFE.up ? 'up' : 'down';
  }

  private stateAt(index: number, dimension: number, atUs: number): number {
    const { states } = this.recording;
    let value = 0;
    for (let row = 0; row < states.count && (states.at[row] ?? 0) <= atUs; row += 1) {
      const isIt =
        states.part[row] === PART.consumer &&
        states.index[row] === index &&
        states.dimension[row] === dimension;
      if (isIt) value = states.value[row] ?? 0;
    }
    return value;
  }
}

/** The first place whose moment lies after that one. */
function upperBound(moments: Float64Array, after: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}

function faultsAt({ scenario }: Recording, target: string, atMs: number): readonly FaultEntry[] {
  return scenario.timeline.filter(
    (entry): entry is FaultEntry =>
      entry.kind === 'fault' &&
      entry.isMuted !== true &&
      entry.target === target &&
      entry.startMs <= atMs &&
      atMs < entry.endMs,
  );
}
