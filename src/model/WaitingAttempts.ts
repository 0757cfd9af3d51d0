// The attempts that wait on each of a client's connections, in the order they came: lists through two columns that
// the world keeps for all attempts, so that a list costs nothing of its own.
import type { InFlight } from './InFlight.ts';

export const NO_ATTEMPT = -1;

export class WaitingAttempts {
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly inFlight: InFlight;

  constructor(inFlight: InFlight, listCount: number) {
    this.inFlight = inFlight;
    this.first = new Int32Array(listCount).fill(NO_ATTEMPT);
    this.last = new Int32Array(listCount).fill(NO_ATTEMPT);
  }

  add(attempt: number, list: number): void {
    const { next, previous } = this.inFlight;
    const last = this.last[list] as number;
    next[attempt] = NO_ATTEMPT;
    previous[attempt] = last;
    if (last === NO_ATTEMPT) this.first[list] = attempt;
    else next[last] = attempt;
    this.last[list] = attempt;
  }

  has(attempt: number, list: number): boolean {
    return this.inFlight.previous[attempt] !== NO_ATTEMPT || this.first[list] === attempt;
  }

  remove(attempt: number, list: number): void {
    if (!this.has(attempt, list)) return;
    const { next, previous } = this.inFlight;
    const after = next[attempt] as number;
    const before = previous[attempt] as number;
    if (before !== NO_ATTEMPT) next[before] = after;
    else this.first[list] = after;
    if (after !== NO_ATTEMPT) previous[after] = before;
    else this.last[list] = before;
    next[attempt] = NO_ATTEMPT;
    previous[attempt] = NO_ATTEMPT;
  }

  /** As they stand now: what is done with one may take others off the list. */
  all(list: number): readonly number[] {
    const found: number[] = [];
    for (let attempt = this.first[list] as number; attempt !== NO_ATTEMPT;) {
      found.push(attempt);
      attempt = this.inFlight.next[attempt] as number;
    }
    return found;
  }

  /** All of them; from now on none waits. */
  takeAll(list: number): number[] {
    const taken = [...this.all(list)];
    for (const attempt of taken) {
      this.inFlight.next[attempt] = NO_ATTEMPT;
      this.inFlight.previous[attempt] = NO_ATTEMPT;
    }
    this.first[list] = NO_ATTEMPT;
    this.last[list] = NO_ATTEMPT;
    return taken;
  }
}
