// How the recorded figures of consumers are computed from a run of ours.
import { PULL } from '../../recording/deliveries.ts';
import { NEVER, type Recording } from '../../recording/Recording.ts';
import { statistic } from '../measures/Measure.ts';
import type { ConsumeCase } from './ConsumeCase.ts';
import { backlogUpMs, FAULT_AT_MS } from './consumeScenario.ts';

/** The figure of one run; nothing when the run has nothing to measure; `unknown` when no measure has that name. */
export function consumeFigure(
  golden: ConsumeCase,
  recording: Recording,
  name: string,
): number | undefined | 'unknown' {
  const [first = '', part = ''] = name.split('.');
  switch (golden.load.kind) {
    case 'before':
      return takeover(golden, recording, first);
    case 'backlog':
      return backlog(golden, recording, { name: first, part });
    case 'rate':
      return polling(golden, recording, { name: first, part });
    case 'sends':
      return 'unknown';
  }
}

// ---- one consumer takes over from another

function takeover(
  golden: ConsumeCase,
  { deliveries }: Recording,
  name: string,
): number | undefined | 'unknown' {
  if (deliveries === undefined) return undefined;
  const { consumer, message, startedAt, reconsumeTimes, count } = deliveries;
  const rows = Array.from({ length: count }, (_, row) => row);
  const elsewhere = rows.filter((row) => consumer[row] !== 0);
  const held = rows.filter((row) => consumer[row] === 0);
  const faultMs = FAULT_AT_MS + (golden.fault?.atMs ?? 0);
  const moments = elsewhere.map((row) => (startedAt[row] ?? 0) / 1000 - faultMs);
  switch (name) {
    case 'heldByFirst':
      return held.filter((row) => (startedAt[row] ?? 0) / 1000 <= faultMs).length;
    case 'firstDeliveryElsewhereMs':
      return statistic('min', moments);
    case 'lastDeliveryElsewhereMs':
      return statistic('max', moments);
    case 'deliveredElsewhere':
      return elsewhere.length;
    case 'deliveredToBoth': {
      const first = new Set(held.map((row) => message[row]));
      return elsewhere.filter((row) => first.has(message[row])).length;
    }
    case 'reconsumeTimes':
      return statistic(
        'max',
        elsewhere.map((row) => reconsumeTimes[row] ?? 0),
      );
    default:
      return 'unknown';
  }
}

// ---- a backlog, and the consumer's own flow control

/** From half a second after the cache was first full to the last pull that brought something. */
const SETTLES_MS = 500;

interface FigureName {
  readonly name: string;
  readonly part: string;
}

function backlog(
  golden: ConsumeCase,
  recording: Recording,
  { name, part }: FigureName,
): number | undefined | 'unknown' {
  const { deliveries, pulls, gauges, sampleEvery } = recording;
  const cache = gauges.find((gauge) => gauge.name === 'cachedMessages')?.values;
  if (golden.load.kind !== 'backlog' || cache === undefined) return undefined;
  if (deliveries === undefined || pulls === undefined) return undefined;
  const limit = Number(golden.client.settings['pullThresholdForQueue'] ?? 1000);
  const fullSample = cache.findIndex((value) => value >= limit);
  const fullMs = (fullSample * sampleEvery) / 1000;
  const found = Array.from({ length: pulls.count }, (_, row) => row).filter(
    (row) => pulls.outcome[row] === PULL.found,
  );
  const from = fullMs + SETTLES_MS;
  const to = Math.max(from, ...found.map((row) => (pulls.sentAt[row] ?? 0) / 1000));
  const seconds = (to - from) / 1000;
  const isWithin = (us: number): boolean => us / 1000 >= from && us / 1000 < to;
  const within = found.filter((row) => isWithin(pulls.sentAt[row] ?? 0));
  const first = Math.ceil((from * 1000) / sampleEvery);
  const plateau = [...cache.slice(first, Math.floor((to * 1000) / sampleEvery))];
  switch (name) {
    case 'cacheMax':
      return statistic('max', [...cache]);
    case 'fullAfterMs':
      return fullMs - backlogUpMs(golden.load.count);
    case 'plateau':
      return statistic(part, plateau);
    case 'pullsPerSec':
      return within.length / seconds;
    case 'messagesPerPull':
      return within.reduce((sum, row) => sum + (pulls.messages[row] ?? 0), 0) / within.length;
    case 'consumedPerSec': {
      let count = 0;
      for (let row = 0; row < deliveries.count; row++) {
        const ended = (deliveries.startedAt[row] ?? 0) + (deliveries.endedAfter[row] ?? NEVER);
        if (isWithin(ended)) count++;
      }
      return count / seconds;
    }
    default:
      return 'unknown';
  }
}

// ---- an idle topic

function polling(
  golden: ConsumeCase,
  { attempts, messages, deliveries, pulls }: Recording,
  { name, part }: FigureName,
): number | undefined | 'unknown' {
  if (golden.load.kind !== 'rate' || deliveries === undefined || pulls === undefined) {
    return undefined;
  }
  const rows = Array.from({ length: deliveries.count }, (_, row) => row);
  const lastMs = golden.load.durationMs;
  const empty = Array.from({ length: pulls.count }, (_, row) => row)
    .filter((row) => pulls.outcome[row] === PULL.empty)
    .filter((row) => (pulls.sentAt[row] ?? 0) + (pulls.answeredAfter[row] ?? 0) >= lastMs * 1000)
    .map((row) => (pulls.answeredAfter[row] ?? 0) / 1000);
  switch (name) {
    case 'storeToHandlerMs':
      return statistic(
        part,
        rows.map((row) => {
          const copy = deliveries.copy[row] ?? 0;
          const storedAt = (attempts.sentAt[copy] ?? 0) + (attempts.storedAfter[copy] ?? 0);
          return ((deliveries.startedAt[row] ?? 0) - storedAt) / 1000;
        }),
      );
    case 'sendToHandlerMs':
      return statistic(
        part,
        rows.map((row) => {
          const called = messages.intendedAt[deliveries.message[row] ?? 0] ?? 0;
          return ((deliveries.startedAt[row] ?? 0) - called) / 1000;
        }),
      );
    case 'emptyPullAnsweredAfterMs':
      return statistic(part, empty);
    case 'emptyPulls':
      return empty.length;
    default:
      return 'unknown';
  }
}
