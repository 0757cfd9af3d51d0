// The reader-writer lock around the table of connections of the Go client (sync.RWMutex): any number may look while nobody
// writes; a writer keeps all others out. When a writer is done, all who wait to look are told, in an order of chance, and
// may do so before the next writer; but who comes anew at that moment may take the turn of one that was told and has not
// woken yet, which then goes on waiting. The first that waits to write is woken, too; only when somebody was quicker the
// lock is handed over from then on, in turn, until nobody waits. Rule GG5.
import type { Random } from '../../../engine/Random.ts';

type Step = () => void;

export class ClientTableLock {
  private isHeld = false;
  private readers: Step[] = [];
  private readonly writers: Step[] = [];
  /** sync.Mutex: starvation mode. */
  private isHandedOver = false;
  /** Looks that were allowed to those who waited and that nobody has taken yet. */
  private turns = 0;

  private readonly luck: Random;

  constructor(luck: Random) {
    this.luck = luck;
  }

  /** A look takes no time. */
  look(then: Step): void {
    if (this.isHeld && this.turns === 0) {
      this.readers.push(then);
      return;
    }
    if (this.isHeld) this.turns--;
    then();
  }

  /** Whoever gets it must call `release`. */
  hold(then: Step): void {
    if (this.isHeld) {
      this.writers.push(then);
      return;
    }
    this.isHeld = true;
    then();
  }

  /** `then`: what the one that held it does next; it competes with those that waited. */
  release(then: Step): void {
    const heir = this.isHandedOver ? this.writers.shift() : undefined;
    this.isHeld = heir !== undefined;
    if (this.writers.length === 0) this.isHandedOver = false;
    const told = this.readers;
    this.readers = [];
    this.turns = told.length;
    const woken = heir === undefined && this.writers.length > 0 ? [this.wakeWriter] : [];
    for (const step of this.shuffled([...told, then, ...woken])) {
      if (!told.includes(step)) step();
      else if (this.isHeld && this.turns === 0) this.readers.push(step);
      else {
        this.turns--;
        step();
      }
    }
    this.turns = 0;
    heir?.();
  }

  /** The first that waits to write was woken, but nothing keeps it for it. */
  private readonly wakeWriter = (): void => {
    if (this.isHeld) {
      this.isHandedOver = true;
      return;
    }
    this.isHeld = true;
    const next = this.writers.shift();
    next?.();
  };

  private shuffled(steps: readonly Step[]): readonly Step[] {
    return steps
      .map((step) => ({ step, luck: this.luck.uniform() }))
      .sort((a, b) => a.luck - b.luck)
      .map(({ step }) => step);
  }
}
