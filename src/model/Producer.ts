// A producing client: the part that is the same for all of them. It keeps the rows of its messages and attempts,
// its view of the route, its connections and callers; its behaviour decides. Rules P1 to P6 and R1.
import { NO_EVENT } from '../engine/EventQueue.ts';
import { mix, Random } from '../engine/Random.ts';
import { atUs, ms } from '../lib/units.ts';
import { CAUSE, FLAG, OUTCOME, RESULT, type ResultName } from '../recording/outcomes.ts';
import { asLength, DIMENSION, LIFE, LONGEST, NO_ROW } from '../recording/Recording.ts';
import type { ClientScenario } from '../scenario/Scenario.ts';
import { Application } from './Application.ts';
import { Channels } from './Channels.ts';
import type { Connections } from './Connections.ts';
import { behaviourOf } from './clients/behaviours.ts';
import type { ClientBehaviour } from './clients/ClientBehaviour.ts';
import { EVENT } from './events.ts';
import { RouteView } from './RouteView.ts';
import { Workload } from './Workload.ts';
import type { World } from './World.ts';

/** In the place of a timer: the attempt is over, its caller has not been woken yet. */
export const TOLD = -2;

export interface AttemptPlan {
  readonly message: number;
  readonly broker: number;
  readonly queue: number;
  /** How long the client waits for the answer, in microseconds. */
  readonly patienceUs: number;
}

export interface WaitPlan {
  readonly plannedUs: number;
  readonly actualUs: number;
  /** A CAUSE: the rule that made the wait. */
  readonly cause: number;
}

export class Producer {
  readonly route: RouteView;
  readonly channels: Connections;
  readonly workload: Workload;
  /** What is done about failed sends; none where the application gives up. */
  application: Application | undefined;
  backingOff = 0;
  isDead = false;
  // Of the behaviour; kept here because every attempt asks.
  readonly sharesConnections: boolean;
  readonly isBlocking: boolean;
  readonly isOneway: boolean;
  readonly noticesClose: boolean;
  readonly noticesReset: boolean;
  private readonly waitsFromWriting: boolean;
  private busyUntil = 0;
  /** When send was called for a message that waited for a caller longer than its row can tell. */
  private readonly lateStarts = new Map<number, number>();
  private pollCount = 0;
  private readonly behaviour: ClientBehaviour;

  readonly world: World;
  readonly index: number;
  client: ClientScenario;

  constructor(world: World, index: number, client: ClientScenario) {
    this.world = world;
    this.index = index;
    this.client = client;
    const { seed, brokers } = world.scenario;
    this.route = new RouteView(this, mix(seed ^ mix(index + 1)));
    this.workload = new Workload(this);
    this.configureApplication();
    this.behaviour = behaviourOf(this);
    this.channels = this.behaviour.connections ?? new Channels(this, index, brokers.length);
    this.sharesConnections = this.behaviour.sharesConnections;
    this.isBlocking = this.behaviour.isBlocking;
    this.isOneway = this.behaviour.isOneway;
    this.noticesClose = this.behaviour.noticesClose;
    this.noticesReset = this.behaviour.noticesReset ?? true;
    this.waitsFromWriting = this.behaviour.waitsFromWriting ?? false;
    if (client.start?.cold === true) this.channels.startCold();
    brokers.forEach(({ id }, broker) => {
      if (client.start?.closedTo?.includes(id) === true) this.channels.startClosedTo(broker);
    });
  }

  start(): void {
    const { queue, scenario } = this.world;
    const period = ms(this.behaviour.pollRouteMs);
    const ageMs = this.client.start?.ageMs;
    // The client has been running for a while: its polls fall anywhere in their period.
    const phase = Random.stream(scenario.seed, `route poll ${this.client.id}`).uniform() * period;
    const first = ageMs === undefined ? phase : period - (ms(ageMs) % period);
    queue.push(atUs(Math.round(first)), EVENT.routePoll, this.index);
    this.channels.start?.();
    this.behaviour.start?.();
    this.workload.start();
  }

  configure(client: ClientScenario): void {
    this.client = client;
    this.behaviour.configure();
    this.workload.configure();
    this.configureApplication();
  }

