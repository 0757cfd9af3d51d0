// What the application does when send has failed for good: sleep and go on, keep the message in a table and send it
// again later, or hand it to another system. Rules AP1 to AP6. A client whose application gives up (the default) has
// none of these, and pays nothing for it.
import { IntQueue } from '../engine/IntQueue.ts';
import { Random } from '../engine/Random.ts';
import { atUs, ms } from '../lib/units.ts';
import { CAUSE } from '../recording/outcomes.ts';
import { NEVER, NO_ROW } from '../recording/Recording.ts';
import { fullSettings, type FullSettings } from '../scenario/SettingSpec.ts';
import { WORKLOAD_SPECS } from '../scenario/workloadSpecs.ts';
import { EVENT } from './events.ts';
import type { Producer } from './Producer.ts';

export class Application {
  private settings: FullSettings<typeof WORKLOAD_SPECS>;
  /** Messages of the table that wait for their next send, oldest first. */
  private readonly table = new IntQueue();
  /** Those that are or were in the table: how often they were sent from it, and when last (-1: they wait). */
  private readonly rows = new Map<number, { sends: number; at: number }>();
  /** Callers busy after their send, by message; the cause a message being handed over failed by, else 0. */
  private readonly busy = new Map<number, number>();
  /** How many of this turn's messages the job has still to send, and how many of them are under way. */
  private left = 0;
  private underWay = 0;
  private isSending = false;
  private isTurnPlanned = false;
  /** Where the job's turns fall, in its period. */
  private readonly phase: number;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { world, client } = producer;
    this.settings = fullSettings(WORKLOAD_SPECS, client.workload);
    this.phase = Random.stream(world.scenario.seed, `message table ${client.id}`).uniform();
  }

  configure(): void {
    this.settings = fullSettings(WORKLOAD_SPECS, this.producer.client.workload);
  }

  /** Messages in the table, those being sent from it among them. */
  get tableSize(): number {
    return this.rows.size;
  }

  /** When the newest send of the message was called, if that was from the table. */
  startedAt(message: number): number | undefined {
    const at = this.rows.get(message)?.at;
    return at === -1 ? undefined : at;
  }

  /** Send has come to its end. True: what follows is the application's business. */
  takes(message: number, result: 'ok' | 'failed', cause: number): boolean {
    if (this.rows.has(message)) {
      this.sentAgain(message, result, cause);
      return true;
    }
    if (result === 'ok') return false;
    switch (this.settings.afterFailure) {
      case 'giveUp':
        return false;
      case 'sleep':
        this.sleep(message, cause);
        return true;
      case 'handOver':
        this.handOver(message, cause);
        return true;
      case 'resend':
        this.rows.set(message, { sends: 0, at: -1 });
        this.keep(message);
        this.producer.workload.release(message);
        return true;
    }
  }

  // ---- the caller goes on later

  /** AP2: the message is given up; its caller sleeps. */
  private sleep(message: number, cause: number): void {
    this.producer.close(message, 'failed', cause);
    this.later(message, 0, {
      us: ms(this.settings.sleepOnErrorMs),
      cause: CAUSE.applicationSleeps,
    });
  }

  /** AP3: the caller brings it to another system. */
  private handOver(message: number, cause: number): void {
    this.later(message, cause, { us: ms(this.settings.handOverMs), cause: CAUSE.handedOver });
  }

  private later(message: number, failedBy: number, wait: { us: number; cause: number }): void {
    const { producer } = this;
    const { queue } = producer.world;
    producer.noteWait(message, { plannedUs: wait.us, actualUs: wait.us, cause: wait.cause });
    this.busy.set(message, failedBy);
    queue.push(atUs(queue.now + wait.us), EVENT.applicationDone, message);
  }

  /** Slept enough, or handed over. */
  done(message: number): void {
    const failedBy = this.busy.get(message) ?? 0;
    this.busy.delete(message);
    if (failedBy !== 0) this.producer.close(message, 'handedOver', failedBy);
    this.producer.workload.release(message);
  }

  // ---- the message table

  /** AP4: into the table; its row says when the job comes by next. */
  private keep(message: number): void {
    this.table.push(message);
    const { queue } = this.producer.world;
    const wait = this.nextTurn() - queue.now;
    this.noteResend(message, wait);
    this.planTurn();
  }

  private planTurn(): void {
    if (this.isTurnPlanned) return;
    this.isTurnPlanned = true;
    const { queue } = this.producer.world;
    queue.push(atUs(this.nextTurn()), EVENT.tableTurn, this.producer.index);
  }

  /** The job's next turn, in µs: its turns keep their grid whether or not there is something to do. */
  private nextTurn(): number {
    const period = ms(this.settings.resendEveryMs);
    const first = Math.round(this.phase * period);
    const { now } = this.producer.world.queue;
    return first + (Math.floor((now - first) / period) + 1) * period;
  }

  /** AP5: the job takes the oldest; while it is still at the last turn's, this turn is left out. */
  turn(): void {
    this.isTurnPlanned = false;
    if (this.left === 0 && this.underWay === 0) {
      this.left = Math.min(this.settings.resendBatch, this.table.length);
      this.sendNext();
    }
    if (this.table.length > 0) this.planTurn();
  }

  /** One after the other where send blocks, else all at once. */
  private sendNext(): void {
    if (this.isSending) return;
    this.isSending = true;
    while (this.left > 0 && (this.underWay === 0 || !this.producer.isBlocking)) {
      this.left--;
      this.underWay++;
      this.sendAgain(this.table.shift());
    }
    this.isSending = false;
  }

  private sendAgain(message: number): void {
    const { producer } = this;
    const row = this.rows.get(message);
    if (row === undefined) return;
    row.sends++;
    row.at = producer.now;
    this.noteResend(message, undefined);
    producer.world.inFlight.tries[message] = 0;
    producer.beginAgain(message);
  }

  /** AP6: gone from the table when it is stored, or was sent from it often enough. */
  private sentAgain(message: number, result: 'ok' | 'failed', cause: number): void {
    const row = this.rows.get(message);
    // A oneway send may be told twice that it failed.
    if (row === undefined || row.at === -1) return;
    this.underWay--;
    row.at = -1;
    if (result === 'failed' && row.sends < this.settings.resendTimesMax) this.keep(message);
    else {
      this.rows.delete(message);
      this.producer.close(message, result, cause);
    }
    this.sendNext();
  }

  /** P5: the wait was as long as it was: the library's threads may have been busy when the job sent it. */
  leaves(message: number): void {
    const { attempts, messages } = this.producer.world;
    const last = messages.lastAttempt[message] as number;
    if (last === NO_ROW || attempts.waitCause[last] !== CAUSE.resentFromTable) return;
    this.noteResend(message, undefined);
  }

  /** The last attempt's row keeps how long the message lies in the table: as planned, and as it came. */
  private noteResend(message: number, plannedUs: number | undefined): void {
    const { attempts, messages, queue } = this.producer.world;
    const last = messages.lastAttempt[message] as number;
    if (last === NO_ROW || attempts.endedAfter[last] === NEVER) return;
    const lain =
      queue.now - (attempts.sentAt[last] as number) - (attempts.endedAfter[last] as number);
    this.producer.noteWait(message, {
      plannedUs: plannedUs ?? (attempts.waitPlanned[last] as number),
      actualUs: lain + (plannedUs ?? 0),
      cause: CAUSE.resentFromTable,
    });
  }
}
