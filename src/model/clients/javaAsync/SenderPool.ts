// The library's own threads that do what an async send still has to do when send() has come back: choose the queue,
// wait for the connection, write. Rules JA4 and JA5. Source: DefaultMQProducerImpl:defaultAsyncSenderExecutor.
import { IntQueue } from '../../../engine/IntQueue.ts';
import type { Random } from '../../../engine/Random.ts';

/** Sends that may wait for a thread; the next one is refused. */
const QUEUE_CAPACITY = 50_000;
/** Once in so many times another idle thread is quicker than the one whose turn it is (cases *-async-hang-many). */
const OVERTAKES_ONE_IN = 8;

export class SenderPool {
  /** The one that has been idle longest comes first. */
  private readonly idle = new IntQueue();
  private readonly waiting = new IntQueue();
  private isHandingOut = false;
  private readonly luck: Random;
  private readonly work: (message: number, thread: number) => boolean;

  /** `work` says whether it still keeps its thread; `free` gives that one back. */
  constructor(
    threadCount: number,
    luck: Random,
    work: (message: number, thread: number) => boolean,
  ) {
    this.luck = luck;
    this.work = work;
    for (let thread = 0; thread < threadCount; thread++) this.idle.push(thread);
  }

  /** It waits for a thread, to be handed out. False: so many wait already that it is refused. */
  add(message: number): boolean {
    if (this.waiting.length >= QUEUE_CAPACITY) return false;
    this.waiting.push(message);
    return true;
  }

  free(thread: number): void {
    this.idle.push(thread);
    this.handOut();
  }

  /** One after the other, however many end at once: work that ends inside its own call must not nest. */
  handOut(): void {
    if (this.isHandingOut) return;
    this.isHandingOut = true;
    while (this.waiting.length > 0 && this.idle.length > 0) {
      if (this.idle.length > 1 && this.luck.below(OVERTAKES_ONE_IN) === 0) {
        this.idle.push(this.idle.shift());
      }
      const thread = this.idle.shift();
      if (!this.work(this.waiting.shift(), thread)) this.idle.push(thread);
    }
    this.isHandingOut = false;
  }
}
