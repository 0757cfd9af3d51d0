// What stands in the queues that consumers read: one entry for each stored copy of a message, and one for each time
// a copy was put back for a retry. Rule K1.

export interface NewEntry {
  readonly message: number;
  /** The attempt that stored the copy. */
  readonly copy: number;
  readonly reconsumeTimes: number;
}

export class Entries {
  count = 0;
  message = new Uint32Array(1024);
  copy = new Uint32Array(1024);
  reconsumeTimes = new Uint16Array(1024);
  /** From when on consumers see it; microseconds. */
  visibleAt = new Float64Array(1024);
  /** Its place in all that its broker has stored: how old it is. */
  place = new Uint32Array(1024);
  /** 1: a crash has taken it. */
  isLost = new Uint8Array(1024);

  add({ message, copy, reconsumeTimes }: NewEntry): number {
    if (this.count === this.message.length) this.grow();
    const entry = this.count++;
    this.message[entry] = message;
    this.copy[entry] = copy;
    this.reconsumeTimes[entry] = reconsumeTimes;
    return entry;
  }

  /** A crash has taken that copy: consumers pass it over. */
  lose(copy: number): void {
    for (let entry = this.count - 1; entry >= 0; entry--) {
      if (this.copy[entry] === copy) this.isLost[entry] = 1;
      if (this.copy[entry] === copy) return;
    }
  }

  private grow(): void {
    const length = this.count * 2;
    this.message = moved(this.message, new Uint32Array(length));
    this.copy = moved(this.copy, new Uint32Array(length));
    this.reconsumeTimes = moved(this.reconsumeTimes, new Uint16Array(length));
    this.visibleAt = moved(this.visibleAt, new Float64Array(length));
    this.place = moved(this.place, new Uint32Array(length));
    this.isLost = moved(this.isLost, new Uint8Array(length));
  }
}

export function moved<Kind extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  column: Kind,
  room: Kind,
): Kind {
  room.set(column);
  return room;
}
