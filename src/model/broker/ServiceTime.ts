// How long one request keeps a send thread: a draw from the chosen distribution. Rule B7.
import { exponential, normal, pareto, uniformBetween } from '../../engine/distributions.ts';
import type { Random } from '../../engine/Random.ts';

export interface ServiceSettings {
  readonly serviceDistribution: 'constant' | 'exponential' | 'normal' | 'uniform' | 'pareto';
  readonly serviceMs: number;
  /** Standard deviation ÷ mean, for those that have one to choose. */
  readonly serviceDeviation: number;
}

/** A day: longer than any run, and within what the clock reaches however slow a broker is made. */
const SERVICE_MAX = 86_400_000_000; // µs

const SQRT_3 = 1.7320508075688772;

export class ServiceTime {
  private settings: ServiceSettings = {
    serviceDistribution: 'constant',
    serviceMs: 0,
    serviceDeviation: 0,
  };
  private meanUs = 0;
  /** What rounding to whole microseconds has left over: a constant of 3333.3 µs is so on average. */
  private rest = 0;

  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  configure(settings: ServiceSettings): void {
    this.settings = settings;
    this.meanUs = settings.serviceMs * 1000;
  }

  /** Whole microseconds. The factor is that of the faults at work. */
  draw(factor: number): number {
    const exact = this.exact() * factor + this.rest;
    const whole = Math.min(SERVICE_MAX, Math.max(0, Math.round(exact)));
    if (this.settings.serviceDistribution === 'constant') this.rest = exact - whole;
    return whole;
  }

  private exact(): number {
    const { random, meanUs } = this;
    const deviation = this.settings.serviceDeviation;
    switch (this.settings.serviceDistribution) {
      case 'exponential':
        return exponential(random, meanUs);
      case 'constant':
        return meanUs;
      case 'normal':
        return Math.max(0, normal(random, meanUs, deviation * meanUs));
      case 'uniform':
        return Math.max(
          0,
          uniformBetween(
            random,
            meanUs * (1 - SQRT_3 * deviation),
            meanUs * (1 + SQRT_3 * deviation),
          ),
        );
      case 'pareto': {
        if (deviation === 0) return meanUs;
        const shape = 1 + Math.sqrt(1 + 1 / (deviation * deviation));
        return pareto(random, (meanUs * (shape - 1)) / shape, shape);
      }
    }
  }
}
