// The way between clients and brokers: latency, jitter, loss of the request and of the answer, black hole.
// Rules N1 to N6. Left out: bandwidth, TCP retransmission (a lost packet is lost for good), routes between
// name server and clients (never slow).
import { exponential } from '../engine/distributions.ts';
import { Random } from '../engine/Random.ts';
import { ms } from '../lib/units.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { fullSettings } from '../scenario/SettingSpec.ts';
import { NETWORK_SPECS } from '../scenario/specs.ts';

/** What active faults add to one broker's link. */
export interface LinkTrouble {
  latencyMs: number;
  jitterMs: number;
  requestLoss: number;
  answerLoss: number;
  isBlackHole: boolean;
}

export class Network {
  // By broker; microseconds and probabilities.
  private readonly latency: Float64Array;
  private readonly jitter: Float64Array;
  private readonly requestLoss: Float64Array;
  private readonly answerLoss: Float64Array;
  private readonly blackHole: Uint8Array;
  private isJitterExponential = false;
  private readonly jitterLuck: readonly Random[];
  private readonly requestLuck: readonly Random[];
  private readonly answerLuck: readonly Random[];

  /** The prefix names its luck, so that two networks of one run do not share it. */
  constructor(scenario: Scenario, prefix = '') {
    // A way leads to each broker, and to each proxy behind them.
    const listeners = [...scenario.brokers, ...(scenario.proxies ?? [])];
    const count = listeners.length;
    this.latency = new Float64Array(count);
    this.jitter = new Float64Array(count);
    this.requestLoss = new Float64Array(count);
    this.answerLoss = new Float64Array(count);
    this.blackHole = new Uint8Array(count);
    const streams = (purpose: string): readonly Random[] =>
      listeners.map(({ id }) => Random.stream(scenario.seed, `${prefix}${purpose} ${id}`));
    this.jitterLuck = streams('jitter');
    this.requestLuck = streams('request loss');
    this.answerLuck = streams('answer loss');
  }

  /** F2: takes over the settings, with what faults add to each broker's link. */
  configure(scenario: Scenario, troubles: readonly LinkTrouble[]): void {
    const settings = fullSettings(NETWORK_SPECS, scenario.network);
    this.isJitterExponential = settings.jitterDistribution === 'exponential';
    troubles.forEach((trouble, broker) => {
      this.latency[broker] = ms(settings.latencyMs + trouble.latencyMs);
      this.jitter[broker] = ms(settings.jitterMs + trouble.jitterMs);
      // Two independent chances of loss: lost if either strikes.
      this.requestLoss[broker] = 1 - (1 - settings.requestLossRatio) * (1 - trouble.requestLoss);
      this.answerLoss[broker] = 1 - (1 - settings.answerLossRatio) * (1 - trouble.answerLoss);
      this.blackHole[broker] = trouble.isBlackHole ? 1 : 0;
    });
  }

  /** N3: one way, in microseconds, for this packet. */
  delay(broker: number): number {
    const jitter = this.jitter[broker] as number;
    const latency = this.latency[broker] as number;
    if (jitter === 0) return latency;
    const luck = this.jitterLuck[broker] as Random;
    const extra = this.isJitterExponential ? exponential(luck, jitter) : jitter * luck.uniform();
    return latency + Math.round(extra);
  }

  /** N4, N6: whether this request vanishes on its way to the broker. */
  losesRequest(broker: number): boolean {
    if (this.blackHole[broker] === 1) return true;
    const ratio = this.requestLoss[broker] as number;
    return ratio > 0 && (this.requestLuck[broker] as Random).uniform() < ratio;
  }

  /** N4, N6: whether this answer vanishes on its way back. */
  losesAnswer(broker: number): boolean {
    if (this.blackHole[broker] === 1) return true;
    const ratio = this.answerLoss[broker] as number;
    return ratio > 0 && (this.answerLuck[broker] as Random).uniform() < ratio;
  }

  isBlackHole(broker: number): boolean {
    return this.blackHole[broker] === 1;
  }
}
