// The only file that may turn a plain number into a branded one.
declare const unit: unique symbol;
type Branded<Base, Unit extends string> = Base & { readonly [unit]: Unit };

/** A point on the simulated clock: whole microseconds since the run began. */
export type Instant = Branded<number, 'Instant'>;

/** A length of simulated time, in whole microseconds. Never negative. */
export type Duration = Branded<number, 'Duration'>;

/** Rounding on entry keeps the clock in integers, so sums never drift. */
export function ms(value: number): Duration {
  return Math.round(value * 1000) as Duration;
}

/** A duration that is already counted in microseconds, rounded to a whole one. */
export function us(value: number): Duration {
  return Math.round(value) as Duration;
}

/** A point on the clock, given in milliseconds since the run began. */
export function atMs(value: number): Instant {
  return Math.round(value * 1000) as Instant;
}

/** A point on the clock, given in whole microseconds (as the recording's columns hold it). */
export function atUs(value: number): Instant {
  return value as Instant;
}

export function toMs(value: Duration | Instant): number {
  return value / 1000;
}

export function after(start: Instant, wait: Duration): Instant {
  return (start + wait) as Instant;
}
