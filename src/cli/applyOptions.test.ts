import { describe, expect, test } from 'vitest';
import { presetOf } from '../scenario/presets.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { applyOptions } from './applyOptions.ts';
import { readWords } from './words.ts';

const crash = presetOf('crash')?.scenario;

function apply(...given: readonly string[]): ReturnType<typeof applyOptions> {
  const words = readWords(given, {
    options: { '--seed': 'once', '--until': 'once', '--set': 'many' },
    least: 0,
    most: 0,
    what: 'nothing',
  });
  if (!words.ok) throw new Error(words.error);
  if (crash === undefined) throw new Error('no preset');
  return applyOptions(crash, words.value);
}

function applied(...given: readonly string[]): Scenario {
  const result = apply(...given);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function refused(...given: readonly string[]): string | undefined {
  const result = apply(...given);
  return result.ok ? undefined : result.error;
}

describe('options that change the scenario', () => {
  test('set the seed and the length', () => {
    expect(applied('--seed', '7', '--until', '12.5')).toMatchObject({
      seed: 7,
      durationMs: 12_500,
    });
  });

  test('change nothing when there are none', () => {
    expect(applied()).toBe(crash);
  });

  test('set single settings of every kind, the last one counting', () => {
    const { network, brokers, clients } = applied(
      ...['--set', 'network.latencyMs=3', '--set', 'network.latencyMs=4'],
      ...['--set', 'brokers.broker-a.brokerFastFailureEnable=false'],
      ...['--set', 'brokers.broker-a.flushDiskType=SYNC_FLUSH'],
      ...['--set', 'clients.billing.workload.ratePerSec=0'],
    );
    expect(network).toEqual({ latencyMs: 4 });
    expect(brokers[0]?.settings).toMatchObject({
      brokerFastFailureEnable: false,
      flushDiskType: 'SYNC_FLUSH',
    });
    expect(clients[1]?.workload).toMatchObject({ ratePerSec: 0 });
  });

  test('are refused in one sentence with the name and what was given', () => {
    const a = 'brokers.broker-a';
    expect(refused('--seed', '1.5')).toContain('--seed is “1.5”');
    expect(refused('--seed', '4294967296')).toContain('from 0 to 4294967295');
    expect(refused('--until', '')).toContain('--until is “”');
    expect(refused('--until', '0.5')).toContain('from 1 to 86400');
    expect(refused('--set', 'x')).toBe('--set needs path=value, not “x”.');
    expect(refused('--set', 'network.latencyms=3')).toBe(
      'There is no setting “network.latencyms” (did you mean “network.latencyMs”?).',
    );
    expect(refused('--set', `${a}.serviceMs=fast`)).toBe(
      `${a}.serviceMs must be a number, not “fast”.`,
    );
    expect(refused('--set', `${a}.serviceMs=`)).toBe(`${a}.serviceMs must be a number, not “”.`);
    expect(refused('--set', `${a}.serviceMs=99999999`)).toContain('must lie between');
    expect(refused('--set', `${a}.sendMessageThreadPoolNums=1.5`)).toContain('a whole number');
    expect(refused('--set', `${a}.brokerFastFailureEnable=yes`)).toContain('true or false');
    expect(refused('--set', `${a}.flushDiskType=SYNC`)).toContain('ASYNC_FLUSH, SYNC_FLUSH');
  });
});
