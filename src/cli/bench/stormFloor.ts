// The floor under `storm-120`: the same story told by a bare loop. One binary heap, typed columns, no
// abstraction, no options, no faults but the one of the story. What it costs is what any engine must pay.
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
const MEAN_GAP = 2_000;
const ONE_WAY = 500;
const TIMEOUT = 3_000_000;
const MEAN_SERVICE = 7_000;
const SWEEP_PERIOD = 10_000;
const WAIT_LIMIT = 200_000;
const REFUSES_FROM = 40_000_000;
const REFUSES_TO = 50_000_000;
const FIRST_BACKOFF = 100_000;
const BACKOFF_MAX = 2_000_000;
const SAMPLE_PERIOD = 100_000;
const THREADS = 4;
const QUEUE_CAPACITY = 10_000;
const QUEUE_MASK = 16_383;
const ATTEMPTS_MAX = 3;

// What happens, in the low bits of an event; the rest is a row.
const ARRIVAL = 0;
const AT_BROKER = 1;
const SERVED = 2;
const ANSWERED = 3;
const TIMED_OUT = 4;
const WAIT_OVER = 5;
const SWEEP = 6;
const SAMPLE = 7;

// Outcomes as the recording numbers them, and the causes that go with them.
const STORED = 1;
const THROTTLED = 2;
const TIMEOUT_OUTCOME = 3;
const CONNECTION_FAILED = 4;

