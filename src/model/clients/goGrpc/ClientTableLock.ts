// The reader-writer lock around the table of connections of the Go client (sync.RWMutex): any number may look while nobody
// writes; a writer keeps all others out. When a writer is done, all who wait to look are told, in an order of chance, and
// may do so before the next writer; but who comes anew at that moment may take the turn of one that was told and has not
// woken yet, which then goes on waiting. The first that waits to write is woken, too; only when somebody was quicker the
// lock is handed over from then on, in turn, until nobody waits. Rule GG5.
import type { Random } from '../../../engine/Random.ts';

type Step = () => void;

/** How often one that is woken is quicker than who runs (who of m8 to m11 fails first in -series-refuse-one-of-three). */
const QUICKER_ONE_IN = 3;

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
    const inTurn =
      heir === undefined
        ? this.runningFirst([...told, ...woken], then)
        : this.shuffled([...told, then]);
    for (const step of inTurn) {
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

  /** Who runs goes on at once, at most one that is woken may be quicker; each runs until it has to wait again. */
  private runningFirst(woken: readonly Step[], running: Step): readonly Step[] {
    const steps = this.shuffled(woken);
    const quicker = this.luck.below(QUICKER_ONE_IN) === 0 ? 1 : 0;
    return [...steps.slice(0, quicker), running, ...steps.slice(quicker)];
  }

  /** A lock that is handed over goes with the processor: who held it is put among those that were woken. */
  private shuffled(steps: readonly Step[]): readonly Step[] {
    return steps
      .map((step) => ({ step, luck: this.luck.uniform() }))
      .sort((a, b) => a.luck - b.luck)
      .map(({ step }) => step);
  }
}
