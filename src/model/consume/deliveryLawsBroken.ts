// What holds of the deliveries and pulls of every run, as one function over a recording. For tests only.
import { DELIVERY, DELIVERY_FLAG, PULL } from '../../recording/deliveries.ts';
import { NEVER, NO_ROW, type Recording } from '../../recording/Recording.ts';

const SENTENCES_MAX = 20;

export function deliveryLawsBroken(recording: Recording): readonly string[] {
  const broken: string[] = [];
  const count = recording.deliveries?.count ?? 0;
  for (let row = 0; row < count && broken.length < SENTENCES_MAX; row++) {
    broken.push(
      ...deliveryBreaks(recording, row).map((law) => `delivery ${law}: not so at ${row}`),
    );
  }
  const pullCount = recording.pulls?.count ?? 0;
  for (let row = 0; row < pullCount && broken.length < SENTENCES_MAX; row++) {
    broken.push(...pullBreaks(recording, row).map((law) => `pull ${law}: not so at ${row}`));
  }
  return broken;
}

function deliveryBreaks(
  { deliveries, attempts, endAt, scenario }: Recording,
  row: number,
): readonly string[] {
  if (deliveries === undefined) return [];
  const at = (column: ArrayLike<number>, place = row): number => column[place] ?? NaN;
  const started = at(deliveries.startedAt);
  const ended = at(deliveries.endedAfter);
  const settled = at(deliveries.settledAfter);
  const outcome = at(deliveries.outcome);
  const copy = at(deliveries.copy);
  const flags = at(deliveries.flags);
  const previous = at(deliveries.previous);
  const isFirst = previous === NO_ROW;
  // Popped messages are counted by the server: also those that nobody heard of, and from 1 again after a rollback.
  const isPopped =
    scenario.consumers?.[at(deliveries.consumer)]?.profile.endsWith('-grpc') === true;
  const laws: readonly (readonly [boolean, string])[] = [
    [row === 0 || started >= at(deliveries.startedAt, row - 1), 'rows are in order of time'],
    [at(deliveries.visibleAt) <= at(deliveries.receivedAt), 'is pulled when it is there'],
    [at(deliveries.receivedAt) <= started, 'begins when it was pulled'],
    [ended === NEVER || started + ended <= endAt, 'ends within the run'],
    [settled === NEVER || (ended !== NEVER && settled >= ended), 'is given back after its end'],
    [(outcome === DELIVERY.running) === (ended === NEVER), 'is running until it ends'],
    [at(attempts.message, copy) === at(deliveries.message), 'is of the copy of its message'],
    [at(attempts.storedAfter, copy) !== NEVER, 'is of a copy that was stored'],
    [
      at(attempts.sentAt, copy) + at(attempts.storedAfter, copy) <= at(deliveries.visibleAt),
      'is seen after it was stored',
    ],
    [at(deliveries.batch) >= 1, 'comes in a batch'],
    [isPopped || (at(deliveries.number) === 1) === isFirst, 'number 1 has none before it'],
    [
      !isPopped || at(deliveries.number) > at(deliveries.reconsumeTimes),
      'counts what the server counts',
    ],
    [isFirst || at(deliveries.copy, previous) === copy, 'follows a delivery of the same copy'],
    [
      isPopped || isFirst || at(deliveries.number, previous) + 1 === at(deliveries.number),
      'counts on from the one before',
    ],
    [
      (flags & DELIVERY_FLAG.absorbed) === 0 || (flags & DELIVERY_FLAG.duplicate) !== 0,
      'absorbs only duplicates',
    ],
    [
      // KP6: popped ones the server takes away by itself, when they would come once too often.
      outcome !== DELIVERY.deadLettered || settled !== NEVER || isPopped,
      'is a dead letter when a broker has it',
    ],
  ];
  return laws.flatMap(([holds, law]) => (holds ? [] : [law]));
}

function pullBreaks({ pulls, endAt }: Recording, row: number): readonly string[] {
  if (pulls === undefined) return [];
  const sent = pulls.sentAt[row] ?? NaN;
  const answered = pulls.answeredAfter[row] ?? NaN;
  const outcome = pulls.outcome[row] ?? NaN;
  const isOver = answered !== NEVER;
  const laws: readonly (readonly [boolean, string])[] = [
    [row === 0 || sent >= (pulls.sentAt[row - 1] ?? NaN), 'rows are in order of time'],
    [!isOver || sent + answered <= endAt, 'ends within the run'],
    [(outcome === PULL.underWay) === !isOver, 'is under way until it ends'],
    [outcome !== PULL.found || (pulls.messages[row] ?? 0) > 0, 'that found something has it'],
    [!isOver || outcome === PULL.found || pulls.messages[row] === 0, 'else has nothing'],
  ];
  return laws.flatMap(([holds, law]) => (holds ? [] : [law]));
}
