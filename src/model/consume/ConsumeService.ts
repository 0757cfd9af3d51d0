// What makes one kind of consumer different from another: what it does with the messages that its pulls bring. All that
// they share (queues, pulls, rebalancing, commits) is the consumer's.
import type { ProcessQueue } from './ProcessQueue.ts';

export interface ConsumeService {
  /** Handlers at work. */
  readonly busy: number;
  /** Only one consumer at a time may work on a queue, guarded by a lock at the broker. */
  readonly isOrderly: boolean;
  /** What fails comes again by the group's retry topic. */
  readonly usesRetryTopic: boolean;
  /** How long a broker may hold its pulls, in microseconds. */
  readonly holdUs: number;
  readonly pullBatchSize: number;
  /** Takes over changed settings. */
  configure(): void;
  /** Whether its flow control lets it pull that queue. */
  hasRoom(queue: ProcessQueue): boolean;
  /** A pull brought the messages from that offset up to, not including, the other. */
  received(queue: ProcessQueue, from: number, to: number): void;
  /** The offset from which the next owner should begin. */
  offsetOf(queue: ProcessQueue): number;
  /** A hand-over's time is over. */
  handlerEnds(thread: number): void;
  /** A broker answered (or never will) what the delivery sent back. */
  sentBack(delivery: number, isTaken: boolean): void;
  /** A pause of its own is over: of a queue, or of a delivery that no broker took back. */
  goesOn(kind: number, subject: number): void;
  /** The process is gone, with all its handlers. The cause stands in their deliveries. */
  stop(cause: number): void;
  /** The queue was taken from it, or begins elsewhere. */
  queueDropped(queue: ProcessQueue): void;
}
