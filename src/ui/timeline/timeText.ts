// Moments as people type them, and speeds as the transport offers them.

/** `48.26`, `48.26 s`, `1:12.5`, `1:02:03`, `500 ms`, `2 min`. In ms; undefined when it is none of these. */
export function readTime(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(',', '.')
    .replace(/[\s\u202f\u00a0]/g, '');
  const clock = /^(?:(\d+):)?(\d+):(\d{1,2}(?:\.\d*)?)$/.exec(plain);
  if (clock !== null) {
    const [, hours = '0', minutes = '0', seconds = '0'] = clock;
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  }
  const length = /^(\d+\.?\d*|\.\d+)(ms|s|m|min|h)?$/.exec(plain);
  if (length === null) return undefined;
  const [, number = '', unit = 's'] = length;
  return Number(number) * (UNIT_MS[unit] ?? 1000);
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/** From watching one request creep over the wire to a day in a minute and a half. */
export const SPEEDS = [
  ...[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2],
  ...[5, 10, 20, 50, 100, 200, 500, 1000],
] as const;

/** What the playhead moves from one picture to the next while it plays: the step of an arrow key. */
export function frameMs(speed: number): number {
  return (1000 / 60) * speed;
}

/** Seconds with as many decimals as they have, for a field in which one types. */
export function secondsText(ms: number): string {
  return String(Math.round(ms) / 1000);
}
