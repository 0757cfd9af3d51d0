// The connections of the Go client: a table of clients, one to each endpoint, behind a lock. A call that finds none dials,
// for up to 5 s, and keeps the lock meanwhile: every other call of the producer that needs the table waits, to whatever
// broker. A call that failed as UNAVAILABLE takes its client out of the table. Rules GG4 to GG7. Source: rocketmq-clients
// golang/client_manager.go:getRpcClient, handleGrpcError, conn.go:dial; cases rmq-grpc-go-*-series-*, *-refuse-*.
import { NO_EVENT } from '../../../engine/EventQueue.ts';
import { Random } from '../../../engine/Random.ts';
import { atUs, ms } from '../../../lib/units.ts';
import { CAUSE } from '../../../recording/outcomes.ts';
import { EVENT, PAIR } from '../../events.ts';
import type { Producer } from '../../Producer.ts';
import { NO_ATTEMPT } from '../../WaitingAttempts.ts';
import { type ChannelUse, GrpcChannels } from '../grpc/GrpcChannels.ts';
import { ClientTableLock } from './ClientTableLock.ts';

const DIAL_TIMEOUT = ms(5_000); // conn_options.go:DialTimeout

// Numbers of the client's own timers.
const DIAL_ENDS = 32;
const PROBE_LATE = 33;

/** How a call that is not an attempt (a heartbeat, the opening of a stream) found its channel. */
export type ProbeEnd = 'ready' | 'unavailable' | 'noClient' | 'late';

interface Probe {
  readonly endpoint: number;
  readonly deadline: number;
  readonly then: (end: ProbeEnd) => void;
}

interface Dial {
  readonly endpoint: number;
  readonly event: number;
  readonly then: (isOpen: boolean) => void;
}

export class GoChannels extends GrpcChannels {
  private readonly lock: ClientTableLock;
  // By endpoint: whether the table has a client, since when, and whether its telemetry stream stands.
  private readonly hasClient: boolean[];
  private readonly since: number[];
  private readonly streams: boolean[];
  private dialed: Dial | undefined;
  /** Those that wait for their channel to stand or fail. */
  private probes: Probe[] = [];

  constructor(producer: Producer, use: ChannelUse) {
    super(producer, use);
    const { seed } = producer.world.scenario;
    this.lock = new ClientTableLock(Random.stream(seed, `client table ${producer.client.id}`));
    this.hasClient = Array.from(this.state, () => true);
    this.streams = Array.from(this.state, () => true);
    this.since = Array.from(this.state, () => 0);
  }

  override startCold(): void {
    super.startCold();
    this.hasClient.fill(false);
    this.streams.fill(false);
  }

  override startClosedTo(broker: number): void {
    super.startClosedTo(broker);
    this.streams[broker] = false;
  }

  override brokenByPeer(broker: number): void {
    this.streams[broker] = false;
    super.brokenByPeer(broker);
  }

  hasStream(endpoint: number): boolean {
    return this.streams[endpoint] === true;
  }

  streamOpened(endpoint: number): void {
    this.streams[endpoint] = true;
  }

  /** GG4: the deadline of a call runs while it waits for the lock, but nothing wakes it there. */
  override send(attempt: number): void {
    const { attempts, inFlight } = this.producer.world;
    inFlight.next[attempt] = NO_ATTEMPT;
    inFlight.previous[attempt] = NO_ATTEMPT;
    const deadline = (attempts.sentAt[attempt] ?? 0) + (inFlight.patience[attempt] ?? 0);
    this.withClient(this.endpointOfAttempt(attempt), (isOpen) => {
      if (!isOpen) this.producer.wakeLater(attempt, CAUSE.dialTimedOut, 0);
      else if (this.producer.now >= deadline) this.producer.attemptTimesOut(attempt);
      else super.send(attempt);
    });
  }

  probe(endpoint: number, deadline: number, then: (end: ProbeEnd) => void): void {
    this.withClient(endpoint, (isOpen) => {
      if (!isOpen) then('noClient');
      else if (this.producer.now >= deadline) then('late');
      else if (this.isReady(endpoint)) then('ready');
      else if (this.failsFast(endpoint)) then('unavailable');
      else {
        this.waitForChannel({ endpoint, deadline, then });
        this.ask(endpoint);
      }
    });
  }

  private waitForChannel(probe: Probe): void {
    this.probes.push(probe);
    if (probe.deadline < Number.POSITIVE_INFINITY) this.setTimer(PROBE_LATE, probe.deadline);
  }

  private setTimer(timer: number, at: number): number {
    const { world, index } = this.producer;
    return world.queue.push(atUs(at), EVENT.clientTimer, timer * PAIR + index);
  }

  timerEnded(timer: number): boolean {
    if (timer === DIAL_ENDS) this.dialEnds();
    else if (timer === PROBE_LATE)
      this.endProbes(({ deadline }) => deadline <= this.producer.now, 'late');
    return timer === DIAL_ENDS || timer === PROBE_LATE;
  }

  // ---- the table

  /** GG5. */
  private withClient(endpoint: number, then: (isOpen: boolean) => void): void {
    this.lock.look(() => {
      if (this.hasClient[endpoint] === true) then(true);
      else {
        this.lock.hold(() => {
          this.dial(endpoint, (isOpen) => {
            this.lock.release(() => {
              then(isOpen);
            });
          });
        });
      }
    });
  }

  private dial(endpoint: number, then: (isOpen: boolean) => void): void {
    if (this.hasClient[endpoint] === true) {
      then(true);
      return;
    }
    const event = this.setTimer(DIAL_ENDS, this.producer.now + DIAL_TIMEOUT);
    this.dialed = { endpoint, event, then };
    this.renew(endpoint);
    this.ask(endpoint);
  }

  private dialEnds(): void {
    if (this.dialed === undefined) return;
    const { endpoint, then } = this.dialed;
    this.dialed = undefined;
    this.renew(endpoint);
    then(false);
  }

  /**
   * GG6: takes the client out of the table, also one that somebody else has put there meanwhile. `usedAt`: when it was
   * used; if it is still that one, the calls under way on it fail with it.
   */
  drop(endpoint: number, usedAt: number, then: () => void): void {
    this.lock.hold(() => {
      const isSame = this.hasClient[endpoint] === true && usedAt >= (this.since[endpoint] ?? 0);
      this.hasClient[endpoint] = false;
      if (isSame) {
        this.streams[endpoint] = false;
        this.failCalls(endpoint);
        this.renew(endpoint);
      }
      this.lock.release(then);
    });
  }

  // ---- what becomes of a channel

  protected override stand(endpoint: number): void {
    super.stand(endpoint);
    this.endProbes((probe) => probe.endpoint === endpoint, 'ready');
    if (this.dialed?.endpoint !== endpoint) return;
    const { event, then } = this.dialed;
    this.dialed = undefined;
    if (event !== NO_EVENT) this.producer.world.queue.cancel(event);
    this.hasClient[endpoint] = true;
    this.since[endpoint] = this.producer.now;
    then(true);
  }

  protected override fail(endpoint: number, cause: number): void {
    super.fail(endpoint, cause);
    this.endProbes((probe) => probe.endpoint === endpoint, 'unavailable');
  }

  private endProbes(isEnded: (probe: Probe) => boolean, end: ProbeEnd): void {
    const ended = this.probes.filter(isEnded);
    if (ended.length === 0) return;
    this.probes = this.probes.filter((probe) => !ended.includes(probe));
    for (const { then } of ended) then(end);
  }
}