  /** Once there is one it stays: messages may be in its table. */
  private configureApplication(): void {
    const { afterFailure = 'giveUp' } = this.client.workload;
    if (this.application !== undefined) this.application.configure();
    else if (afterFailure !== 'giveUp') this.application = new Application(this);
  }

  get connectTimeoutUs(): number {
    return ms(this.behaviour.connectTimeoutMs);
  }

  get retryTokens(): number {
    return this.behaviour.retryTokens;
  }

  /** A caller is busy while it is inside send(), be it until the result or only for a while. */
  get mayKeepCaller(): boolean {
    return this.isBlocking || this.behaviour.mayKeepCaller === true;
  }

  /** A listed send has a mode of its own. */
  sendsBy(message: number, mode: string): void {
    this.behaviour.sendsBy?.(message, mode);
  }

  /** A connection was opened, and what waited for it was written. */
  connected(): void {
    this.behaviour.connected?.();
  }

  // ---- events

  arrival(): void {
    this.workload.arrival();
  }

  pollRoute(): void {
    const { queue, nameServer } = this.world;
    if (!nameServer.isDown) {
      this.route.refresh();
      this.pollCount++;
      this.world.clientState(this.index, DIMENSION.routePoll, {
        detail: 0,
        value: this.pollCount % 2,
      });
    }
    queue.push(atUs(queue.now + ms(this.behaviour.pollRouteMs)), EVENT.routePoll, this.index);
  }

  attemptTimesOut(attempt: number): void {
    const { inFlight, queue } = this.world;
    const late = this.behaviour.wakesLateUs?.() ?? 0;
    if (late === 0) {
      this.waitIsOver(attempt);
      return;
    }
    inFlight.timer[attempt] = TOLD;
    inFlight.cause[attempt] = CAUSE.attemptTimedOut;
    queue.push(atUs(queue.now + late), EVENT.callerWakes, attempt);
  }

  private waitIsOver(attempt: number): void {
    this.world.inFlight.timer[attempt] = NO_EVENT;
    const isOnConnection = this.sharesConnections && this.channels.carries(attempt);
    this.end(attempt, OUTCOME.timedOut, CAUSE.attemptTimedOut);
    this.behaviour.timedOut(attempt, isOnConnection);
  }

  timerEnds(timer: number): void {
    this.behaviour.timerEnded?.(timer);
  }

  commitAnswered(commit: number): void {
    this.behaviour.commitAnswered?.(commit);
  }

  waitEnds(message: number): void {
    this.backingOff--;
    this.behaviour.waitEnded(message);
  }

  answerArrives(attempt: number): void {
    const { attempts, inFlight, queue } = this.world;
    if (queue.now < this.busyUntil) {
      queue.push(atUs(this.busyUntil), EVENT.answerArrives, attempt);
      return;
    }
    const code = inFlight.code[attempt] as number;
    const cause = inFlight.cause[attempt] as number;
    attempts.code[attempt] = code;
    const outcome = outcomeOf(cause);
    const flags = attempts.flags[attempt] as number;
    // A crash has taken it while the acknowledgement was on its way.
    if (outcome === OUTCOME.stored && (flags & FLAG.stored) === 0)
      attempts.flags[attempt] = flags | FLAG.lostAfterAck;
    this.end(attempt, outcome, cause);
    this.behaviour.answered(attempt);
  }

  /** N5: the broker's side of one attempt's connection is gone. */
  connectionResets(attempt: number): void {
    if (this.hasEnded(attempt)) return;
    if (this.sharesConnections)
      this.channels.brokenByPeer(this.world.attempts.broker[attempt] as number);
    else {
      const cause =
        this.world.attempts.arrivedAfter[attempt] === NO_ROW
          ? CAUSE.connectRefused
          : CAUSE.connectionClosed;
      this.attemptFails(attempt, OUTCOME.connectionFailed, cause);
    }
  }

  /** C5: the caller is told now, and goes on when it has been woken. */
  wakeLater(attempt: number, cause: number, waitUs: number): void {
    const { inFlight, queue } = this.world;
    const timer = inFlight.timer[attempt] as number;
    if (timer >= 0) queue.cancel(timer);
    inFlight.timer[attempt] = NO_EVENT;
    if (waitUs === 0) {
      this.attemptFails(attempt, OUTCOME.connectionFailed, cause);
      return;
    }
    inFlight.timer[attempt] = TOLD;
    inFlight.cause[attempt] = cause;
    queue.push(atUs(queue.now + waitUs), EVENT.callerWakes, attempt);
  }

