// How far many runs have come, and how long the rest will take.

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Real time left, from the pace of the last while; nothing as long as it cannot be told. */
  readonly leftMs: number | undefined;
}

/** The pace is that of the last so many milliseconds: a pause or a slower part of a map must not mislead for long. */
const WINDOW_MS = 5_000;
/** Earlier than that nobody can tell. */
const TELLING_MS = 400;

export interface Pace {
  readonly note: (done: number, nowMs: number) => void;
  /** After a pause: the time of the pause does not count. */
  readonly restart: () => void;
  readonly leftMs: (total: number) => number | undefined;
}

export function createPace(): Pace {
  let marks: { readonly done: number; readonly atMs: number }[] = [];
  return {
    note(done, atMs) {
      marks.push({ done, atMs });
      const first = marks.findIndex((mark) => mark.atMs >= atMs - WINDOW_MS);
      marks = marks.slice(Math.max(0, first));
    },
    restart() {
      marks = [];
    },
    leftMs(total) {
      const [first] = marks;
      const last = marks.at(-1);
      if (first === undefined || last === undefined) return undefined;
      if (last.atMs - first.atMs < TELLING_MS || last.done === first.done) return undefined;
      return ((total - last.done) * (last.atMs - first.atMs)) / (last.done - first.done);
    },
  };
}