/** `scale` multiplies arrivals and threads. */
// A floor is one function: a loop cut in pieces would measure its calls.
// eslint-disable-next-line max-lines-per-function
export function stormFloor(scale: number): FloorRun {
  const a = new FloorAttempts(80_000 * scale);
  const m = new FloorMessages(63_000 * scale);
  const heap = new FloorHeap(8_192 * scale);
  const arrivals = new FloorLuck(11);
  const services = new FloorLuck(22);
  const jitter = new FloorLuck(33);
  const answers = new Uint8Array(80_000 * scale);
  const queue = new Int32Array(QUEUE_MASK + 1);
  const samples = new Float32Array((8 * END) / SAMPLE_PERIOD + 8);
  const meanGap = MEAN_GAP / scale;
  let attemptCount = 0;
  let messageCount = 0;
  let eventCount = 0;
  let okCount = 0;
  let busyCount = 0;
  let head = 0;
  let length = 0;
  let idle = THREADS * scale;
  let nextArrival = 0;
  let stored = 0;
  let backingOff = 0;
  let sampled = 0;
  let waited = 0;
  let served = 0;

  nextArrival += arrivals.exponential(meanGap);
  heap.push(Math.round(nextArrival), ARRIVAL);
  heap.push(0, SWEEP);
  heap.push(0, SAMPLE);
  for (;;) {
    heap.pop();
    const now = heap.now;
    if (now >= END) break;
    eventCount++;
    const row = heap.what >> 3;
    // Set by a case: the message whose next attempt is sent, the attempt that a thread takes, one that failed.
    let sends = -1;
    let takes = -1;
    let failed = -1;
    switch (heap.what & 7) {
      case ARRIVAL:
        nextArrival += arrivals.exponential(meanGap);
        heap.push(Math.round(nextArrival), ARRIVAL);
        sends = messageCount++;
        m.intendedAt[sends] = now;
        m.caller[sends] = 0;
        m.startedAfter[sends] = 0;
        break;
      case AT_BROKER:
        a.arrivedAfter[row] = now - (a.sentAt[row] ?? 0);
        if (now >= REFUSES_FROM && now < REFUSES_TO) {
          a.answeredAfter[row] = now - (a.sentAt[row] ?? 0);
          answers[row] = CONNECTION_FAILED;
          heap.push(now + ONE_WAY, (row << 3) | ANSWERED);
        } else if (idle > 0) {
          idle--;
          takes = row;
        } else if (length < QUEUE_CAPACITY) {
          queue[(head + length++) & QUEUE_MASK] = row;
        } else {
          a.answeredAfter[row] = now - (a.sentAt[row] ?? 0);
          answers[row] = THROTTLED;
          heap.push(now + ONE_WAY, (row << 3) | ANSWERED);
        }
        break;
      case SERVED: {
        const after = now - (a.sentAt[row] ?? 0);
        a.storedAfter[row] = after;
        a.answeredAfter[row] = after;
        a.flags[row] = (a.flags[row] ?? 0) | 1;
        const message = a.message[row] ?? 0;
        m.copies[message] = (m.copies[message] ?? 0) + 1;
        stored++;
        answers[row] = STORED;
        heap.push(now + ONE_WAY, (row << 3) | ANSWERED);
        if (length > 0) {
          takes = queue[head] ?? 0;
          head = (head + 1) & QUEUE_MASK;
          length--;
        } else {
          idle++;
        }
        break;
      }
      case ANSWERED:
        if (a.endedAfter[row] !== NEVER) {
          a.flags[row] = (a.flags[row] ?? 0) | 16;
          break;
        }
        a.outcome[row] = answers[row] ?? 0;
        a.endedAfter[row] = now - (a.sentAt[row] ?? 0);
        if (answers[row] === STORED) {
          const message = a.message[row] ?? 0;
          a.cause[row] = 1;
          m.result[message] = 1;
          m.cause[message] = 1;
          m.endedAfter[message] = now - (m.intendedAt[message] ?? 0);
          okCount++;
        } else {
          a.cause[row] = answers[row] === THROTTLED ? 5 : 20;
          a.code[row] = answers[row] === THROTTLED ? 2 : 0;
          failed = row;
        }
        break;
      case TIMED_OUT:
        if (a.endedAfter[row] !== NEVER) break;
        a.outcome[row] = TIMEOUT_OUTCOME;
        a.cause[row] = 30;
        a.endedAfter[row] = TIMEOUT;
        failed = row;
        break;
      case WAIT_OVER:
        backingOff--;
        sends = row;
        break;
      case SWEEP:
        heap.push(now + SWEEP_PERIOD, SWEEP);
        while (length > 0) {
          const first = queue[head] ?? 0;
          if ((a.sentAt[first] ?? 0) + (a.arrivedAfter[first] ?? 0) > now - WAIT_LIMIT) break;
          head = (head + 1) & QUEUE_MASK;
          length--;
          busyCount++;
          a.answeredAfter[first] = now - (a.sentAt[first] ?? 0);
          answers[first] = THROTTLED;
          heap.push(now + ONE_WAY, (first << 3) | ANSWERED);
        }
        break;
      default:
        heap.push(now + SAMPLE_PERIOD, SAMPLE);
        samples[sampled] = length;
        samples[sampled + 1] = THREADS * scale - idle;
        samples[sampled + 2] = 0.5;
        samples[sampled + 3] = stored;
        samples[sampled + 4] = messageCount - okCount;
        samples[sampled + 5] = 0;
        samples[sampled + 6] = backingOff;
        samples[sampled + 7] = 0;
        sampled += 8;
    }
    if (failed >= 0) {
      const message = a.message[failed] ?? 0;
      const number = a.number[failed] ?? 0;
      if (number < ATTEMPTS_MAX) {
        const planned = Math.min(BACKOFF_MAX, FIRST_BACKOFF << (number - 1));
        const wait = Math.round(planned * jitter.uniform());
        a.waitPlanned[failed] = planned;
        a.waitActual[failed] = wait;
        a.waitCause[failed] = 64;
        backingOff++;
        heap.push(now + wait, (message << 3) | WAIT_OVER);
      } else {
        m.result[message] = 2;
        m.cause[message] = 40;
        m.endedAfter[message] = now - (m.intendedAt[message] ?? 0);
      }
    }
    if (sends >= 0) {
      const attempt = attemptCount++;
      const number = (m.attempts[sends] ?? 0) + 1;
      m.attempts[sends] = number;
      a.sentAt[attempt] = now;
      a.message[attempt] = sends;
      a.previous[attempt] = m.lastAttempt[sends] ?? 0;
      a.number[attempt] = number;
      if (number === 1) a.flags[attempt] = 128;
      a.queue[attempt] = attempt & 3;
      m.lastAttempt[sends] = attempt;
      heap.push(now + ONE_WAY, (attempt << 3) | AT_BROKER);
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
    busyCount,
    meanWaitMs: waited / served / 1000,
  };
}
