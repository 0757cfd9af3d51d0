// What a tooltip says of the thing under the pointer: what it is, how it is, and why.
import { causeFacts } from '../../recording/causeFacts.ts';
import { FLAG } from '../../recording/outcomes.ts';
import { NEVER, NO_ROW } from '../../recording/Recording.ts';
import { causeSentence, waitSentence } from '../parts/causeSentence.ts';
import { formatMs } from '../parts/formatters.ts';
import { callerTip, serviceTip } from './callerTip.ts';
import { consumeTip } from './consume/consumeTip.ts';
import { partTip } from './partTip.ts';
import type { Hit } from './scene/pick.ts';
import { messageName, roundedMs, type Tip, type TipContext } from './tip.ts';

export function tipOf(hit: Hit, context: TipContext): Tip | undefined {
  switch (hit.kind) {
    case 'attempt':
      return hit.isWaiting ? waitTip(hit.row, context) : attemptTip(hit.row, context);
    case 'caller':
      return callerTip(hit, context);
    case 'thread':
      return serviceTip(hit, context);
    case 'client':
    case 'broker':
    case 'queue':
    case 'disk':
    case 'link':
    case 'nameServer':
      return partTip(hit, context);
    case 'consumer':
    case 'proxy':
    case 'delivery':
    case 'retry':
    case 'deadLetters':
      return consumeTip(hit, context);
  }
}

function attemptTip(row: number, context: TipContext): Tip {
  const { t, causes, scene, dots } = context;
  const { recording } = scene;
  const { attempts } = recording;
  const facts = causeFacts(recording, row);
  const title = t('tipAttempt', {
    number: attempts.number[row] ?? 1,
    message: messageName(recording, row),
  });
  const broker = facts.brokerId;
  const isLost = (flag: number): boolean => ((attempts.flags[row] ?? 0) & flag) !== 0;
  switch (dots.legOf(row)) {
    case 'out': {
      const isGone = isLost(FLAG.requestLost);
      const how = isGone ? t('tipRequestLost', { broker }) : t('tipToBroker', { broker });
      return { title, lines: [how, ...whyAgain(row, context)] };
    }
    case 'atDoor':
      return { title, lines: [t('tipAtDoor', { broker })] };
    case 'back': {
      if (isLost(FLAG.answerLost)) return { title, lines: [t('tipAnswerLost', { broker })] };
      const why = causeSentence(causes, facts);
      return { title, lines: [why], source: facts.source };
    }
    case 'notYet':
    case 'atBroker':
    case 'ended': {
      const hasEnded = (attempts.endedAfter[row] ?? NEVER) !== NEVER;
      const why = hasEnded ? [causeSentence(causes, facts)] : [];
      return { title, lines: why, source: facts.source };
    }
  }
}

/** What the attempt before ended with, and how long the client waited then. */
function whyAgain(row: number, { causes, scene }: TipContext): readonly string[] {
  const { recording } = scene;
  const previous = recording.attempts.previous[row] ?? NO_ROW;
  if (previous === NO_ROW) return [];
  const facts = causeFacts(recording, previous);
  return [causeSentence(causes, facts), waitSentence(causes, facts) ?? ''].filter(Boolean);
}

function waitTip(row: number, { t, causes, scene, atMs }: TipContext): Tip {
  const { recording } = scene;
  const { attempts } = recording;
  const facts = causeFacts(recording, row);
  const endMs = ((attempts.sentAt[row] ?? 0) + (attempts.endedAfter[row] ?? 0)) / 1000;
  const leftMs = Math.max(0, endMs + (facts.actualMs ?? 0) - atMs);
  const title = t('tipWaiting', {
    wait: formatMs(facts.actualMs ?? 0),
    number: facts.number + 1,
  });
  const source = facts.wait?.source ?? '';
  const lines = [
    t('tipWaitLeft', { left: formatMs(roundedMs(leftMs)) }),
    causeSentence(causes, facts),
    waitSentence(causes, facts) ?? '',
  ];
  return { title, lines: lines.filter(Boolean), source };
}
