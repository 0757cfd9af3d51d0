// The floor under `standard`: two clients, two brokers, one of them dead for ten seconds, told by a bare loop as
// `stormFloor.ts` tells its story. Each caller goes round the queues; a refused attempt goes to the other broker
// at once; a client forgets the dead broker with its next route poll and learns of it again with a later one.
import {
  FloorAttempts,
  FloorHeap,
  FloorLuck,
  FloorMessages,
  NEVER,
  type FloorRun,
} from './floorParts.ts';

// Microseconds.
const END = 120_000_000;
const MEAN_GAPS = [1_000_000 / 300, 1_000_000 / 200] as const;
const ONE_WAY = 500;
const TIMEOUT = 3_000_000;
const MEAN_SERVICE = 4_000;
const CRASH_AT = 40_000_000;
const RESTART_AT = 50_000_000;
const POLL_PERIOD = 30_000_000;
const SAMPLE_PERIOD = 100_000;
const THREADS = 4;
const CALLERS = 64;
const CALLER_MASK = 63;
const QUEUES = 4;
const QUEUE_MASK = 16_383;
const ATTEMPTS_MAX = 3;

// What happens, in the low bits of an event; the rest is a client, a row, or nothing.
const ARRIVAL = 0;
const AT_BROKER = 1;
const SERVED = 2;
const ANSWERED = 3;
const TIMED_OUT = 4;
const POLL = 5;
const LIFE_CHANGES = 6;
const SAMPLE = 7;

const STORED = 1;
const TIMEOUT_OUTCOME = 3;
const CONNECTION_FAILED = 4;

