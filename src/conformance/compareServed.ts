// A run of a gRPC consumer against what was seen: every call of its handler, and all that reached the server. Times
// count from the first delivery. What happens side by side may come in any order, so each message is looked at by itself.
import { DELIVERY } from '../recording/deliveries.ts';
import { NO_ROW, type Recording } from '../recording/Recording.ts';
import { SETTLE } from '../recording/settlements.ts';
import type { ServedCall, ServedCase, ServedEvent } from './ServedCase.ts';
import { shortNumber, timeConforms } from './tolerance.ts';

/** Nothing there is left to chance but where the recorders' machine was slow. */
export const SERVED_SEEDS = 3;

export interface Served {
  readonly calls: readonly ServedCall[];
  readonly events: readonly ServedEvent[];
}

export function compareServed(
  golden: ServedCase,
  recordings: readonly Recording[],
): string | undefined {
  for (const recording of recordings) {
    const found = servedOf(recording);
    const difference = callDifference(golden, found) ?? eventDifference(golden, found);
    if (difference !== undefined) return `${difference} (seed ${String(recording.scenario.seed)})`;
  }
  return undefined;
}

// ---- the run

/** What the run shows, counted from its first delivery. */
export function servedOf(recording: Recording): Served {
  const wayMs = Number(recording.scenario.network['latencyMs'] ?? 0);
  const events = eventsOf(recording, wayMs);
  const first = events.filter(({ kind }) => kind === 'deliver').map(({ atMs }) => atMs);
  const zero = first.length > 0 ? Math.min(...first) : (events[0]?.atMs ?? 0);
  const { deliveries } = recording;
  const calls = rows(deliveries?.count ?? 0).map((row): ServedCall => {
    return {
      message: nameOf(deliveries?.message[row] ?? 0),
      attempt: deliveries?.number[row] ?? 0,
      isOk: deliveries?.outcome[row] === DELIVERY.consumed,
      atMs: (deliveries?.startedAt[row] ?? 0) / 1000 - zero,
    };
  });
  return { calls, events: events.map((event) => ({ ...event, atMs: event.atMs - zero })) };
}

function rows(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row);
}

function nameOf(message: number): string {
  return `m${String(message + 1)}`;
}

const KINDS: ReadonlyMap<number, ServedEvent['kind']> = new Map([
  [SETTLE.ack, 'ack'],
  [SETTLE.nack, 'nack'],
  [SETTLE.forward, 'dlq'],
]);

function eventsOf(recording: Recording, wayMs: number): readonly ServedEvent[] {
  const { deliveries, pulls, settlements } = recording;
  const receives = rows(pulls?.count ?? 0).map((row): ServedEvent => {
    const atMs = (pulls?.sentAt[row] ?? 0) / 1000 + wayMs;
    return { kind: 'receive', message: '', attempt: 0, atMs };
  });
  const delivered = rows(deliveries?.count ?? 0).flatMap((row): readonly ServedEvent[] => {
    const message = nameOf(deliveries?.message[row] ?? 0);
    const attempt = (deliveries?.reconsumeTimes[row] ?? 0) + 1;
    const previous = deliveries?.previous[row] ?? NO_ROW;
    // An ordered message that the client hands over again came only once.
    if (previous !== NO_ROW && deliveries?.reconsumeTimes[previous] === attempt - 1) return [];
    return [
      {
        kind: 'deliver',
        message,
        attempt,
        atMs: (deliveries?.receivedAt[row] ?? 0) / 1000 - wayMs,
      },
    ];
  });
  const settled = rows(settlements?.count ?? 0).map((row): ServedEvent => {
    const delivery = settlements?.delivery[row] ?? 0;
    const message = nameOf(deliveries?.message[delivery] ?? 0);
    const attempt = deliveries?.number[delivery] ?? 0;
    const atMs = (settlements?.sentAt[row] ?? 0) / 1000 + wayMs;
    const kind = KINDS.get(settlements?.kind[row] ?? SETTLE.ack) ?? 'ack';
    const event = { kind, message, attempt, atMs };
    return kind === 'nack' ? { ...event, waitMs: settlements?.invisibleMs[row] ?? 0 } : event;
  });
  return [...receives, ...delivered, ...settled].sort((a, b) => a.atMs - b.atMs);
}

