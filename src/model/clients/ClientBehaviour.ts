// What makes one client different from another: when it tries again, where, after which wait, and when it gives
// up. One file for each; everything that all clients share (callers, route, connections, rows) is the Producer's.
import type { Connections } from '../Connections.ts';

export interface ClientBehaviour {
  /** Connections of its own kind. None: those of the remoting client. */
  readonly connections?: Connections;
  /** Several attempts travel on one connection to each broker, and break with it. */
  readonly sharesConnections: boolean;
  /** The caller waits inside send() for the result. */
  readonly isBlocking: boolean;
  /** Nobody answers; the send is over when the request is written. */
  readonly isOneway: boolean;
  /** It sees at once that a broker closed the connection in an orderly way. */
  readonly noticesClose: boolean;
  /** It sees at once that a connection was reset. Unless it says no, it does. */
  readonly noticesReset?: boolean;
  /** Its patience runs from the writing of the request; else from the attempt's start, connecting included. */
  readonly waitsFromWriting?: boolean;
  readonly connectTimeoutMs: number;
  readonly pollRouteMs: number;
  /** Retries it may still make, for those with a budget; else 0. */
  readonly retryTokens: number;

  /** Not blocking, but send() may keep its caller for a while; it says when that goes on (`Workload.returned`). */
  readonly mayKeepCaller?: boolean;
  /** Writes a request even when its time is over already. */
  readonly writesLate?: boolean;

  /** The run begins. */
  start?(): void;
  /** A connection was opened, and what waited for it was written. */
  connected?(): void;
  /** A timer of the client's own is over, the one of that number. */
  timerEnded?(timer: number): void;
  /** The end of a transaction was answered, or never will be. */
  commitAnswered?(commit: number): void;
  /** Takes over changed settings. */
  configure(): void;
  /** A listed send has a mode of its own. */
  sendsBy?(message: number, mode: string): void;
  /** send() was called. */
  begin(message: number): void;
  /** Oneway: the request was written to its connection. */
  written(attempt: number): void;
  /** An answer came in time. The attempt's row says which. */
  answered(attempt: number): void;
  /** How much later than its patience ended a caller goes on. */
  wakesLateUs?(): number;
  /** The attempt's patience is over. The flag says whether it still waited on the connection as it is now. */
  timedOut(attempt: number, isOnConnection: boolean): void;
  /** Its connection was refused, or broke. */
  connectionFailed(attempt: number): void;
  /** A wait before the next attempt is over. */
  waitEnded(message: number): void;
}
