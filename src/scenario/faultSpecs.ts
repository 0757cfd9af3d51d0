// What a fault is before anybody places it: which parts it can strike, how strong, how long.
import type { FaultKind } from './Scenario.ts';
import type { SettingUnit } from './SettingSpec.ts';

export type FaultTarget = 'broker' | 'client' | 'consumer' | 'proxy' | 'network' | 'nameServer';

export interface FaultSpec {
  readonly fault: FaultKind;
  readonly targets: readonly FaultTarget[];
  /** How long it lasts when placed with one click. */
  readonly defaultMs: number;
  readonly strength?: {
    readonly unit: SettingUnit;
    readonly default: number;
    readonly min: number;
    readonly max: number;
    readonly scale: 'linear' | 'log';
  };
  /** It strikes each request by chance. */
  readonly hasProbability: boolean;
}

export const FAULT_SPECS: readonly FaultSpec[] = [
  {
    fault: 'crash',
    targets: ['broker', 'consumer', 'proxy'],
    defaultMs: 10_000,
    hasProbability: false,
  },
  {
    fault: 'pause',
    targets: ['broker', 'consumer', 'proxy'],
    defaultMs: 10_000,
    hasProbability: false,
  },
  {
    fault: 'slow',
    targets: ['broker', 'proxy'],
    defaultMs: 15_000,
    strength: { unit: 'factor', default: 10, min: 1.1, max: 1000, scale: 'log' },
    hasProbability: false,
  },
  {
    fault: 'diskFill',
    targets: ['broker'],
    defaultMs: 40_000,
    strength: { unit: 'ratio', default: 0.93, min: 0.05, max: 1, scale: 'linear' },
    hasProbability: false,
  },
  {
    fault: 'loseAnswers',
    targets: ['broker', 'proxy', 'network'],
    defaultMs: 15_000,
    hasProbability: true,
  },
  {
    fault: 'blackHole',
    targets: ['broker', 'proxy', 'network'],
    defaultMs: 15_000,
    hasProbability: false,
  },
  { fault: 'appendStall', targets: ['broker'], defaultMs: 2_500, hasProbability: false },
  { fault: 'flushStall', targets: ['broker'], defaultMs: 7_000, hasProbability: false },
  {
    fault: 'shutdown',
    targets: ['broker', 'consumer'],
    defaultMs: 10_000,
    hasProbability: false,
  },
  {
    fault: 'refuse',
    targets: ['broker', 'proxy', 'network'],
    defaultMs: 10_000,
    hasProbability: false,
  },
  {
    fault: 'loseRequests',
    targets: ['broker', 'proxy', 'network'],
    defaultMs: 15_000,
    hasProbability: true,
  },
  {
    fault: 'latency',
    targets: ['broker', 'proxy', 'network'],
    defaultMs: 15_000,
    strength: { unit: 'ms', default: 50, min: 0.1, max: 10_000, scale: 'log' },
    hasProbability: false,
  },
  {
    fault: 'jitter',
    targets: ['broker', 'proxy', 'network'],
    defaultMs: 15_000,
    strength: { unit: 'ms', default: 20, min: 0.1, max: 10_000, scale: 'log' },
    hasProbability: false,
  },
  {
    fault: 'spike',
    targets: ['client'],
    defaultMs: 10_000,
    strength: { unit: 'factor', default: 3, min: 0, max: 100, scale: 'log' },
    hasProbability: false,
  },
  { fault: 'nameServerDown', targets: ['nameServer'], defaultMs: 60_000, hasProbability: false },
  {
    fault: 'slaveDown',
    targets: ['broker'],
    defaultMs: 15_000,
    strength: { unit: 'count', default: 1, min: 1, max: 8, scale: 'linear' },
    hasProbability: false,
  },
  {
    fault: 'memoryFill',
    targets: ['broker'],
    defaultMs: 15_000,
    strength: { unit: 'ratio', default: 0.95, min: 0.05, max: 1, scale: 'linear' },
    hasProbability: false,
  },
  { fault: 'routeGone', targets: ['broker'], defaultMs: 30_000, hasProbability: false },
  { fault: 'downstreamDown', targets: ['consumer'], defaultMs: 20_000, hasProbability: true },
  {
    fault: 'downstreamSlow',
    targets: ['consumer'],
    defaultMs: 20_000,
    strength: { unit: 'factor', default: 10, min: 1.1, max: 1000, scale: 'log' },
    hasProbability: false,
  },
  {
    fault: 'poison',
    targets: ['consumer'],
    defaultMs: 30_000,
    strength: { unit: 'count', default: 1, min: 1, max: 1000, scale: 'log' },
    hasProbability: false,
  },
  {
    fault: 'rollback',
    targets: ['consumer'],
    defaultMs: 1_000,
    strength: { unit: 'ms', default: 60_000, min: 1, max: 86_400_000, scale: 'log' },
    hasProbability: false,
  },
  { fault: 'suspend', targets: ['consumer'], defaultMs: 20_000, hasProbability: false },
];

export function faultSpec(fault: FaultKind): FaultSpec {
  const spec = FAULT_SPECS.find((candidate) => candidate.fault === fault);
  if (spec === undefined) throw new Error(`Bug: no spec for fault ${fault}`);
  return spec;
}
