// A client of the user's own design: any wait rule, budget and breaker.
import type { SettingSpec } from '../SettingSpec.ts';
import type { Profile } from './Profile.ts';

const OWN = 'simulation';

export const CUSTOM_SPECS = [
  { kind: 'number', name: 'maxAttempts', group: 'retry', unit: 'count', default: 3, min: 1, max: 1_000, step: 1, scale: 'log', own: true, source: OWN },
  { kind: 'number', name: 'attemptTimeoutMs', group: 'timeouts', unit: 'ms', default: 3_000, min: 1, max: 600_000, step: 50, scale: 'log', own: true, source: OWN },
  { kind: 'number', name: 'deadlineMs', group: 'timeouts', unit: 'ms', default: 0, min: 1, max: 3_600_000, step: 50, scale: 'log', special: [0], own: true, source: OWN },
  { kind: 'choice', name: 'backoff', group: 'backoff', choices: ['none', 'fixed', 'linear', 'exponential', 'fullJitter', 'equalJitter', 'decorrelatedJitter'], default: 'fullJitter', own: true, source: 'retry theory C.1' },
  { kind: 'number', name: 'initialBackoffMs', group: 'backoff', unit: 'ms', default: 100, min: 1, max: 600_000, step: 10, scale: 'log', own: true, source: 't₀ of t = t₀·2ⁱ', onlyWhen: { name: 'backoff', oneOf: ['fixed', 'linear', 'exponential', 'fullJitter', 'equalJitter', 'decorrelatedJitter'] } },
  { kind: 'number', name: 'multiplier', group: 'backoff', unit: 'factor', default: 2, min: 1, max: 10, step: 0.1, scale: 'linear', own: true, source: OWN, onlyWhen: { name: 'backoff', oneOf: ['exponential', 'fullJitter', 'equalJitter'] } },
  { kind: 'number', name: 'maxBackoffMs', group: 'backoff', unit: 'ms', default: 2_000, min: 1, max: 3_600_000, step: 100, scale: 'log', own: true, source: OWN, onlyWhen: { name: 'backoff', oneOf: ['linear', 'exponential', 'fullJitter', 'equalJitter', 'decorrelatedJitter'] } },
  { kind: 'number', name: 'jitterRatio', group: 'backoff', unit: 'ratio', default: 0, min: 0, max: 1, step: 0.01, scale: 'linear', own: true, source: OWN, onlyWhen: { name: 'backoff', oneOf: ['fixed', 'linear', 'exponential'] } },
  { kind: 'flag', name: 'retryOnBusy', group: 'retry', default: true, own: true, source: OWN },
  { kind: 'flag', name: 'retryOnTimeout', group: 'retry', default: true, own: true, source: OWN },
  { kind: 'flag', name: 'avoidLastBroker', group: 'retry', default: true, own: true, source: OWN },
  { kind: 'number', name: 'retryBudgetRatio', group: 'budget', unit: 'ratio', default: -1, min: 0, max: 1, step: 0.01, scale: 'linear', special: [-1], own: true, source: 'tokens earned by each first attempt; a retry costs one (retry theory C.4)' },
  { kind: 'number', name: 'retryBudgetBurst', group: 'budget', unit: 'count', default: 10, min: 1, max: 100_000, step: 1, scale: 'log', own: true, source: OWN },
  { kind: 'flag', name: 'circuitBreaker', group: 'breaker', default: false, own: true, source: 'retry theory C.5' },
  { kind: 'number', name: 'failureRateThreshold', group: 'breaker', unit: 'ratio', default: 0.5, min: 0.01, max: 1, step: 0.01, scale: 'linear', source: 'resilience4j CircuitBreakerConfig:failureRateThreshold', onlyWhen: { name: 'circuitBreaker', oneOf: [true] } },
  { kind: 'number', name: 'slidingWindowSize', group: 'breaker', unit: 'count', default: 100, min: 1, max: 10_000, step: 1, scale: 'log', source: 'resilience4j CircuitBreakerConfig:slidingWindowSize', onlyWhen: { name: 'circuitBreaker', oneOf: [true] } },
  { kind: 'number', name: 'minimumNumberOfCalls', group: 'breaker', unit: 'count', default: 100, min: 1, max: 10_000, step: 1, scale: 'log', source: 'resilience4j CircuitBreakerConfig:minimumNumberOfCalls', onlyWhen: { name: 'circuitBreaker', oneOf: [true] } },
  { kind: 'number', name: 'waitDurationInOpenState', group: 'breaker', unit: 'ms', default: 60_000, min: 1, max: 3_600_000, step: 100, scale: 'log', source: 'resilience4j CircuitBreakerConfig:waitDurationInOpenState', onlyWhen: { name: 'circuitBreaker', oneOf: [true] } },
  { kind: 'number', name: 'permittedNumberOfCallsInHalfOpenState', group: 'breaker', unit: 'count', default: 10, min: 1, max: 10_000, step: 1, scale: 'log', source: 'resilience4j CircuitBreakerConfig', onlyWhen: { name: 'circuitBreaker', oneOf: [true] } },
] as const satisfies readonly SettingSpec[];

export const custom: Profile = {
  id: 'custom',
  title: 'Custom',
  versions: [{ id: '1', title: '' }],
  defaultVersion: '1',
  modes: ['async', 'sync'],
  specs: CUSTOM_SPECS,
};
