// What holds in every run, whatever happens in it, as one function over a recording: each sentence it gives names
// a law and a row that breaks it. For tests only.
import { CAUSE, FLAG, OUTCOME, RESULT } from '../recording/outcomes.ts';
import {
  type AttemptColumns,
  type GaugeName,
  LONGEST,
  type MessageColumns,
  NEVER,
  NO_ROW,
  type Recording,
} from '../recording/Recording.ts';
import { deliveryLawsBroken } from './consume/deliveryLawsBroken.ts';
import { profileOf } from '../scenario/profiles.ts';
import type { FaultKind, Scenario } from '../scenario/Scenario.ts';
import { getAt } from '../scenario/settingPath.ts';

/** A run can break one law in thousands of rows; so many are enough to see which. */
const SENTENCES_MAX = 20;

export function lawsBroken(recording: Recording): readonly string[] {
  const broken = new Sentences();
  const { attempts, messages } = recording;
  for (let row = 0; row < attempts.count; row++) {
    checkAttempt(recording, row, broken);
    checkWait(recording, row, broken);
  }
  let chained = 0;
  for (let row = 0; row < messages.count; row++) {
    chained += checkChain(recording, row, broken);
    checkMessage(recording, row, broken);
  }
  broken.unless(chained === attempts.count, 'each attempt belongs to one message', chained);
  checkLosses(recording, broken);
  checkStates(recording, broken);
  checkGauges(recording, broken);
  return [...broken.list, ...deliveryLawsBroken(recording)];
}

class Sentences {
  readonly list: string[] = [];

  unless(holds: boolean, law: string, row: number): void {
    if (!holds && this.list.length < SENTENCES_MAX) this.list.push(`${law}: not so at ${row}`);
  }
}

const ANSWERED: readonly number[] = [
  OUTCOME.stored,
  OUTCOME.throttled,
  OUTCOME.rejected,
  OUTCOME.storedNotOk,
];

/** The columns of one attempt are in order of time, and its flags say what the columns say. */
function checkAttempt(recording: Recording, row: number, broken: Sentences): void {
  const { attempts, endAt, scenario } = recording;
  const is = (holds: boolean, law: string): void => broken.unless(holds, `attempt ${law}`, row);
  const at = (column: Uint32Array): number => column[row] ?? NEVER;
  const has = (flag: number): boolean => ((attempts.flags[row] ?? 0) & flag) !== 0;
  const { sentAt } = attempts;
  const sent = sentAt[row] ?? NaN;
  const arrived = at(attempts.arrivedAfter);
  const began = at(attempts.beganAfter);
  const stored = at(attempts.storedAfter);
  const answered = at(attempts.answeredAfter);
  const ended = at(attempts.endedAfter);
  const outcome = attempts.outcome[row] ?? -1;

  is(Number.isInteger(sent), 'is sent at a whole microsecond');
  is(row === 0 || sent >= (sentAt[row - 1] ?? NaN), 'rows are in order of sending');
  const happened = [arrived, began, stored, answered, ended].filter((after) => after !== NEVER);
  is(Math.max(sent, ...happened.map((after) => sent + after)) <= endAt, 'times are within the run');
  is(began === NEVER || arrived <= began, 'is served after it arrived');
  is(stored === NEVER || began <= stored, 'is stored after its service began');
  // A proxy can answer before the broker does, or without any.
  const isByProxy = scenario.clients[attempts.client[row] ?? -1]?.via !== undefined;
  is(
    stored === NEVER || answered === NEVER || stored <= answered || isByProxy,
    'is answered after storing',
  );
  is(answered === NEVER || arrived <= answered || isByProxy, 'is answered after it arrived');

  is((ended === NEVER) === (outcome === OUTCOME.inFlight), 'has an outcome once it has ended');
  const isAnswered = ANSWERED.includes(outcome);
  is(!isAnswered || (answered !== NEVER && answered <= ended), 'hears an answer that was given');
  is(
    !isAnswered || !(has(FLAG.answerLost) || has(FLAG.answerLate)) || isByProxy,
    'hears no lost or late answer',
  );
  const isAcknowledged = outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk;
  is(
    !isAcknowledged || has(FLAG.stored) || has(FLAG.lostAfterAck),
    'acknowledged is stored, or was until a crash',
  );
  is(!has(FLAG.stored) || stored !== NEVER, 'flag stored says when');
  is(!has(FLAG.duplicate) || has(FLAG.stored), 'a duplicate is stored');
  is(!has(FLAG.lostAfterAck) || isAcknowledged, 'lost after acknowledgement was acknowledged');
  is(!has(FLAG.requestLost) || arrived === NEVER, 'a lost request never arrives');
  is(!has(FLAG.answerLost) || answered !== NEVER, 'a lost answer was given');
  is(
    !has(FLAG.answerLate) || (answered !== NEVER && (ended !== NEVER || wakesLate(recording, row))),
    'late is an answer after the end',
  );
  const isForNobody = began !== NEVER && ended < began && outcome !== OUTCOME.unanswered;
  is(!isForNobody || has(FLAG.servedForNobody), 'served after its end is served for nobody');
  is(!has(FLAG.servedForNobody) || ended <= began, 'served for nobody had ended');
}

