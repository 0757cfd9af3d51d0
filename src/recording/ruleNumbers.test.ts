import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROFILES } from '../scenario/profiles.ts';
import { CAUSE, causeName } from './outcomes.ts';
import { ruleNumber } from './ruleNumbers.ts';

test('each number is that of a rule, for every client and cause', () => {
  const model = readFileSync(join(import.meta.dirname, '../model/MODEL.md'), 'utf8');
  const numbers = [...PROFILES.values()].flatMap(({ id, modes }) =>
    modes.flatMap((mode) =>
      Object.values(CAUSE).flatMap(
        (code) => ruleNumber(causeName(code), { profile: id, mode }) ?? [],
      ),
    ),
  );
  expect(new Set(numbers).size).toBeGreaterThan(40);
  const missing = [...new Set(numbers)].filter((number) => !model.includes(`**${number}**`));
  expect(missing).toEqual([]);
});

test('one cause is another rule for another client', () => {
  const java = { profile: 'rocketmq-java-remoting', mode: 'sync' };
  expect(ruleNumber('attemptTimedOut', java)).toBe('J3');
  expect(ruleNumber('attemptTimedOut', { ...java, mode: 'async' })).toBe('A1');
  expect(ruleNumber('overload', java)).toBe('B4');
  expect(ruleNumber('none', java)).toBeUndefined();
});
