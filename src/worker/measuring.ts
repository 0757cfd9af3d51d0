// The file of a worker that measures: one job after the other, each to its end.
import { runToEnd } from '../model/startRun.ts';
import type { MeasureJob } from '../protocol/measuring.ts';
import { buffersOf } from './buffersOf.ts';
import { measure } from './measure.ts';

const outside = { runToEnd, clockMs: () => performance.now() };

addEventListener('message', ({ data }: MessageEvent<MeasureJob>) => {
  const measured = measure(data, outside);
  postMessage(measured, { transfer: buffersOf(measured) });
});