/** The caller has given up, but does not know it before its thread runs again (4.9.8 and 5.x wake late). */
function wakesLate({ attempts, scenario }: Recording, row: number): boolean {
  const client = scenario.clients[attempts.client[row] ?? -1]?.id ?? '';
  return largestAt(scenario, `clients.${client}.settings.wakesLateMs`) > 0;
}

/** The wait in a row is the one that followed. */
function checkWait({ attempts, messages }: Recording, row: number, broken: Sentences): void {
  const previous = attempts.previous[row] ?? NO_ROW;
  if (previous !== NO_ROW) {
    const wait = attempts.waitActual[previous] ?? NEVER;
    const next = startOf(attempts, previous) + wait;
    const sent = attempts.sentAt[row] ?? NaN;
    const isThen = wait === LONGEST ? next <= sent : next === sent;
    broken.unless(isThen, 'the next attempt leaves when its wait is over', row);
  }
  const message = attempts.message[row] ?? NO_ROW;
  const isLast = messages.lastAttempt[message] === row;
  const waits = attempts.waitActual[row] !== NEVER;
  broken.unless(isLast || waits, 'an attempt that was followed by another has a wait', row);
  const hasCause = attempts.waitCause[row] !== CAUSE.none;
  broken.unless(waits === hasCause, 'a wait has a cause', row);
}

/** When a row had ended. */
function startOf(attempts: AttemptColumns, row: number): number {
  return (attempts.sentAt[row] ?? NaN) + (attempts.endedAfter[row] ?? NaN);
}

/** Attempts n … 1 hang together by `previous`. Gives how many. */
function checkChain({ attempts, messages }: Recording, message: number, broken: Sentences): number {
  const count = messages.attempts[message] ?? NaN;
  let row = messages.lastAttempt[message] ?? NO_ROW;
  let number = count;
  for (; row !== NO_ROW; number--) {
    const isOwn =
      attempts.message[row] === message && attempts.client[row] === messages.client[message];
    broken.unless(isOwn, 'an attempt belongs to the message that leads to it', row);
    broken.unless(attempts.number[row] === number, 'attempts count n … 1', row);
    const isFirst = ((attempts.flags[row] ?? 0) & FLAG.first) !== 0;
    broken.unless(isFirst === (number === 1), 'the first attempt has the flag', row);
    row = attempts.previous[row] ?? NO_ROW;
  }
  broken.unless(number === 0, 'a message has as many attempts as it says', message);
  return count;
}

function checkMessage(recording: Recording, row: number, broken: Sentences): void {
  const { messages, scenario, endAt } = recording;
  const is = (holds: boolean, law: string): void => broken.unless(holds, `message ${law}`, row);
  const intended = messages.intendedAt[row] ?? NaN;
  const started = messages.startedAfter[row] ?? NEVER;
  const ended = messages.endedAfter[row] ?? NEVER;
  const result = messages.result[row] ?? -1;
  is(row === 0 || intended >= (messages.intendedAt[row - 1] ?? NaN), 'rows are in order of intent');
  is(started === NEVER || intended + started <= endAt, 'begins within the run');
  is(ended === NEVER || (started <= ended && intended + ended <= endAt), 'ends after it began');
  is((started === NEVER) === (messages.caller[row] === NO_ROW), 'has a caller once it began');
  is((ended === NEVER) === (result === RESULT.pending), 'has a result once it has ended');
  is((messages.cause[row] !== CAUSE.none) === (ended !== NEVER), 'says why it ended');
  const client = scenario.clients[messages.client[row] ?? -1];
  const isOneway = client?.mode === 'oneway';
  is(ended !== NEVER || isUnderWay(recording, row), 'pending is under way');
  is(ended === NEVER || isOneway || !hasOpenAttempt(recording, row), 'ended has nothing under way');
  const limit = client === undefined ? 0 : attemptsMax(scenario, client.id);
  is((messages.attempts[row] ?? NaN) <= limit, `has at most ${limit} attempts`);
  checkCopies(recording, row, broken);
}

