// Figures of delayed messages: how much later than planned each was stored where consumers see it, and delivered.
// Lateness = moment − (call of send + planned delay).
import { type Measure, type Run, statistic } from './Measure.ts';

/** The lateness of every delayed message of that level; `which` is `stored` or `delivered`. */
export function latenessMs({ recording }: Run, which: string, delayMs: number): readonly number[] {
  const { delayed, messages } = recording;
  if (delayed === undefined) return [];
  const moments = which === 'stored' ? delayed.storedAt : delayed.deliveredAt;
  const found: number[] = [];
  for (let row = 0; row < delayed.count; row++) {
    const message = delayed.message[row] ?? 0;
    const at = moments[row] ?? -1;
    if (delayed.delay[row] !== delayMs * 1000 || at < 0) continue;
    const called = (messages.intendedAt[message] ?? 0) + (messages.startedAfter[message] ?? 0);
    found.push((at - called) / 1000 - delayMs);
  }
  return found;
}

/** `storedLateMs.1000ms`: the samples behind such a name. */
export const LATENESS_NAME = /^(stored|delivered)LateMs\.(\d+)ms$/;

export const DELAY_MEASURES: readonly Measure[] = [
  {
    name: /^(stored|delivered)LateMs\.(\d+)ms\.(min|max|p\d+)$/,
    of: (run, part) => statistic(part(3), latenessMs(run, part(1), Number(part(2)))),
  },
];
