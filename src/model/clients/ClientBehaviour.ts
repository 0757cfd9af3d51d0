// What makes one client different from another: when it tries again, where, after which wait, and when it gives
// up. One file for each; everything that all clients share (callers, route, connections, rows) is the Producer's.

export interface ClientBehaviour {
  /** Several attempts travel on one connection to each broker, and break with it. */
  readonly sharesConnections: boolean;
  /** The caller waits inside send() for the result. */
  readonly isBlocking: boolean;
  /** Nobody answers; the send is over when the request is written. */
  readonly isOneway: boolean;
  /** It sees at once that a broker closed the connection in an orderly way. */
  readonly noticesClose: boolean;
  readonly connectTimeoutMs: number;
  readonly pollRouteMs: number;
  /** Retries it may still make, for those with a budget; else 0. */
  readonly retryTokens: number;

  /** Takes over changed settings. */
  configure(): void;
  /** send() was called. */
  begin(message: number): void;
  /** Oneway: the request was written to its connection. */
  written(attempt: number): void;
  /** An answer came in time. The attempt's row says which. */
  answered(attempt: number): void;
  /** The attempt's patience is over. The flag says whether it still waited on the connection as it is now. */
  timedOut(attempt: number, isOnConnection: boolean): void;
  /** Its connection was refused, or broke. */
  connectionFailed(attempt: number): void;
  /** A wait before the next attempt is over. */
  waitEnded(message: number): void;
}
