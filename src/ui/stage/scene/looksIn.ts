import { FLAG } from '../../../recording/outcomes.ts';
import { DELIVERY } from '../../../recording/deliveries.ts';
import { NEVER, type Recording } from '../../../recording/Recording.ts';
import { LOOK, LOOKS, lookOfEnd, type LookName } from './dotLook.ts';

/** The looks that occur in a run, in the order of the legend: no run shows them all. */
export function looksIn({ attempts, deliveries }: Recording): readonly LookName[] {
  // Numbers, not a set: this runs over every row while a slider is dragged.
  const seen = new Uint8Array(LOOKS.length);
  seen[LOOK.inFlight] = 1;
  const { count, flags, number, waitActual } = attempts;
  for (let row = 0; row < count; row += 1) {
    seen[lookOfEnd(attempts, row)] = 1;
    if (((flags[row] ?? 0) & (FLAG.requestLost | FLAG.answerLost)) !== 0) seen[LOOK.lost] = 1;
    if ((number[row] ?? 1) > 1) seen[LOOK.retrying] = 1;
    const waitUs = waitActual[row] ?? 0;
    if (waitUs > 0 && waitUs !== NEVER) seen[LOOK.waiting] = 1;
  }
  const ends = deliveries?.outcome.subarray(0, deliveries.count);
  if (ends?.includes(DELIVERY.deadLettered) === true) seen[LOOK.deadLettered] = 1;
  if (ends?.includes(DELIVERY.later) === true) seen[LOOK.givenBack] = 1;
  return LOOKS.filter((_, look) => seen[look] === 1);
}
