// Where a run writes the ends of its transactions.
import { type CommitColumns, NEVER } from './Recording.ts';

export class CommitRecorder implements CommitColumns {
  count = 0;
  message = new Uint32Array(64);
  sentAt = new Float64Array(64);
  endedAfter = new Uint32Array(64).fill(NEVER);
  code = new Uint16Array(64);
  cause = new Uint8Array(64);

  /** The number of a new row. */
  add(message: number, sentAt: number): number {
    if (this.count === this.message.length) this.grow();
    const row = this.count++;
    this.message[row] = message;
    this.sentAt[row] = sentAt;
    return row;
  }

  private grow(): void {
    const length = this.count * 2;
    this.message = longer(this.message, new Uint32Array(length));
    this.sentAt = longer(this.sentAt, new Float64Array(length));
    this.endedAfter = longer(this.endedAfter, new Uint32Array(length).fill(NEVER));
    this.code = longer(this.code, new Uint16Array(length));
    this.cause = longer(this.cause, new Uint8Array(length));
  }
}

function longer<Column extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  column: Column,
  room: Column,
): Column {
  room.set(column);
  return room;
}