// A floor is one function: a loop cut in pieces would measure its calls.
// eslint-disable-next-line max-lines-per-function
export function standardFloor(): FloorRun {
  const a = new FloorAttempts(68_000);
  const m = new FloorMessages(64_000);
  const heap = new FloorHeap(4_096);
  const luck = [new FloorLuck(11), new FloorLuck(12)] as const;
  const services = new FloorLuck(22);
  const answers = new Uint8Array(68_000);
  const samples = new Float32Array((16 * END) / SAMPLE_PERIOD + 16);
  // By broker.
  const queues = [new Int32Array(QUEUE_MASK + 1), new Int32Array(QUEUE_MASK + 1)] as const;
  const head = new Int32Array(2);
  const length = new Int32Array(2);
  const idle = new Int32Array(2).fill(THREADS);
  const stored = new Int32Array(2);
  // By client: its route, its connection to broker-a, its free callers and where each stands in the round.
  const knowsA = new Uint8Array(2).fill(1);
  const isConnectedA = new Uint8Array(2).fill(1);
  const places = new Uint8Array(2 * CALLERS).map((_, caller) => (caller * 5) & 7);
  const free = new Int32Array(2 * CALLERS).map((_, caller) => caller & CALLER_MASK);
  const freeHead = new Int32Array(2);
  const freeLength = new Int32Array(2).fill(CALLERS);
  const waiting = [new Int32Array(QUEUE_MASK + 1), new Int32Array(QUEUE_MASK + 1)] as const;
  const waitingHead = new Int32Array(2);
  const waitingLength = new Int32Array(2);
  const nextArrival = new Float64Array(2);
  let isDown = false;
  let attemptCount = 0;
  let messageCount = 0;
  let eventCount = 0;
  let okCount = 0;
  let sampled = 0;
  let waited = 0;
  let served = 0;

  for (const client of [0, 1] as const) {
    const first = luck[client].exponential(MEAN_GAPS[client]);
    nextArrival[client] = first;
    heap.push(Math.round(first), (client << 3) | ARRIVAL);
    heap.push(Math.round(POLL_PERIOD * luck[client].uniform()), (client << 3) | POLL);
  }
  heap.push(0, SAMPLE);
  heap.push(CRASH_AT, LIFE_CHANGES);
  heap.push(RESTART_AT, LIFE_CHANGES);
  for (;;) {
    heap.pop();
    const now = heap.now;
    if (now >= END) break;
    eventCount++;
    const row = heap.what >> 3;
    // Set by a case: the message whose next attempt is sent, the attempt that a thread takes, the caller freed.
    let sends = -1;
    let takes = -1;
    let done = -1;
    switch (heap.what & 7) {
      case ARRIVAL: {
        const client = row === 0 ? 0 : 1;
        const next = (nextArrival[client] ?? 0) + luck[client].exponential(MEAN_GAPS[client]);
        nextArrival[client] = next;
        heap.push(Math.round(next), (client << 3) | ARRIVAL);
        const message = messageCount++;
        m.intendedAt[message] = now;
        m.client[message] = client;
        if ((freeLength[client] ?? 0) > 0) {
          const place = freeHead[client] ?? 0;
          freeHead[client] = (place + 1) & CALLER_MASK;
          freeLength[client] = (freeLength[client] ?? 0) - 1;
          m.caller[message] = free[client * CALLERS + place] ?? 0;
          m.startedAfter[message] = 0;
          sends = message;
        } else {
          const count = waitingLength[client] ?? 0;
          waiting[client][((waitingHead[client] ?? 0) + count) & QUEUE_MASK] = message;
          waitingLength[client] = count + 1;
        }
        break;
      }
      case AT_BROKER: {
        const broker = a.broker[row] === 0 ? 0 : 1;
        a.arrivedAfter[row] = now - (a.sentAt[row] ?? 0);
        if (broker === 0 && isDown) {
          answers[row] = CONNECTION_FAILED;
          heap.push(now + ONE_WAY, (row << 3) | ANSWERED);
        } else if ((idle[broker] ?? 0) > 0) {
          idle[broker] = (idle[broker] ?? 0) - 1;
          takes = row;
        } else {
          const count = length[broker] ?? 0;
          queues[broker][((head[broker] ?? 0) + count) & QUEUE_MASK] = row;
          length[broker] = count + 1;
        }
        break;
      }
      case SERVED: {
        if (answers[row] === CONNECTION_FAILED) break; // the crash took it
        const broker = a.broker[row] === 0 ? 0 : 1;
        const after = now - (a.sentAt[row] ?? 0);
        const message = a.message[row] ?? 0;
        a.storedAfter[row] = after;
        a.answeredAfter[row] = after;
        a.flags[row] = (a.flags[row] ?? 0) | 1;
        m.copies[message] = (m.copies[message] ?? 0) + 1;
        stored[broker] = (stored[broker] ?? 0) + 1;
        answers[row] = STORED;
        heap.push(now + ONE_WAY, (row << 3) | ANSWERED);
        const count = length[broker] ?? 0;
        if (count > 0) {
          const place = head[broker] ?? 0;
          takes = queues[broker][place] ?? 0;
          head[broker] = (place + 1) & QUEUE_MASK;
          length[broker] = count - 1;
        } else {
          idle[broker] = (idle[broker] ?? 0) + 1;
        }
        break;
      }
      case ANSWERED:
      case TIMED_OUT: {
        if (a.endedAfter[row] !== NEVER) break;
        const isTimeout = (heap.what & 7) === TIMED_OUT;
        const message = a.message[row] ?? 0;
        const outcome = isTimeout ? TIMEOUT_OUTCOME : (answers[row] ?? 0);
        a.outcome[row] = outcome;
        a.endedAfter[row] = now - (a.sentAt[row] ?? 0);
        if (outcome === STORED) {
          a.cause[row] = 1;
          m.result[message] = 1;
          m.cause[message] = 1;
          m.endedAfter[message] = now - (m.intendedAt[message] ?? 0);
          if (a.broker[row] === 0) isConnectedA[m.client[message] ?? 0] = 1;
          okCount++;
          done = message;
        } else {
          a.cause[row] = isTimeout ? 30 : 20;
          if (!isTimeout) isConnectedA[m.client[message] ?? 0] = 0;
          if (!isTimeout && (a.number[row] ?? 0) < ATTEMPTS_MAX) {
            a.waitPlanned[row] = 0;
            a.waitActual[row] = 0;
            a.waitCause[row] = 60;
            sends = message;
          } else {
            m.result[message] = 2;
            m.cause[message] = isTimeout ? 31 : 40;
            m.endedAfter[message] = now - (m.intendedAt[message] ?? 0);
            done = message;
          }
        }
        break;
      }
      case POLL:
        heap.push(now + POLL_PERIOD, (row << 3) | POLL);
        knowsA[row] = isDown ? 0 : 1;
        break;
      case LIFE_CHANGES:
        isDown = now === CRASH_AT;
        if (!isDown) break;
        // Whatever broker-a holds is gone: what waits, and what its threads work on.
        for (let attempt = Math.max(0, attemptCount - 1_000); attempt < attemptCount; attempt++) {
          const isThere = a.broker[attempt] === 0 && a.arrivedAfter[attempt] !== NEVER;
          if (!isThere || a.answeredAfter[attempt] !== NEVER) continue;
          answers[attempt] = CONNECTION_FAILED;
          heap.push(now + ONE_WAY, (attempt << 3) | ANSWERED);
        }
        length[0] = 0;
        idle[0] = THREADS;
        isConnectedA.fill(0);
        break;
      default:
        heap.push(now + SAMPLE_PERIOD, SAMPLE);
        for (let part = 0; part < 2; part++) {
          samples[sampled] = length[part] ?? 0;
          samples[sampled + 1] = THREADS - (idle[part] ?? 0);
          samples[sampled + 2] = 0.5;
          samples[sampled + 3] = stored[part] ?? 0;
          samples[sampled + 4] = CALLERS - (freeLength[part] ?? 0);
          samples[sampled + 5] = waitingLength[part] ?? 0;
          samples[sampled + 6] = 0;
          samples[sampled + 7] = 0;
          sampled += 8;
        }
    }
    if (done >= 0) {
      const client = m.client[done] === 0 ? 0 : 1;
      const caller = m.caller[done] ?? 0;
      const count = waitingLength[client] ?? 0;
      if (count > 0) {
        const place = waitingHead[client] ?? 0;
        sends = waiting[client][place] ?? 0;
        waitingHead[client] = (place + 1) & QUEUE_MASK;
        waitingLength[client] = count - 1;
        m.caller[sends] = caller;
        m.startedAfter[sends] = now - (m.intendedAt[sends] ?? 0);
      } else {
        const freeCount = freeLength[client] ?? 0;
        const place = ((freeHead[client] ?? 0) + freeCount) & CALLER_MASK;
        free[client * CALLERS + place] = caller;
        freeLength[client] = freeCount + 1;
      }
    }
    if (sends >= 0) {
      const attempt = attemptCount++;
      const client = m.client[sends] ?? 0;
      const number = (m.attempts[sends] ?? 0) + 1;
      const last = m.lastAttempt[sends] ?? 0;
      const caller = client * CALLERS + (m.caller[sends] ?? 0);
      // The next place of this caller's round; of the other broker after a failure.
      let place = places[caller] ?? 0;
      const avoided = last === NEVER ? -1 : (a.broker[last] ?? 0);
      while (place >> 2 === avoided || (place < QUEUES && knowsA[client] === 0)) place++;
      place &= 7;
      places[caller] = (place + 1) & 7;
      const broker = place >> 2;
      m.attempts[sends] = number;
      m.lastAttempt[sends] = attempt;
      a.sentAt[attempt] = now;
      a.message[attempt] = sends;
      a.previous[attempt] = last;
      a.number[attempt] = number;
      a.client[attempt] = client;
      a.broker[attempt] = broker;
      a.queue[attempt] = place & 3;
      if (number === 1) a.flags[attempt] = 128;
      if (broker === 0 && isConnectedA[client] === 0) {
        // The way there and back that a connection costs, and the request's own if it came about.
        if (isDown) {
          answers[attempt] = CONNECTION_FAILED;
          heap.push(now + 2 * ONE_WAY, (attempt << 3) | ANSWERED);
        } else {
          heap.push(now + 3 * ONE_WAY, (attempt << 3) | AT_BROKER);
        }
      } else {
        heap.push(now + ONE_WAY, (attempt << 3) | AT_BROKER);
      }
      heap.push(now + TIMEOUT, (attempt << 3) | TIMED_OUT);
    }
    if (takes >= 0) {
      const after = now - (a.sentAt[takes] ?? 0);
      a.beganAfter[takes] = after;
      waited += after - (a.arrivedAfter[takes] ?? 0);
      served++;
      heap.push(now + Math.round(services.exponential(MEAN_SERVICE)), (takes << 3) | SERVED);
    }
  }
  return {
    eventCount,
    attemptCount,
    messageCount,
    okCount,
    busyCount: 0,
    meanWaitMs: waited / served / 1000,
  };
}
