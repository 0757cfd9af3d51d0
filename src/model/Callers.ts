// The callers (threads) of one client: who is free for the next message, and who may stay when there are to be fewer
// of them. Rules W6 and W8. There may be a hundred thousand, most of whom never have anything to do: a caller that was
// never called costs nothing.
import { IntQueue } from '../engine/IntQueue.ts';

export class Callers {
  private count = 0;
  /** From this one on nobody was ever called. */
  private fresh = 0;
  private readonly free = new IntQueue();
  /** They were one too many when they finished. */
  private gone: number[] = [];

  get hasFree(): boolean {
    return this.free.length > 0 || this.fresh < this.count;
  }

  /** The one that became free last; a new one when all others are busy. There must be one. */
  take(): number {
    return this.free.length > 0 ? this.free.pop() : this.fresh++;
  }

  giveBack(caller: number): void {
    this.free.push(caller);
  }

  /** Whether the caller, who has just finished something, is still wanted; else it goes. */
  stays(caller: number): boolean {
    if (caller < this.count) return true;
    this.gone.push(caller);
    return false;
  }

  /** There are to be that many. Free ones beyond go at once, the others when they finish; who had gone comes back. */
  resize(count: number): void {
    this.count = count;
    const back = this.gone.filter((caller) => caller < count);
    this.gone = this.gone.filter((caller) => caller >= count);
    for (let turn = this.free.length; turn > 0; turn--) {
      const caller = this.free.shift();
      if (this.stays(caller)) this.free.push(caller);
    }
    for (const caller of back) this.free.push(caller);
  }
}
