// How long to wait before the next attempt. Rule U5. Formulas: retry theory C.1 (AWS Architecture Blog 2015 for the
// three jitters); t = t₀·2ⁱ is `exponential` with multiplier 2, i = 0 for the first wait.
import { uniformBetween, wholePower } from '../../engine/distributions.ts';
import { Random } from '../../engine/Random.ts';
import { CAUSE } from '../../recording/outcomes.ts';
import type { WaitPlan } from '../Producer.ts';

export interface BackoffSettings {
  readonly backoff:
    | 'none'
    | 'fixed'
    | 'linear'
    | 'exponential'
    | 'fullJitter'
    | 'equalJitter'
    | 'decorrelatedJitter';
  readonly initialBackoffMs: number;
  readonly multiplier: number;
  readonly maxBackoffMs: number;
  readonly jitterRatio: number;
}

const AT_ONCE: WaitPlan = { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce };

export class Backoff {
  private settings: BackoffSettings = {
    backoff: 'none',
    initialBackoffMs: 0,
    multiplier: 2,
    maxBackoffMs: 0,
    jitterRatio: 0,
  };
  private readonly luck: Random;

  constructor(seed: number, clientId: string) {
    this.luck = Random.stream(seed, `backoff jitter ${clientId}`);
  }

  configure(settings: BackoffSettings): void {
    this.settings = settings;
  }

  /** The wait after that many failed attempts (1 for the first wait). `previousUs` < 0: there was none. */
  wait(failures: number, previousUs: number): WaitPlan {
    const { backoff, initialBackoffMs, maxBackoffMs, multiplier } = this.settings;
    const initialUs = initialBackoffMs * 1000;
    const capUs = maxBackoffMs * 1000;
    switch (backoff) {
      case 'none':
        return AT_ONCE;
      case 'fixed':
        return this.jittered(initialUs, CAUSE.backoffFixed);
      case 'linear':
        return this.jittered(Math.min(capUs, initialUs * failures), CAUSE.backoffLinear);
      case 'exponential':
        return this.jittered(
          Math.min(capUs, initialUs * wholePower(multiplier, failures - 1)),
          CAUSE.backoffExponential,
        );
      case 'fullJitter': {
        const planned = Math.min(capUs, initialUs * wholePower(multiplier, failures - 1));
        return plan(planned, this.luck.uniform() * planned, CAUSE.backoffFullJitter);
      }
      case 'equalJitter': {
        const planned = Math.min(capUs, initialUs * wholePower(multiplier, failures - 1));
        return plan(
          planned,
          planned / 2 + (this.luck.uniform() * planned) / 2,
          CAUSE.backoffEqualJitter,
        );
      }
      case 'decorrelatedJitter': {
        const before = Math.max(initialUs, previousUs);
        const drawn = Math.min(capUs, uniformBetween(this.luck, initialUs, 3 * before));
        return plan(Math.min(capUs, 3 * before), drawn, CAUSE.backoffDecorrelated);
      }
    }
  }

  private jittered(plannedUs: number, cause: number): WaitPlan {
    const { jitterRatio } = this.settings;
    if (jitterRatio === 0) return plan(plannedUs, plannedUs, cause);
    return plan(plannedUs, plannedUs * (1 + jitterRatio * (2 * this.luck.uniform() - 1)), cause);
  }
}

function plan(plannedUs: number, actualUs: number, cause: number): WaitPlan {
  return { plannedUs: Math.round(plannedUs), actualUs: Math.round(actualUs), cause };
}
