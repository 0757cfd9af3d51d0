/** The bucket that holds a moment, or undefined outside of the series. The very end belongs to the last. */
export function bucketAt(
  series: { readonly fromMs: number; readonly bucketMs: number; readonly count: number },
  atMs: number,
): number | undefined {
  const bucket = (atMs - series.fromMs) / series.bucketMs;
  if (bucket < 0 || bucket > series.count) return undefined;
  return Math.min(Math.floor(bucket), series.count - 1);
}