/** It waits for a caller, or its newest attempt is on the way, or the wait before the next one runs. */
function isUnderWay(recording: Recording, row: number): boolean {
  const { attempts, messages, endAt } = recording;
  if (messages.startedAfter[row] === NEVER) return messages.attempts[row] === 0;
  const last = messages.lastAttempt[row] ?? NO_ROW;
  // It may lie in the application's table, or be on the way to another system.
  if (isKept(recording.scenario, messages.client[row] ?? -1)) return true;
  // A thread of the library, or a permit of its back-pressure, may be what it waits for.
  if (last === NO_ROW) return hasOwnQueue(recording.scenario, messages.client[row] ?? -1);
  if (attempts.endedAfter[last] === NEVER) return true;
  const wait = attempts.waitActual[last] ?? NEVER;
  return wait === LONGEST || (wait !== NEVER && startOf(attempts, last) + wait >= endAt);
}

/** Libraries that send by a few threads, or one, of their own. */
const ONE_THREAD: readonly string[] = ['rocketmq-nodejs-grpc', 'rocketmq-python-grpc'];

function hasOwnQueue(scenario: Scenario, client: number): boolean {
  const { profile = '', mode = '' } = scenario.clients[client] ?? {};
  const isAsyncJava = profile === 'rocketmq-java-remoting' && mode.startsWith('async');
  return isAsyncJava || ONE_THREAD.includes(profile);
}

function hasOpenAttempt({ attempts, messages }: Recording, row: number): boolean {
  const last = messages.lastAttempt[row] ?? NO_ROW;
  return last !== NO_ROW && attempts.endedAfter[last] === NEVER;
}

/** Copies are the attempts that stand in a log; the first of them is no duplicate. */
function checkCopies({ attempts, messages }: Recording, message: number, broken: Sentences): void {
  const copies = copiesOf(attempts, messages, message);
  broken.unless(messages.copies[message] === copies.length, 'copies are what is stored', message);
  const result = messages.result[message];
  const isAcknowledged = result === RESULT.ok && messages.cause[message] !== CAUSE.onewaySent;
  let wasStored = false;
  for (let row = messages.lastAttempt[message] ?? NO_ROW; row !== NO_ROW;) {
    const flags = attempts.flags[row] ?? 0;
    wasStored ||= (flags & (FLAG.stored | FLAG.lostAfterAck)) !== 0;
    broken.unless(
      row === messages.lastAttempt[message] || attempts.endedAfter[row] !== NEVER,
      'only the newest attempt is under way',
      row,
    );
    row = attempts.previous[row] ?? NO_ROW;
  }
  broken.unless(!isAcknowledged || wasStored, 'a message that went well was stored', message);
  checkDuplicates(
    attempts,
    { message, copies, last: messages.lastAttempt[message] ?? NO_ROW },
    broken,
  );
}

/** Of several copies all but the first are duplicates, unless a crash has taken one meanwhile. */
function checkDuplicates(
  attempts: AttemptColumns,
  { message, copies, last }: { message: number; copies: readonly number[]; last: number },
  broken: Sentences,
): void {
  for (let row = last; row !== NO_ROW; row = attempts.previous[row] ?? NO_ROW) {
    const isGone = attempts.storedAfter[row] !== NEVER && !copies.includes(row);
    if (isGone) return;
  }
  const flagged = copies.filter((row) => ((attempts.flags[row] ?? 0) & FLAG.duplicate) !== 0);
  const expected = Math.max(0, copies.length - 1);
  broken.unless(flagged.length === expected, 'copies after the first are duplicates', message);
}

