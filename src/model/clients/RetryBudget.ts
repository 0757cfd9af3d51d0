// How many retries a client may still make. Rule U6: each first attempt earns a share of a token, a retry costs one,
// no more than `burst` are kept (retry theory C.4 and C.10.2: "retry budget 10 %, burst 10").

/** Ten tenths add up to a hair less than one; that hair is no missing token. */
const ROUNDING = 1e-9;

export class RetryBudget {
  tokens = 0;
  private ratio = -1;
  private burst = 0;

  /** A ratio below 0 switches the budget off. A new budget begins full. */
  configure(ratio: number, burst: number): void {
    const wasOff = this.ratio < 0;
    this.ratio = ratio;
    this.burst = burst;
    if (ratio < 0) this.tokens = 0;
    else this.tokens = wasOff ? burst : Math.min(this.tokens, burst);
  }

  earn(): void {
    if (this.ratio >= 0) this.tokens = Math.min(this.burst, this.tokens + this.ratio);
  }

  get hasToken(): boolean {
    return this.ratio < 0 || this.tokens >= 1 - ROUNDING;
  }

  spend(): void {
    if (this.ratio >= 0) this.tokens = Math.max(0, this.tokens - 1);
  }
}