// ---- the comparison

function callDifference(golden: ServedCase, found: Served): string | undefined {
  for (const message of messagesOf(golden.calls, found.calls)) {
    const wanted = golden.calls.filter((call) => call.message === message);
    const got = found.calls.filter((call) => call.message === message);
    if (wanted.length !== got.length) {
      return `${message}: expected ${String(wanted.length)} calls of the handler, got ${String(got.length)}`;
    }
    for (const [place, call] of wanted.entries()) {
      const other = got[place];
      const name = `${message}, call ${String(place + 1)}`;
      if (other?.attempt !== call.attempt || other.isOk !== call.isOk) {
        return `${name}: expected ${callText(call)}, got ${other === undefined ? 'none' : callText(other)}`;
      }
      const time = timeDifference(golden, {
        wanted: call.atMs,
        got: other.atMs,
        spread: undefined,
      });
      if (time !== undefined) return `${name}: ${time}`;
    }
  }
  return undefined;
}

function callText({ attempt, isOk }: ServedCall): string {
  return `delivery ${String(attempt)} that ${isOk ? 'succeeds' : 'fails'}`;
}

function messagesOf(
  ...lists: readonly (readonly { readonly message: string }[])[]
): readonly string[] {
  return [...new Set(lists.flat().map(({ message }) => message))];
}

function eventDifference(golden: ServedCase, found: Served): string | undefined {
  const kinds = new Set([...golden.events, ...found.events].map(({ kind }) => kind));
  // Receives were written down only where they are what the case asks about.
  if (!golden.events.some(({ kind }) => kind === 'receive')) kinds.delete('receive');
  const wanted = golden.events.map((event, index) => ({ ...event, spread: golden.spread[index] }));
  for (const kind of kinds) {
    for (const message of messagesOf(wanted, found.events)) {
      const isThis = (event: ServedEvent): boolean =>
        event.kind === kind && event.message === message;
      const name = message === '' ? kind : `${kind} of ${message}`;
      const pair = { wanted: wanted.filter(isThis), got: found.events.filter(isThis) };
      const difference = listDifference(golden, name, pair);
      if (difference !== undefined) return difference;
    }
  }
  return undefined;
}

interface Pair {
  readonly wanted: readonly (ServedEvent & {
    readonly spread: readonly [number, number] | undefined;
  })[];
  readonly got: readonly ServedEvent[];
}

function listDifference(
  golden: ServedCase,
  name: string,
  { wanted, got }: Pair,
): string | undefined {
  // It goes on to receive after the recorders have stopped to look.
  const counted = name === 'receive' ? got.slice(0, wanted.length) : got;
  if (wanted.length !== counted.length) {
    return `${name}: expected ${String(wanted.length)}, got ${String(counted.length)}`;
  }
  for (const [place, event] of wanted.entries()) {
    const other = counted[place];
    if (other === undefined) continue;
    const which = `${name} ${String(place + 1)}`;
    if (event.waitMs !== undefined && event.waitMs !== other.waitMs) {
      return `${which}: expected to ask for ${String(event.waitMs)} ms, got ${String(other.waitMs)} ms`;
    }
    if (event.attempt !== other.attempt && event.kind === 'deliver') {
      return `${which}: expected delivery ${String(event.attempt)}, got ${String(other.attempt)}`;
    }
    const time = timeDifference(golden, {
      wanted: event.atMs,
      got: other.atMs,
      spread: event.spread,
    });
    if (time !== undefined) return `${which}: ${time}`;
  }
  return undefined;
}

function timeDifference(
  { tolerance }: ServedCase,
  {
    wanted,
    got,
    spread,
  }: { wanted: number; got: number; spread: readonly [number, number] | undefined },
): string | undefined {
  if (timeConforms(got, { atMs: wanted, spread }, tolerance)) return undefined;
  return `expected at ${shortNumber(wanted)} ms, got ${shortNumber(got)} ms`;
}
