// What the bare loops of the benchmark are made of: the columns that a recording has, and one binary heap over
// typed arrays. Nothing here knows a rule; nothing is checked twice. See `stormFloor.ts`.

/** In an `…After` column: it did not happen. */
export const NEVER = 0xffffffff;

/** Every column of a recording's attempts, ready for so many rows. */
export class FloorAttempts {
  readonly sentAt: Float64Array;
  readonly message: Uint32Array;
  readonly previous: Uint32Array;
  readonly number: Uint16Array;
  readonly client: Uint8Array;
  readonly broker: Uint8Array;
  readonly queue: Uint8Array;
  readonly arrivedAfter: Uint32Array;
  readonly beganAfter: Uint32Array;
  readonly storedAfter: Uint32Array;
  readonly answeredAfter: Uint32Array;
  readonly endedAfter: Uint32Array;
  readonly outcome: Uint8Array;
  readonly cause: Uint8Array;
  readonly code: Uint16Array;
  readonly flags: Uint8Array;
  readonly waitPlanned: Uint32Array;
  readonly waitActual: Uint32Array;
  readonly waitCause: Uint8Array;

  constructor(capacity: number) {
    this.sentAt = new Float64Array(capacity);
    this.message = new Uint32Array(capacity);
    this.previous = new Uint32Array(capacity).fill(NEVER);
    this.number = new Uint16Array(capacity);
    this.client = new Uint8Array(capacity);
    this.broker = new Uint8Array(capacity);
    this.queue = new Uint8Array(capacity);
    this.arrivedAfter = new Uint32Array(capacity).fill(NEVER);
    this.beganAfter = new Uint32Array(capacity).fill(NEVER);
    this.storedAfter = new Uint32Array(capacity).fill(NEVER);
    this.answeredAfter = new Uint32Array(capacity).fill(NEVER);
    this.endedAfter = new Uint32Array(capacity).fill(NEVER);
    this.outcome = new Uint8Array(capacity);
    this.cause = new Uint8Array(capacity);
    this.code = new Uint16Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.waitPlanned = new Uint32Array(capacity).fill(NEVER);
    this.waitActual = new Uint32Array(capacity).fill(NEVER);
    this.waitCause = new Uint8Array(capacity);
  }
}

/** Every column of a recording's messages. */
export class FloorMessages {
  readonly intendedAt: Float64Array;
  readonly client: Uint8Array;
  readonly caller: Uint32Array;
  readonly startedAfter: Uint32Array;
  readonly endedAfter: Uint32Array;
  readonly result: Uint8Array;
  readonly cause: Uint8Array;
  readonly attempts: Uint16Array;
  readonly lastAttempt: Uint32Array;
  readonly copies: Uint8Array;

  constructor(capacity: number) {
    this.intendedAt = new Float64Array(capacity);
    this.client = new Uint8Array(capacity);
    this.caller = new Uint32Array(capacity).fill(NEVER);
    this.startedAfter = new Uint32Array(capacity).fill(NEVER);
    this.endedAfter = new Uint32Array(capacity).fill(NEVER);
    this.result = new Uint8Array(capacity);
    this.cause = new Uint8Array(capacity);
    this.attempts = new Uint16Array(capacity);
    this.lastAttempt = new Uint32Array(capacity).fill(NEVER);
    this.copies = new Uint8Array(capacity);
  }
}

/** Room for the running number that keeps equal times in the order of entry. */
const ORDER = 8_388_608; // 2^23 events; times reach 2^27 µs, so a key fits the 53 bits of a double
const PER_ORDER = 1 / ORDER;

/**
 * A binary heap of (time, order of entry). Both stand in one double, so that one comparison decides. The root
 * is replaced by the next push where there is one: taking and putting then cost one walk, not two.
 */
export class FloorHeap {
  /** Of the event that `pop` took. */
  now = 0;
  what = 0;
  private readonly keys: Float64Array;
  private readonly whats: Int32Array;
  private size = 0;
  private order = 0;
  private isRootTaken = false;

  constructor(capacity: number) {
    this.keys = new Float64Array(capacity);
    this.whats = new Int32Array(capacity);
  }

  push(at: number, what: number): void {
    const key = at * ORDER + this.order++;
    if (this.isRootTaken) {
      this.isRootTaken = false;
      this.sink(key, what);
      return;
    }
    const { keys, whats } = this;
    let place = this.size++;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const keyAbove = keys[above] ?? 0;
      if (keyAbove <= key) break;
      keys[place] = keyAbove;
      whats[place] = whats[above] ?? 0;
      place = above;
    }
    keys[place] = key;
    whats[place] = what;
  }

  /** There is always a next event: the benchmark ends long before its arrivals do. */
  pop(): void {
    const { keys, whats } = this;
    if (this.isRootTaken) {
      this.size--;
      this.sink(keys[this.size] ?? 0, whats[this.size] ?? 0);
    }
    this.isRootTaken = true;
    this.now = Math.floor((keys[0] ?? 0) * PER_ORDER);
    this.what = whats[0] ?? 0;
  }

  /** Puts an entry where the root was. */
  private sink(key: number, what: number): void {
    const { keys, whats, size } = this;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= size) break;
      let keyBelow = keys[below] ?? 0;
      if (below + 1 < size && (keys[below + 1] ?? 0) < keyBelow) {
        below++;
        keyBelow = keys[below] ?? 0;
      }
      if (keyBelow >= key) break;
      keys[place] = keyBelow;
      whats[place] = whats[below] ?? 0;
      place = below;
    }
    keys[place] = key;
    whats[place] = what;
  }
}

/** Marsaglia's xorshift: the cheapest luck there is. */
export class FloorLuck {
  private word: number;

  constructor(seed: number) {
    this.word = seed | 1;
  }

  uniform(): number {
    let word = this.word;
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    this.word = word;
    return ((word >>> 0) + 0.5) * 2.3283064365386963e-10; // 2⁻³²
  }

  exponential(mean: number): number {
    return -mean * Math.log(this.uniform());
  }
}

export interface FloorRun {
  readonly eventCount: number;
  readonly attemptCount: number;
  readonly messageCount: number;
  readonly okCount: number;
  /** Mean wait in the send queue of what was served. */
  readonly meanWaitMs: number;
  readonly busyCount: number;
}
