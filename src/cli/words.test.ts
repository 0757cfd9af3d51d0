import { describe, expect, test } from 'vitest';
import { choiceOf, readWords, type Words, type WordShape } from './words.ts';

const shape: WordShape = {
  options: { '--seed': 'once', '--set': 'many' },
  least: 1,
  most: 1,
  what: 'what to run',
};

function read(...words: readonly string[]): Words {
  const result = readWords(words, shape);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function refused(...words: readonly string[]): string | undefined {
  const result = readWords(words, shape);
  return result.ok ? undefined : result.error;
}

describe('the words of a command', () => {
  test('are told apart, wherever the options stand and however their values are written', () => {
    const words = read('--set', 'a=1', 'crash', '--set=b=2', '--seed', '-7');
    expect(words.plain).toEqual(['crash']);
    expect(words.values('--set')).toEqual(['a=1', 'b=2']);
    expect(words.value('--seed')).toBe('-7');
  });

  test('are all plain after --, and a lone - is plain', () => {
    expect(read('--', '--seed').plain).toEqual(['--seed']);
    expect(read('-').plain).toEqual(['-']);
  });

  test('are refused in one sentence that names the word', () => {
    expect(refused('crash', '--sed', '7')).toBe(
      'There is no option “--sed” (did you mean “--seed”?). It can be: --seed, --set.',
    );
    expect(refused('crash', '--seed')).toBe('The option --seed needs a value.');
    expect(refused('crash', '--seed=1', '--seed=2')).toBe('The option --seed is given twice.');
    expect(refused()).toBe('Say what to run.');
    expect(refused('crash', 'storm')).toBe('There is one word too many: “storm”.');
  });

  test('do not take what every object has for an option', () => {
    expect(refused('crash', '--constructor', 'x')).toContain('There is no option “--constructor”');
  });
});

test('a choice is one of its texts, the first when it was not given', () => {
  const words = read('crash', '--seed', 'jason');
  expect(choiceOf(words, '--format', ['text', 'json'])).toEqual({ ok: true, value: 'text' });
  expect(choiceOf(words, '--seed', ['text', 'json'])).toEqual({
    ok: false,
    error: 'The option --seed cannot be “jason” (did you mean “json”?). It can be: text, json.',
  });
});