  /** C6: while it wakes many callers the client has no time to read answers. */
  isBusyFor(durationUs: number): void {
    this.busyUntil = Math.max(this.busyUntil, this.now) + durationUs;
  }

  callerWakes(attempt: number): void {
    if (this.hasEnded(attempt)) return;
    const cause = this.world.inFlight.cause[attempt] as number;
    if (cause === CAUSE.attemptTimedOut) this.waitIsOver(attempt);
    else this.attemptFails(attempt, OUTCOME.connectionFailed, cause);
  }

  /** The attempt ends without an answer; the behaviour is asked what next. */
  attemptFails(attempt: number, outcome: number, cause: number): void {
    if (this.hasEnded(attempt)) return;
    this.end(attempt, outcome, cause);
    this.behaviour.connectionFailed(attempt);
  }

  // ---- for the workload

  newMessage(bodyBytes: number, delayLevel = 0): number {
    const { messages, inFlight, queue } = this.world;
    const message = messages.add();
    if (messages.intendedAt.length !== inFlight.tries.length) {
      inFlight.makeRoomForMessages(messages.intendedAt.length);
    }
    messages.intendedAt[message] = queue.now;
    messages.client[message] = this.index;
    inFlight.bodyBytes[message] = bodyBytes;
    inFlight.delayLevel[message] = delayLevel;
    return message;
  }

  /** P1: a caller calls send. */
  begin(message: number, caller: number): void {
    const { messages, queue } = this.world;
    messages.caller[message] = caller;
    const waited = queue.now - (messages.intendedAt[message] as number);
    messages.startedAfter[message] = asLength(waited);
    if (waited >= LONGEST) this.lateStarts.set(message, queue.now);
    this.behaviour.begin(message);
  }

  // ---- for the behaviour

  get now(): number {
    return this.world.queue.now;
  }

  /** When send() was called for the message. */
  startedAt(message: number): number {
    const { messages } = this.world;
    const again = this.application?.startedAt(message);
    if (again !== undefined) return again;
    const waited = messages.startedAfter[message] as number;
    if (waited === LONGEST) return this.lateStarts.get(message) ?? this.now;
    return (messages.intendedAt[message] as number) + waited;
  }

  /** P2: one more attempt leaves. Gives its row. */
  attempt(plan: AttemptPlan): number {
    const { attempts, messages, inFlight, queue } = this.world;
    this.application?.leaves(plan.message);
    const row = attempts.add();
    if (attempts.sentAt.length !== inFlight.timer.length) {
      inFlight.makeRoomForAttempts(attempts.sentAt.length);
    }
    const { message } = plan;
    const number = (messages.attempts[message] as number) + 1;
    attempts.sentAt[row] = queue.now;
    attempts.message[row] = message;
    attempts.previous[row] = messages.lastAttempt[message] as number;
    attempts.number[row] = number;
    attempts.client[row] = this.index;
    attempts.broker[row] = plan.broker;
    attempts.queue[row] = plan.queue;
    if (number === 1) attempts.flags[row] = FLAG.first;
    messages.attempts[message] = number;
    messages.lastAttempt[message] = row;
    inFlight.timer[row] = NO_EVENT;
    inFlight.patience[row] = plan.patienceUs;
    if (this.sharesConnections) this.channels.send(row);
    else this.transmit(row);
    return row;
  }

  /** P3: the request is written to its connection; from here on the client's patience runs. */
  transmit(attempt: number): void {
    const { attempts, inFlight, queue } = this.world;
    if (this.isOneway) {
      this.world.sendRequest(attempt);
      this.behaviour.written(attempt);
      return;
    }
    const from = this.waitsFromWriting ? queue.now : (attempts.sentAt[attempt] as number);
    const deadline = from + (inFlight.patience[attempt] as number);
    inFlight.connecting[attempt] = queue.now - (attempts.sentAt[attempt] as number);
    if (deadline > queue.now) {
      inFlight.timer[attempt] = queue.push(atUs(deadline), EVENT.attemptTimesOut, attempt);
      this.world.sendRequest(attempt);
    } else {
      // The connection took all the time there was: ends at once, nothing is written (GO5: unless it does not look).
      if (this.behaviour.writesLate === true) this.world.sendRequest(attempt);
      inFlight.timer[attempt] = queue.push(queue.now, EVENT.attemptTimesOut, attempt);
    }
  }

