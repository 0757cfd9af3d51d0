// What a producer asks of its connections, whatever the protocol. One to each broker, shared by all attempts to it.

export interface Connections {
  /** A client that has just been started has no connections yet. */
  startCold(): void;
  /** No connection to that broker is open at the start, though the rest is warm. */
  startClosedTo(broker: number): void;
  /** The run begins. */
  start?(): void;
  /** Writes the request, waits for the connection first, or ends the attempt because there is none. */
  send(attempt: number): void;
  /** A try to connect has come to its end. */
  connectEnds(broker: number): void;
  /** A wait before the next try to connect is over, for those that wait. */
  timerEnds?(broker: number): void;
  /** The broker's side breaks the connection; the news takes that long. */
  breakLater(broker: number, how: 'reset' | 'closed', delayUs: number): void;
  brokenByPeer(broker: number): void;
  /** The client closes it itself. */
  close(broker: number): void;
  /** Whether the attempt waits on the connection as it is now. */
  carries(attempt: number): boolean;
  /** The attempt does not wait any more. */
  unlink(attempt: number): void;
}
