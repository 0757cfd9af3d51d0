// The messages of a scripted case and of our run of it, attempt by attempt.
import type { Recording } from '../recording/Recording.ts';
import type { PictureLine, PictureTrack } from './CasePicture.ts';
import { clientResult } from './clientErrors.ts';
import type { ObservedResult, ScriptCase } from './GoldenCase.ts';
import { type PlayedMessage, playedMessages } from './playedMessages.ts';

export function messageTracks(golden: ScriptCase, recording: Recording): readonly PictureTrack[] {
  const played = playedMessages(recording);
  const spreads = spreadsOf(golden);
  return golden.observed.map(({ message }, index): PictureTrack => {
    const got = played[index];
    return {
      name: message,
      recorded: recordedLine(golden, index, spreads),
      model: got === undefined ? { marks: [], end: undefined } : modelLine(golden, got),
    };
  });
}

interface Spreads {
  readonly ofAttempt: (message: number, attempt: number) => readonly [number, number] | undefined;
  readonly ofResult: (message: number) => readonly [number, number] | undefined;
}

/** They are recorded in one list: all attempts message by message, then all results. */
function spreadsOf({ observed, spread }: ScriptCase): Spreads {
  const starts: number[] = [];
  let count = 0;
  for (const { attempts } of observed) {
    starts.push(count);
    count += attempts.length;
  }
  return {
    ofAttempt: (message, attempt) => spread?.[(starts[message] ?? 0) + attempt],
    ofResult: (message) => spread?.[count + message],
  };
}

function recordedLine(golden: ScriptCase, index: number, spreads: Spreads): PictureLine {
  const message = golden.observed[index];
  if (message === undefined) return { marks: [], end: undefined };
  const isSteered = golden.start.firstBroker !== undefined;
  return {
    marks: message.attempts.map(({ atMs, broker, name }, attempt) => ({
      atMs,
      spreadMs: spreads.ofAttempt(index, attempt),
      place: broker,
      sign: letterOf(broker),
      name: isSteered ? name : '',
    })),
    end: {
      atMs: message.result.atMs,
      spreadMs: spreads.ofResult(index),
      isGood: message.result.isOk,
      text: resultText(message.result),
    },
  };
}

function modelLine(golden: ScriptCase, message: PlayedMessage): PictureLine {
  const met: number[] = [];
  const isSteered = golden.start.firstBroker !== undefined;
  const marks = message.attempts.map(({ atMs, broker }) => {
    if (!met.includes(broker)) met.push(broker);
    const name = isSteered ? (golden.brokers[broker]?.name ?? '') : '';
    const place = met.indexOf(broker);
    return { atMs, spreadMs: undefined, place, sign: letterOf(place), name };
  });
  if (message.endedMs === undefined) return { marks, end: undefined };
  const result = clientResult(golden.client.profile, message, golden.client);
  const text = result === undefined ? message.cause : resultText(result);
  return { marks, end: { atMs: message.endedMs, spreadMs: undefined, isGood: message.isOk, text } };
}

function resultText({
  isOk,
  status,
  error,
  code,
  cause,
}: Pick<ObservedResult, 'isOk' | 'status' | 'error' | 'code' | 'cause'>): string {
  if (isOk) return status ?? 'OK';
  return [error, code, cause].filter((word) => word !== undefined).join(' · ');
}

/** `a` for the first broker that a message met. */
function letterOf(place: number): string {
  return String.fromCharCode(97 + (place % 26));
}
