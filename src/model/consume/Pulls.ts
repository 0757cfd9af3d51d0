// What the world must remember of a pull while it is under way, beside the recording's columns.
import { PullRecorder } from '../../recording/consumeRecorders.ts';
import { asLength, NEVER } from '../../recording/Recording.ts';
import { moved } from './Entries.ts';
import type { ProcessQueue } from './ProcessQueue.ts';

export interface NewPull {
  readonly queue: ProcessQueue;
  /** Messages asked for, and how long the broker may hold the pull. */
  readonly batchMax: number;
  readonly holdUs: number;
  readonly now: number;
}

export class Pulls {
  readonly rows = new PullRecorder();
  offset = new Float64Array(256);
  epoch = new Uint32Array(256);
  batchMax = new Uint16Array(256);
  /** When the broker stops holding it. */
  holdUntil = new Float64Array(256);
  /** PULL: the answer that is on its way to the consumer. */
  answer = new Uint8Array(256);
  private holdUs = new Float64Array(256);
  private readonly queues: (ProcessQueue | undefined)[] = [];

  add({ queue, batchMax, holdUs, now }: NewPull): number {
    const { rows } = this;
    const row = rows.add();
    if (rows.sentAt.length !== this.offset.length) this.grow(rows.sentAt.length);
    rows.sentAt[row] = now;
    rows.consumer[row] = queue.consumer;
    rows.broker[row] = queue.broker;
    rows.queue[row] = queue.log.queue;
    this.offset[row] = queue.next;
    this.epoch[row] = queue.epoch;
    this.batchMax[row] = batchMax;
    this.holdUs[row] = holdUs;
    this.queues[row] = queue;
    return row;
  }

  /** The queue of a pull that is under way. */
  queueOf(row: number): ProcessQueue | undefined {
    return this.queues[row];
  }

  arrive(row: number, now: number): void {
    this.holdUntil[row] = now + (this.holdUs[row] ?? 0);
  }

  isUnderWay(row: number): boolean {
    return this.rows.answeredAfter[row] === NEVER;
  }

  end(row: number, outcome: number, now: number): void {
    const { rows } = this;
    rows.answeredAfter[row] = asLength(now - (rows.sentAt[row] ?? 0));
    rows.outcome[row] = outcome;
    this.queues[row] = undefined;
  }

  private grow(length: number): void {
    this.offset = moved(this.offset, new Float64Array(length));
    this.epoch = moved(this.epoch, new Uint32Array(length));
    this.batchMax = moved(this.batchMax, new Uint16Array(length));
    this.holdUntil = moved(this.holdUntil, new Float64Array(length));
    this.holdUs = moved(this.holdUs, new Float64Array(length));
    this.answer = moved(this.answer, new Uint8Array(length));
  }
}