  /** P4: the attempt has ended for the client. */
  end(attempt: number, outcome: number, cause: number): void {
    const { attempts, inFlight, queue } = this.world;
    attempts.endedAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
    attempts.outcome[attempt] = outcome;
    attempts.cause[attempt] = cause;
    const timer = inFlight.timer[attempt] as number;
    if (timer >= 0) queue.cancel(timer);
    inFlight.timer[attempt] = NO_EVENT;
    if (this.sharesConnections) this.channels.unlink(attempt);
  }

  hasEnded(attempt: number): boolean {
    return this.world.attempts.endedAfter[attempt] !== NO_ROW;
  }

  /** P5: the next attempt comes after a wait; the row of the failed one keeps why. */
  wait(message: number, plan: WaitPlan): void {
    const { queue } = this.world;
    this.noteWait(message, plan);
    this.backingOff++;
    queue.push(atUs(queue.now + plan.actualUs), EVENT.waitEnds, message);
  }

  /** Writes into the failed attempt's row how long the next one waits (0: it leaves at once). */
  noteWait(message: number, plan: WaitPlan): void {
    const { attempts, messages } = this.world;
    const last = messages.lastAttempt[message] as number;
    if (last === NO_ROW) return;
    attempts.waitPlanned[last] = asLength(plan.plannedUs);
    attempts.waitActual[last] = asLength(plan.actualUs);
    attempts.waitCause[last] = plan.cause;
  }

  /** AP5: send is called once more, for a message of the table. */
  beginAgain(message: number): void {
    this.behaviour.begin(message);
  }

  /** P6: the caller (or callback) learns the result. */
  finish(message: number, result: 'ok' | 'failed', cause: number): void {
    if (this.application?.takes(message, result, cause) === true) return;
    this.close(message, result, cause);
    this.workload.release(message);
  }

  /** The message has its result. */
  close(message: number, result: ResultName, cause: number): void {
    const { messages, queue } = this.world;
    messages.endedAfter[message] = asLength(queue.now - (messages.intendedAt[message] as number));
    messages.result[message] = RESULT[result];
    messages.cause[message] = cause;
  }

  /** GO14: the process has ended: nothing is sent any more, and nobody is told anything. */
  die(): void {
    const { attempts, messages } = this.world;
    this.isDead = true;
    this.workload.stop();
    for (let row = 0; row < attempts.count; row++) {
      if (attempts.client[row] !== this.index || this.hasEnded(row)) continue;
      const message = attempts.message[row] as number;
      this.end(row, OUTCOME.unanswered, CAUSE.processDied);
      if (messages.result[message] === RESULT.pending) {
        this.close(message, 'failed', CAUSE.processDied);
      }
    }
    this.world.clientState(this.index, DIMENSION.life, { detail: 0, value: LIFE.down });
  }

  breakerState(value: number): void {
    this.world.clientState(this.index, DIMENSION.breaker, { detail: 0, value });
  }
}

/** What an answer with that cause means for the client. */
function outcomeOf(cause: number): number {
  switch (cause) {
    case CAUSE.sendOk:
      return OUTCOME.stored;
    case CAUSE.flushDiskTimeout:
    case CAUSE.flushSlaveTimeout:
    case CAUSE.slaveNotAvailable:
      return OUTCOME.storedNotOk;
    case CAUSE.rejectRequest:
    case CAUSE.overload:
    case CAUSE.pcBusyCleanQueue:
    case CAUSE.timeoutCleanQueue:
    case CAUSE.pcSynchronized:
    case CAUSE.quotaExceeded:
    case CAUSE.scriptedBusy:
    case CAUSE.memoryWatermark:
    case CAUSE.storagePressure:
    case CAUSE.backlogOverflow:
    case CAUSE.proxyFlowLimit:
      return OUTCOME.throttled;
    default:
      return OUTCOME.rejected;
  }
}
