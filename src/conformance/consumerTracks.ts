// Deliveries to a consumer, what reached a gRPC server, and tries to connect: as recorded and in our run.
import type { Recording } from '../recording/Recording.ts';
import type { PictureLine, PictureMark, PictureTrack } from './CasePicture.ts';
import { channelTries } from './channelTries.ts';
import { servedOf } from './compareServed.ts';
import type { ConsumeCase, DeliveredMessage } from './consuming/ConsumeCase.ts';
import { type Delivered, deliveredMessages } from './consuming/deliveredMessages.ts';
import type { GoldenNumber, ReconnectCase } from './GoldenCase.ts';
import type { ServedCase, ServedEvent } from './ServedCase.ts';

/** Marks that bear their number. */
function numbered(moments: readonly number[]): readonly PictureMark[] {
  return moments.map((atMs, index) => ({
    atMs,
    spreadMs: undefined,
    place: 0,
    sign: String(index + 1),
    name: '',
  }));
}

// ---- deliveries

export function deliveryTracks(golden: ConsumeCase, recording: Recording): readonly PictureTrack[] {
  const delivered = deliveredMessages(recording);
  return golden.deliveries.flatMap((course, index): readonly PictureTrack[] => {
    const got = delivered[index];
    if (got === undefined) return [];
    return [{ name: course.message, recorded: recordedCourse(course), model: playedCourse(got) }];
  });
}

function recordedCourse({ deliveries, end }: DeliveredMessage): PictureLine {
  const marks = numbered(gapByGap(deliveries)).map((mark, index) => {
    const gap = deliveries[index]?.sincePrevious;
    return gap === undefined ? mark : { ...mark, spreadMs: spreadOf(mark.atMs, gap) };
  });
  const lastMs = marks.at(-1)?.atMs ?? 0;
  const isKnown = end.where === 'dead' || end.where === 'consumed';
  if (!isKnown) return { marks, end: undefined };
  const isDead = end.where === 'dead';
  const afterMs = isDead ? (end.storedAfterMs?.min ?? 0) : 0;
  return { marks, end: endAt(lastMs + afterMs, isDead) };
}

/** Moments add up the noise of the recorders' machine; where the gaps are told, they are what is compared. */
function gapByGap(deliveries: DeliveredMessage['deliveries']): readonly number[] {
  let lastMs = 0;
  return deliveries.map(({ atMs, sincePrevious }, index) => {
    const before = deliveries[index - 1]?.atMs ?? 0;
    lastMs += index === 0 ? atMs : (sincePrevious?.value ?? atMs - before);
    return lastMs;
  });
}

function spreadOf(atMs: number, { value, low, high }: GoldenNumber): readonly [number, number] {
  return [atMs - value + low, atMs - value + high];
}

function playedCourse({ deliveries, dead }: Delivered): PictureLine {
  const marks = numbered(deliveries.map(({ atMs }) => atMs));
  const last = deliveries.at(-1);
  if (last === undefined || (dead === undefined && !last.isConsumed)) {
    return { marks, end: undefined };
  }
  return { marks, end: endAt(last.atMs + (dead?.afterMs ?? 0), dead !== undefined) };
}

function endAt(atMs: number, isDead: boolean): PictureLine['end'] {
  return { atMs, spreadMs: undefined, isGood: !isDead, text: isDead ? '%DLQ%' : 'CONSUME_SUCCESS' };
}

// ---- what reached a server

/** Signs of the kinds, and how they look. */
const EVENTS = {
  receive: { sign: 'R', place: 4 },
  deliver: { sign: 'D', place: 0 },
  ack: { sign: 'A', place: 3 },
  nack: { sign: 'N', place: 1 },
  dlq: { sign: 'Q', place: 2 },
} as const;

export function servedTracks(golden: ServedCase, recording: Recording): readonly PictureTrack[] {
  const { events } = servedOf(recording);
  // Receives were written down only where they are what the case asks about.
  const hasReceives = golden.events.some(({ kind }) => kind === 'receive');
  const wanted = golden.events.map((event, index) => ({ event, spread: golden.spread[index] }));
  const names = [...new Set(golden.events.map(({ message }) => message))];
  return names.flatMap((name): readonly PictureTrack[] => {
    if (name === '' && !hasReceives) return [];
    const own = wanted.filter(({ event }) => event.message === name);
    const got = events.filter(({ message }) => message === name).slice(0, own.length);
    return [
      {
        name: name === '' ? 'ReceiveMessage' : name,
        recorded: {
          marks: own.map(({ event, spread }) => eventMark(event, spread)),
          end: undefined,
        },
        model: { marks: got.map((event) => eventMark(event, undefined)), end: undefined },
      },
    ];
  });
}

function eventMark(
  { kind, atMs, waitMs }: ServedEvent,
  spreadMs: readonly [number, number] | undefined,
): PictureMark {
  const name = waitMs === undefined ? kind : `${kind} (${String(waitMs)} ms)`;
  return { atMs, spreadMs, ...EVENTS[kind], name };
}

// ---- tries to connect

/** Single channels; where many were recorded, their waits are told as figures. */
export function channelTracks(
  golden: ReconnectCase,
  recording: Recording,
): readonly PictureTrack[] {
  const [first] = golden.channels;
  if (first === undefined) return [];
  const recorded = { marks: numbered(first.attemptsAtMs), end: undefined };
  const model = { marks: numbered(channelTries(recording)), end: undefined };
  return [{ name: 'channel 1', recorded, model }];
}
