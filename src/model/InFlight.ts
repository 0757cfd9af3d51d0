// What the world must remember of a row only while it is under way, beside the recording's columns.
import { NO_EVENT } from '../engine/EventQueue.ts';

export class InFlight {
  // By attempt.
  /** The event that ends the client's patience. */
  timer: Int32Array;
  /** How long the client waits for this attempt, in microseconds. */
  patience: Uint32Array;
  /** How much of its patience the connection took. */
  connecting: Uint32Array;
  /** What the broker answered, on its way to the client. */
  code: Uint16Array;
  cause: Uint8Array;
  /** Neighbours in the list of attempts that wait on one shared connection. */
  next: Int32Array;
  previous: Int32Array;
  /** The broker's thread that works on it. */
  thread: Int32Array;
  // By message.
  /** Turns of the client's own retry loop; some clients repeat a request inside one turn. */
  tries: Uint16Array;
  /** -1: no body at all. */
  bodyBytes: Int32Array;
  /** Level of a delayed message, from 1; 0: not delayed. */
  delayLevel: Uint8Array;

  constructor(attemptCapacity: number, messageCapacity: number) {
    this.timer = new Int32Array(attemptCapacity).fill(NO_EVENT);
    this.patience = new Uint32Array(attemptCapacity);
    this.connecting = new Uint32Array(attemptCapacity);
    this.code = new Uint16Array(attemptCapacity);
    this.cause = new Uint8Array(attemptCapacity);
    this.next = new Int32Array(attemptCapacity);
    this.previous = new Int32Array(attemptCapacity);
    this.thread = new Int32Array(attemptCapacity);
    this.tries = new Uint16Array(messageCapacity);
    this.bodyBytes = new Int32Array(messageCapacity);
    this.delayLevel = new Uint8Array(messageCapacity);
  }

  makeRoomForAttempts(length: number): void {
    this.timer = longer(this.timer, length);
    this.patience = longer(this.patience, length);
    this.connecting = longer(this.connecting, length);
    this.code = longer(this.code, length);
    this.cause = longer(this.cause, length);
    this.next = longer(this.next, length);
    this.previous = longer(this.previous, length);
    this.thread = longer(this.thread, length);
  }

  makeRoomForMessages(length: number): void {
    this.tries = longer(this.tries, length);
    this.bodyBytes = longer(this.bodyBytes, length);
    this.delayLevel = longer(this.delayLevel, length);
  }
}

function longer<Column extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(
  column: Column,
  length: number,
): Column {
  const Constructor = column.constructor as new (length: number) => Column;
  const grown = new Constructor(length);
  grown.set(column);
  return grown;
}
