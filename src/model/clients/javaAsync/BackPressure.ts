// Back-pressure of async sends: a send needs a permit for itself and one for each byte of its body until its callback
// was called; who finds none waits inside send(), first come first served. Rule JA6. Source:
// DefaultMQProducerImpl:executeAsyncMessageSend; cases *-async-backpressure-*.
import { atUs, ms } from '../../../lib/units.ts';
import { EVENT, PAIR } from '../../events.ts';
import type { Producer } from '../../Producer.ts';

/** DefaultMQProducerImpl: no fewer permits than these. */
const SENDS_MIN = 10;
const BYTES_MIN = 1_048_576;

interface Waiting {
  readonly bytes: number;
  /** The event that ends its wait. */
  readonly timer: number;
}

export class BackPressure {
  private sendsMax = Infinity;
  private bytesMax = Infinity;
  private bytesTaken = 0;
  private readonly holders = new Map<number, number>();
  private readonly waiting = new Map<number, Waiting>();

  private readonly producer: Producer;
  private readonly granted: (message: number) => void;

  /** `granted`: a send that had to wait has its permits now. */
  constructor(producer: Producer, granted: (message: number) => void) {
    this.producer = producer;
    this.granted = granted;
  }

  setLimits(sends: number, bytes: number): void {
    this.sendsMax = Math.max(SENDS_MIN, sends);
    this.bytesMax = Math.max(BYTES_MIN, bytes);
    this.grant();
  }

  /** Whether it has its permits now; else it waits, at most that long. */
  acquire(message: number, patienceMs: number): boolean {
    const { inFlight, queue } = this.producer.world;
    const bodyBytes = inFlight.bodyBytes[message] ?? 0;
    // A missing body counts as one byte.
    const bytes = bodyBytes < 0 ? 1 : bodyBytes;
    if (this.waiting.size === 0 && this.fits(bytes)) {
      this.take(message, bytes);
      return true;
    }
    const until = atUs(queue.now + ms(patienceMs));
    const timer = queue.push(until, EVENT.clientTimer, message * PAIR + this.producer.index);
    this.waiting.set(message, { bytes, timer });
    return false;
  }

  /** No permit came in all its time. */
  givesUp(message: number): boolean {
    return this.waiting.delete(message);
  }

  release(message: number): void {
    const bytes = this.holders.get(message);
    if (bytes === undefined) return;
    this.holders.delete(message);
    this.bytesTaken -= bytes;
    this.grant();
  }

  private grant(): void {
    for (const [message, { bytes, timer }] of this.waiting) {
      if (!this.fits(bytes)) return;
      this.waiting.delete(message);
      this.producer.world.queue.cancel(timer);
      this.take(message, bytes);
      this.granted(message);
    }
  }

  private fits(bytes: number): boolean {
    return this.holders.size < this.sendsMax && this.bytesTaken + bytes <= this.bytesMax;
  }

  private take(message: number, bytes: number): void {
    this.holders.set(message, bytes);
    this.bytesTaken += bytes;
  }
}
