import type { Fields, Fieldset } from './Fields.ts';
import type { GoldenNumber, GoldenRandom } from './GoldenCase.ts';

/** A number is bare when the recorders gave exactly the least and most of the runs, or marked it so. */
export function readNumber(
  fields: Fields,
  raw: Fieldset,
  {
    where,
    runs,
    isAlwaysBare = false,
  }: { where: string; runs: readonly unknown[]; isAlwaysBare?: boolean },
): GoldenNumber {
  const low = fields.number(raw['low'], `${where}.low`);
  const high = fields.number(raw['high'], `${where}.high`);
  const values = runs.filter((value) => typeof value === 'number');
  const isOfRuns =
    values.length > 0 &&
    isAbout(low, Math.min(...values), values) &&
    isAbout(high, Math.max(...values), values);
  return {
    value: fields.number(raw['value'], `${where}.value`),
    low,
    high,
    isBare: isAlwaysBare || raw['bare'] === true || isOfRuns,
  };
}

/** Equal but for the rounding in the file. */
function isAbout(given: number, value: number, values: readonly number[]): boolean {
  return Math.abs(given - value) <= 0.001 * Math.max(1, ...values.map(Math.abs));
}

/** A time that chance decides. */
export function readRandom(fields: Fields, raw: Fieldset, where: string): GoldenRandom {
  const high = fields.number(raw['high'], `${where}.high`);
  return {
    low: fields.number(raw['low'], `${where}.low`),
    high,
    observedMean: fields.number(raw['observedMean'], `${where}.observedMean`),
    samples: fields.number(raw['samples'], `${where}.samples`),
    max: fields.number(raw['max'] ?? high, `${where}.max`),
  };
}
