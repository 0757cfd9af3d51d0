// A client some of whose listed sends have a mode of their own (recorded cases): each mode behaves as it does alone, on
// the same connections and with the same view of the route. Rule JA10; cases inflight-sync-timeout-kills-async.
// Left out: oneway beside another mode, and whose callers are kept (the client's own mode says).
import type { Connections } from '../Connections.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';

export class ByMode implements ClientBehaviour {
  private readonly modes = new Map<number, ClientBehaviour>();

  private readonly producer: Producer;
  private readonly main: ClientBehaviour;
  private readonly others: ReadonlyMap<string, ClientBehaviour>;

  constructor(
    producer: Producer,
    main: ClientBehaviour,
    others: ReadonlyMap<string, ClientBehaviour>,
  ) {
    this.producer = producer;
    this.main = main;
    this.others = others;
  }

  get connections(): Connections | undefined {
    return this.main.connections;
  }

  get sharesConnections(): boolean {
    return this.main.sharesConnections;
  }

  get isBlocking(): boolean {
    return this.main.isBlocking;
  }

  get isOneway(): boolean {
    return this.main.isOneway;
  }

  get noticesClose(): boolean {
    return this.main.noticesClose;
  }

  get noticesReset(): boolean {
    return this.main.noticesReset ?? true;
  }

  get waitsFromWriting(): boolean {
    return this.main.waitsFromWriting ?? false;
  }

  get connectTimeoutMs(): number {
    return this.main.connectTimeoutMs;
  }

  get pollRouteMs(): number {
    return this.main.pollRouteMs;
  }

  get retryTokens(): number {
    return this.main.retryTokens;
  }

  get mayKeepCaller(): boolean {
    return this.main.mayKeepCaller ?? false;
  }

  wakesLateUs(): number {
    return this.main.wakesLateUs?.() ?? 0;
  }

  start(): void {
    for (const behaviour of this.all()) behaviour.start?.();
  }

  connected(): void {
    for (const behaviour of this.all()) behaviour.connected?.();
  }

  configure(): void {
    for (const behaviour of this.all()) behaviour.configure();
  }

  sendsBy(message: number, mode: string): void {
    const behaviour = this.others.get(mode);
    if (behaviour !== undefined) this.modes.set(message, behaviour);
  }

  begin(message: number): void {
    this.of(message).begin(message);
  }

  written(attempt: number): void {
    this.ofAttempt(attempt).written(attempt);
  }

  answered(attempt: number): void {
    this.ofAttempt(attempt).answered(attempt);
  }

  timedOut(attempt: number, isOnConnection: boolean): void {
    this.ofAttempt(attempt).timedOut(attempt, isOnConnection);
  }

  connectionFailed(attempt: number): void {
    this.ofAttempt(attempt).connectionFailed(attempt);
  }

  waitEnded(message: number): void {
    this.of(message).waitEnded(message);
  }

  /** The clients that may stand beside another mode number their timers by message. */
  timerEnded(message: number): void {
    this.of(message).timerEnded?.(message);
  }

  private all(): readonly ClientBehaviour[] {
    return [this.main, ...this.others.values()];
  }

  private of(message: number): ClientBehaviour {
    return this.modes.get(message) ?? this.main;
  }

  private ofAttempt(attempt: number): ClientBehaviour {
    return this.of(this.producer.world.attempts.message[attempt] ?? 0);
  }
}
