// The recorded figures of a consumer with what is allowed and what our runs show, for a picture of both.
import type { Recording } from '../../recording/Recording.ts';
import type { FigureReading } from '../compareFigures.ts';
import { meanOf, statistic } from '../measures/Measure.ts';
import { boundsOf } from '../tolerance.ts';
import type { ConsumeCase } from './ConsumeCase.ts';
import { consumeFigure } from './consumeFigures.ts';

/** Moments and latencies are told by their median, counts and rates by their mean. */
const TIME_NAME = /Ms(\.|$)/;

export function consumeReadings(
  golden: ConsumeCase,
  recordings: readonly Recording[],
): readonly FigureReading[] {
  return [...golden.figures].map(([name, recorded]) => {
    const values = recordings.flatMap((recording) => {
      const figure = consumeFigure(golden, recording, name);
      return typeof figure === 'number' ? [figure] : [];
    });
    const got = TIME_NAME.test(name) ? statistic('p50', values) : meanOf(values);
    return { name, recorded: recorded.value, ...boundsOf(name, recorded), got };
  });
}
