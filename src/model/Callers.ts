// The callers (threads) of one client: who is free for the next message, and who may stay when there are to be fewer
// of them. Rules W6 and W8.
import { IntQueue } from '../engine/IntQueue.ts';

export class Callers {
  private count = 0;
  private readonly free = new IntQueue();
  /** By caller: 1 while it is here, whether free, inside send or thinking. */
  private here = new Uint8Array(0);

  get hasFree(): boolean {
    return this.free.length > 0;
  }

  /** The one that became free last. There must be one. */
  take(): number {
    return this.free.pop();
  }

  giveBack(caller: number): void {
    this.free.push(caller);
  }

  /** Whether the caller, who has just finished something, is still wanted; else it goes. */
  stays(caller: number): boolean {
    if (caller < this.count) return true;
    this.here[caller] = 0;
    return false;
  }

  /** There are to be that many. Free ones beyond go at once, the others when they finish. Gives those that come. */
  resize(count: number): readonly number[] {
    this.count = count;
    for (let turn = this.free.length; turn > 0; turn--) {
      const caller = this.free.shift();
      if (this.stays(caller)) this.free.push(caller);
    }
    if (count > this.here.length) {
      const grown = new Uint8Array(count);
      grown.set(this.here);
      this.here = grown;
    }
    const newcomers: number[] = [];
    for (let caller = 0; caller < count; caller++) {
      if (this.here[caller] === 1) continue;
      this.here[caller] = 1;
      newcomers.push(caller);
    }
    return newcomers;
  }
}
