// Stops sending when too much fails. Rule U8. Source: resilience4j CircuitBreaker with a count-based window
// (retry theory C.5). Left out: slow-call rate, time-based window.
import { BREAKER } from '../../recording/Recording.ts';
import type { Producer } from '../Producer.ts';

export interface BreakerSettings {
  readonly circuitBreaker: boolean;
  readonly failureRateThreshold: number;
  readonly slidingWindowSize: number;
  readonly minimumNumberOfCalls: number;
  readonly waitDurationInOpenState: number;
  readonly permittedNumberOfCallsInHalfOpenState: number;
}

export class CircuitBreaker {
  private settings: BreakerSettings | undefined;
  private state: number = BREAKER.closed;
  private openUntil = 0;
  /** The last results, 1 = failed, in a ring. */
  private window = new Uint8Array(0);
  private place = 0;
  private counted = 0;
  private failures = 0;
  private probesSent = 0;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
  }

  configure(settings: BreakerSettings): void {
    const isNewWindow = settings.slidingWindowSize !== this.settings?.slidingWindowSize;
    this.settings = settings;
    // Half open, the window holds the probes; the new size counts from the next closing on.
    if (isNewWindow && this.state === BREAKER.closed) this.reset(settings.slidingWindowSize);
    if (settings.circuitBreaker || this.state === BREAKER.closed) return;
    this.become(BREAKER.closed);
    this.reset(settings.slidingWindowSize);
  }

  /** Whether another call may go out now. */
  lets(): boolean {
    const { settings } = this;
    if (settings?.circuitBreaker !== true || this.state === BREAKER.closed) return true;
    if (this.state === BREAKER.open) {
      if (this.producer.now < this.openUntil) return false;
      this.become(BREAKER.halfOpen);
      this.reset(settings.permittedNumberOfCallsInHalfOpenState);
      this.probesSent = 0;
    }
    if (this.probesSent >= this.window.length) return false;
    this.probesSent++;
    return true;
  }

  /** How a call ended. */
  count(isGood: boolean): void {
    const { settings } = this;
    if (settings?.circuitBreaker !== true || this.state === BREAKER.open) return;
    this.remember(isGood);
    const isHalfOpen = this.state === BREAKER.halfOpen;
    const needed = isHalfOpen
      ? this.window.length
      : Math.min(settings.minimumNumberOfCalls, settings.slidingWindowSize);
    if (this.counted < needed) return;
    if (this.failures / this.counted >= settings.failureRateThreshold) {
      this.become(BREAKER.open);
      this.openUntil = this.producer.now + settings.waitDurationInOpenState * 1000;
    } else if (isHalfOpen) {
      this.become(BREAKER.closed);
      this.reset(settings.slidingWindowSize);
    }
  }

  private remember(isGood: boolean): void {
    if (this.counted === this.window.length) this.failures -= this.window[this.place] as number;
    else this.counted++;
    this.window[this.place] = isGood ? 0 : 1;
    this.failures += isGood ? 0 : 1;
    this.place = (this.place + 1) % this.window.length;
  }

  private reset(size: number): void {
    this.window = new Uint8Array(size);
    this.place = 0;
    this.counted = 0;
    this.failures = 0;
  }

  private become(state: number): void {
    this.state = state;
    this.producer.breakerState(state);
  }
}
