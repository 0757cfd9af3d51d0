import { NEVER, type AttemptColumns } from '../../../recording/Recording.ts';
import { FLAG } from '../../../recording/outcomes.ts';
import { LOOKS, lookOfEnd, type LookName } from './dotLook.ts';

/** The looks that occur in a run, in the order of the legend: no run shows them all. */
export function looksIn(attempts: AttemptColumns): readonly LookName[] {
  const seen = new Set<LookName>(['inFlight']);
  for (let row = 0; row < attempts.count; row += 1) {
    const look = LOOKS[lookOfEnd(attempts, row)];
    if (look !== undefined) seen.add(look);
    const flags = attempts.flags[row] ?? 0;
    if ((flags & (FLAG.requestLost | FLAG.answerLost)) !== 0) seen.add('lost');
    if ((attempts.number[row] ?? 1) > 1) seen.add('retrying');
    const waitActual = attempts.waitActual[row] ?? 0;
    if (waitActual > 0 && waitActual !== NEVER) seen.add('waiting');
  }
  return LOOKS.filter((look) => seen.has(look));
}
