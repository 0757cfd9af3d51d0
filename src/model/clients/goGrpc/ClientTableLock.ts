// The reader-writer lock around the table of connections of the Go client (sync.RWMutex): any number may look while nobody
// writes; a writer keeps all others out; who waits to write comes in turn, and between two writers all who wait to look
// may do so. Who goes first among those that are let go at one moment is chance. Rule GG4.
import type { Random } from '../../../engine/Random.ts';

export class ClientTableLock {
  private isHeld = false;
  private readers: (() => void)[] = [];
  private readonly writers: (() => void)[] = [];
  private readonly luck: Random;

  constructor(luck: Random) {
    this.luck = luck;
  }

  /** A look takes no time. */
  look(then: () => void): void {
    if (this.isHeld) this.readers.push(then);
    else then();
  }

  /** Whoever gets it must call `release`. */
  hold(then: () => void): void {
    if (this.isHeld) {
      this.writers.push(then);
      return;
    }
    this.isHeld = true;
    then();
  }

  /** `then`: what the one that held it does next. */
  release(then: () => void): void {
    const next = this.writers.shift();
    this.isHeld = next !== undefined;
    const free = this.readers;
    this.readers = [];
    // With nobody waiting to write, who held it is as quick as those that waited to look.
    if (next === undefined) free.push(then);
    for (const go of this.shuffled(free)) go();
    next?.();
    if (next !== undefined) then();
  }

  private shuffled(list: readonly (() => void)[]): readonly (() => void)[] {
    return list
      .map((go) => ({ go, luck: this.luck.uniform() }))
      .sort((a, b) => a.luck - b.luck)
      .map(({ go }) => go);
  }
}
