export interface Band<Name extends string> {
  readonly name: Name;
  /** What the band itself says. */
  readonly values: Float32Array;
  /** Its edges in the stack. */
  readonly lower: Float32Array;
  readonly upper: Float32Array;
}

/** Lays the series on top of each other, the first at the bottom. Series of zeros are left out. */
export function stackBands<Name extends string>(
  series: readonly (readonly [Name, Float32Array])[],
): readonly Band<Name>[] {
  const bands: Band<Name>[] = [];
  for (const [name, values] of series) {
    if (!values.some((value) => value > 0)) continue;
    const lower = bands.at(-1)?.upper ?? new Float32Array(values.length);
    const upper = lower.map((edge, index) => edge + (values[index] ?? 0));
    bands.push({ name, values, lower, upper });
  }
  return bands;
}

/** The band that holds that height of the stack in that bucket. */
export function bandAt<Name extends string>(
  bands: readonly Band<Name>[],
  bucket: number,
  height: number,
): Band<Name> | undefined {
  return bands.find(({ lower, upper }) => {
    const isAbove = height >= (lower[bucket] ?? 0);
    return isAbove && height < (upper[bucket] ?? 0);
  });
}
