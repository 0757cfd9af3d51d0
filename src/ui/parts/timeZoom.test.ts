import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ratioOfMs } from './timeGeometry.ts';
import { panned, pinched, viewWithin, zoomed } from './timeZoom.ts';

const RUN = 120_000;
const all = { fromMs: 0, toMs: RUN };

test('the moment one zooms about stays where it stands', () => {
  const view = zoomed(all, { aboutMs: 30_000, factor: 4 }, RUN);
  expect(view).toEqual({ fromMs: 22_500, toMs: 52_500 });
  expect(view && ratioOfMs(30_000, view)).toBeCloseTo(0.25);
});

test('however one zooms and pans, the view lies within the run and is never empty', () => {
  const step = fc.oneof(
    fc.record({
      aboutMs: fc.double({ min: -1e5, max: 3e5, noNaN: true }),
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
    }),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let view = all;
      for (const one of steps) {
        const next = typeof one === 'number' ? panned(view, one, RUN) : zoomed(view, one, RUN);
        view = viewWithin(next, RUN);
        expect(view.fromMs).toBeGreaterThanOrEqual(0);
        expect(view.toMs).toBeLessThanOrEqual(RUN + 1e-6);
        expect(view.toMs - view.fromMs).toBeGreaterThan(0.19);
      }
    }),
  );
});

test('far enough out, the whole run is shown', () => {
  expect(zoomed({ fromMs: 10, toMs: 60_000 }, { aboutMs: 500, factor: 0.1 }, RUN)).toBeUndefined();
});

test('two fingers keep the moments under them', () => {
  const view = pinched({ ms: 40_000, ratio: 0.8 }, { ms: 30_000, ratio: 0.3 }, RUN);
  expect(view).toEqual({ fromMs: 24_000, toMs: 44_000 });
  expect(pinched({ ms: 40_000, ratio: 0.5 }, { ms: 30_000, ratio: 0.5 }, RUN)).toBeUndefined();
  // Pulled together beyond the run: all of it.
  expect(pinched({ ms: 10_000, ratio: 0.4 }, { ms: 90_000, ratio: 0.5 }, RUN)).toEqual(all);
});

test('a zoom of a longer run is moved into a shorter one', () => {
  expect(viewWithin({ fromMs: 100_000, toMs: 110_000 }, 60_000)).toEqual({
    fromMs: 50_000,
    toMs: 60_000,
  });
  expect(viewWithin({ fromMs: 0, toMs: 100_000 }, 60_000)).toEqual({ fromMs: 0, toMs: 60_000 });
});
