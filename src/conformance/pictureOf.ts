// Draws up a case and our run of it for the page.
import type { Recording } from '../recording/Recording.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import type {
  CasePicture,
  PictureLine,
  PictureScript,
  PictureSetting,
  PictureTrack,
} from './CasePicture.ts';
import { reportOf } from './caseReport.ts';
import { clientResult } from './clientErrors.ts';
import { figureReadings } from './compareFigures.ts';
import { waitReadings } from './compareReconnect.ts';
import type { GoldenCase, ObservedResult, ScriptCase } from './GoldenCase.ts';
import { judge, runsOf } from './playCase.ts';
import { type PlayedMessage, playedMessages } from './playedMessages.ts';

export function pictureOf(golden: GoldenCase): CasePicture {
  const runs = runsOf(golden);
  const recordings = runs.ok ? runs.value : [];
  const [first] = recordings;
  const isScript = golden.kind === 'producer-script';
  return {
    report: reportOf(golden, judge(golden, runs)),
    notes: golden.notes,
    settings: settingsOf(golden),
    scripts: isScript ? scriptsOf(golden) : [],
    tracks: isScript && first !== undefined ? tracksOf(golden, first) : [],
    figures: figuresOf(golden, recordings),
    scenario: first?.scenario,
  };
}

function figuresOf(golden: GoldenCase, recordings: readonly Recording[]): CasePicture['figures'] {
  switch (golden.kind) {
    case 'producer-script':
    case 'consume-served':
      return [];
    case 'reconnect-script':
      return waitReadings(golden, recordings);
    case 'broker-load':
    case 'broker-state':
      return figureReadings(golden, recordings);
  }
}

function settingsOf(golden: GoldenCase): readonly PictureSetting[] {
  const of = (part: PictureSetting['of'], settings: Settings): readonly PictureSetting[] =>
    Object.entries(settings).map(([name, value]) => ({ of: part, name, value }));
  const broker = 'settings' in golden ? of('broker', golden.settings) : [];
  return [...of('client', golden.client.settings), ...broker];
}

function scriptsOf({ script }: ScriptCase): readonly PictureScript[] {
  switch (script.by) {
    case 'arrival':
    case 'each-message':
      return [{ of: '', ...script.list }];
    case 'broker':
    case 'message':
      return [...script.lists].map(([of, list]) => ({ of, ...list }));
    case 'bucket':
      return [{ of: '', steps: [script.ok], then: script.then }];
    case 'broker-met':
      return script.lists.map((list, index) => ({ of: String(index + 1), ...list }));
    case 'time':
      return [...script.phases].map(([of, phases]) => {
        return { of, steps: phases.map(({ step }) => step), then: script.then };
      });
  }
}

// ---- messages

function tracksOf(golden: ScriptCase, recording: Recording): readonly PictureTrack[] {
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
    return { atMs, spreadMs: undefined, place: met.indexOf(broker), name };
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
