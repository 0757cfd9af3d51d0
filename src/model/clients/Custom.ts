// A client of the user's own design. Rules U1 to U9. Each request has a connection of its own, so nothing that
// happens to one touches another. Wait rules: retry theory C.1; budget C.4; breaker C.5 (resilience4j, count window).
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { CUSTOM_SPECS } from '../../scenario/profiles/custom.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { Backoff } from './Backoff.ts';
import { CircuitBreaker } from './CircuitBreaker.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { RetryBudget } from './RetryBudget.ts';

const POLL_ROUTE_MS = 30_000; // as the RocketMQ clients do

export class Custom implements ClientBehaviour {
  readonly sharesConnections = false; // U9
  readonly isOneway = false;
  readonly noticesClose = true;
  readonly connectTimeoutMs = 0;
  readonly pollRouteMs = POLL_ROUTE_MS;
  private settings;
  private readonly backoff: Backoff;
  private readonly budget = new RetryBudget();
  private readonly breaker: CircuitBreaker;
  private turn = 0;

  private readonly producer: Producer;
  readonly isBlocking: boolean;

  constructor(producer: Producer, isBlocking: boolean) {
    this.producer = producer;
    this.isBlocking = isBlocking;
    const { client, world } = producer;
    this.settings = fullSettings(CUSTOM_SPECS, client.settings);
    this.backoff = new Backoff(world.scenario.seed, client.id);
    this.breaker = new CircuitBreaker(producer);
    this.configure();
  }

  get retryTokens(): number {
    return this.budget.tokens;
  }

  configure(): void {
    this.settings = fullSettings(CUSTOM_SPECS, this.producer.client.settings);
    this.backoff.configure(this.settings);
    this.budget.configure(this.settings.retryBudgetRatio, this.settings.retryBudgetBurst);
    this.breaker.configure(this.settings);
  }

  begin(message: number): void {
    this.budget.earn();
    this.attempt(message, -1);
  }

  /** U1, U2: the brokers take turns; the last one is avoided if there is another. */
  private attempt(message: number, lastBroker: number): void {
    const { producer } = this;
    const { route, world } = producer;
    if (!this.breaker.lets()) {
      producer.finish(message, 'failed', CAUSE.breakerOpen);
      return;
    }
    const { brokers } = route;
    let broker = brokers[this.turn % brokers.length];
    if (this.settings.avoidLastBroker && broker === lastBroker && brokers.length > 1) {
      this.turn++;
      broker = brokers[this.turn % brokers.length];
    }
    if (broker === undefined) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    this.turn++;
    const { inFlight } = world;
    inFlight.tries[message] = (inFlight.tries[message] as number) + 1;
    producer.attempt({ message, broker, queue: 0, patienceUs: this.patienceUs(message) });
  }

  /** U3: the attempt's timeout, or what the deadline leaves of it. */
  private patienceUs(message: number): number {
    const own = this.settings.attemptTimeoutMs * 1000;
    if (this.settings.deadlineMs === 0) return own;
    return Math.min(own, Math.max(0, this.deadline(message) - this.producer.now));
  }

  private deadline(message: number): number {
    return this.producer.startedAt(message) + this.settings.deadlineMs * 1000;
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const outcome = attempts.outcome[attempt];
    if (outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk) {
      this.breaker.count(true);
      const message = attempts.message[attempt] as number;
      this.producer.finish(message, 'ok', attempts.cause[attempt] as number);
    } else {
      this.breaker.count(false);
      this.failed(attempt, outcome !== OUTCOME.throttled || this.settings.retryOnBusy);
    }
  }

  timedOut(attempt: number): void {
    this.breaker.count(false);
    this.failed(attempt, this.settings.retryOnTimeout);
  }

  connectionFailed(attempt: number): void {
    this.breaker.count(false);
    this.failed(attempt, true);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(message: number): void {
    const { attempts, messages } = this.producer.world;
    this.attempt(message, attempts.broker[messages.lastAttempt[message] as number] as number);
  }

  /** U4 to U7: may there be another attempt, and when? */
  private failed(attempt: number, isRetried: boolean): void {
    const { producer } = this;
    const { attempts, inFlight } = producer.world;
    const message = attempts.message[attempt] as number;
    const tries = inFlight.tries[message] as number;
    if (tries >= this.settings.maxAttempts) {
      producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
    } else if (!isRetried) {
      producer.finish(message, 'failed', CAUSE.codeNotRetried);
    } else if (!this.budget.hasToken) {
      producer.finish(message, 'failed', CAUSE.retryBudgetEmpty);
    } else {
      this.tryAgain(message, attempt);
    }
  }

  private tryAgain(message: number, attempt: number): void {
    const { producer } = this;
    const { attempts, inFlight } = producer.world;
    const plan = this.backoff.wait(inFlight.tries[message] as number, this.previousWait(attempt));
    if (this.settings.deadlineMs > 0 && producer.now + plan.actualUs >= this.deadline(message)) {
      producer.finish(message, 'failed', CAUSE.deadlinePassed);
      return;
    }
    this.budget.spend();
    if (plan.actualUs === 0) {
      producer.noteWait(message, plan);
      this.attempt(message, attempts.broker[attempt] as number);
    } else producer.wait(message, plan);
  }

  /** The wait before this attempt, which decorrelated jitter builds on; -1 for the first attempt. */
  private previousWait(attempt: number): number {
    const { attempts } = this.producer.world;
    if (attempts.number[attempt] === 1) return -1;
    return attempts.waitActual[attempts.previous[attempt] as number] as number;
  }
}
