// The two numbers of a run that belong to no part: how long it is and which chance it draws.
import type { SettingSpec } from './SettingSpec.ts';

const DURATION_MS_MIN = 1_000;
export const DURATION_MS_MAX = 86_400_000;
/** A seed is one word of 32 bits. */
export const SEED_MAX = 4_294_967_295;

export const RUN_SPECS = [
  {
    kind: 'number',
    name: 'durationMs',
    group: 'run',
    unit: 'ms',
    default: 120_000,
    min: DURATION_MS_MIN,
    max: DURATION_MS_MAX,
    step: 1_000,
    scale: 'log',
    own: true,
    source: 'simulation',
  },
  {
    kind: 'number',
    name: 'seed',
    group: 'run',
    unit: 'count',
    default: 1,
    min: 0,
    max: SEED_MAX,
    step: 1,
    scale: 'linear',
    own: true,
    source: 'simulation',
  },
] as const satisfies readonly SettingSpec[];
