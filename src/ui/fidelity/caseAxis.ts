// One axis of time for all that is drawn of a case.
import type { CasePicture } from '../../store/fidelity.ts';

/** The last moment that is drawn: a little room is left behind it. */
export function axisEndMs({ tracks }: Pick<CasePicture, 'tracks'>): number {
  const moments = tracks.flatMap(({ recorded, model }) =>
    [recorded, model].flatMap(({ marks, end }) =>
      [...marks, ...(end === undefined ? [] : [end])].flatMap(({ atMs, spreadMs }) => [
        atMs,
        spreadMs?.[1] ?? atMs,
      ]),
    ),
  );
  const last = moments.reduce((a, b) => Math.max(a, b), 0);
  return last > 0 ? last * 1.04 : 1;
}

/** As a share of the axis, for CSS. */
export function placeOf(atMs: number, endMs: number): string {
  return `${String(Math.min(100, Math.max(0, (100 * atMs) / endMs)))}%`;
}