/** Nothing gets lost on the way where neither a setting nor a fault loses anything. */
function checkLosses({ attempts, scenario }: Recording, broken: Sentences): void {
  const isLossy = (setting: string, fault: FaultKind): boolean =>
    largestAt(scenario, `network.${setting}`) > 0 ||
    scenario.timeline.some(
      (entry) => entry.kind === 'fault' && [fault, 'blackHole'].includes(entry.fault),
    );
  const losesRequests = isLossy('requestLossRatio', 'loseRequests');
  const losesAnswers = isLossy('answerLossRatio', 'loseAnswers');
  for (let row = 0; row < attempts.count; row++) {
    const flags = attempts.flags[row] ?? 0;
    broken.unless(losesRequests || (flags & FLAG.requestLost) === 0, 'no request is lost', row);
    broken.unless(losesAnswers || (flags & FLAG.answerLost) === 0, 'no answer is lost', row);
  }
}

function copiesOf(
  attempts: AttemptColumns,
  messages: MessageColumns,
  message: number,
): readonly number[] {
  const rows: number[] = [];
  for (let row = messages.lastAttempt[message] ?? NO_ROW; row !== NO_ROW;) {
    if (((attempts.flags[row] ?? 0) & FLAG.stored) !== 0) rows.push(row);
    row = attempts.previous[row] ?? NO_ROW;
  }
  return rows;
}

function checkStates({ states, endAt }: Recording, broken: Sentences): void {
  let before = 0;
  for (let row = 0; row < states.count; row++) {
    const at = states.at[row] ?? NaN;
    broken.unless(at >= before && at <= endAt, 'state changes are in order of time', row);
    before = at;
  }
}

function checkGauges(recording: Recording, broken: Sentences): void {
  const { scenario, gauges } = recording;
  const limitOf = (name: GaugeName, id: string): number => {
    const path = LIMITS[name];
    return path === undefined ? Infinity : largestAt(scenario, path(id));
  };
  for (const { name, part, index, values } of gauges) {
    const id = (part === 'broker' ? scenario.brokers : scenario.clients)[index]?.id ?? '';
    const isByThread = part === 'client' && scenario.clients[index]?.sends !== undefined;
    const limit = isByThread ? Infinity : limitOf(name, id);
    values.forEach((value, sample) => {
      broken.unless(value >= 0 && value <= limit, `${name} of ${id} is from 0 to ${limit}`, sample);
    });
  }
}

const LIMITS: Partial<Record<GaugeName, (id: string) => string>> = {
  sendQueue: (id) => `brokers.${id}.sendThreadPoolQueueCapacity`,
  busyThreads: (id) => `brokers.${id}.sendMessageThreadPoolNums`,
  blockedCallers: (id) => `clients.${id}.workload.callers`,
  retryTokens: (id) => `clients.${id}.settings.retryBudgetBurst`,
};

function attemptsMax(scenario: Scenario, id: string): number {
  const client = scenario.clients.find((candidate) => candidate.id === id);
  const setting = client && profileOf(client.profile).attempts[client.mode];
  const perSend =
    setting === undefined
      ? 1
      : setting.besides + largestAt(scenario, `clients.${id}.settings.${setting.name}`);
  if (
    !isKept(
      scenario,
      scenario.clients.findIndex((one) => one.id === id),
    )
  )
    return perSend;
  return perSend * (1 + largestAt(scenario, `clients.${id}.workload.resendTimesMax`));
}

/** Whether an application does something about failed sends at any time of the run. */
function isKept(scenario: Scenario, client: number): boolean {
  const path = `clients.${scenario.clients[client]?.id ?? ''}.workload.afterFailure`;
  const first = getAt(scenario, path);
  return (
    (first !== undefined && first !== 'giveUp') ||
    scenario.timeline.some((entry) => entry.kind === 'set' && entry.path === path)
  );
}

/** The largest value a number has at any time of the run; anything goes where there is no such setting. */
function largestAt(scenario: Scenario, path: string): number {
  const first = getAt(scenario, path);
  if (typeof first !== 'number') return Infinity;
  const later = scenario.timeline.map((entry) =>
    entry.kind === 'set' && entry.path === path && typeof entry.value === 'number'
      ? entry.value
      : first,
  );
  return Math.max(first, ...later);
}
