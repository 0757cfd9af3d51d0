import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRules, rulesWith } from './readRules.ts';

const TEXT = `# What is simulated

## The load

**W1** Messages come. _Simulation._

**W2** The shape multiplies.

## The broker

Some prose about B1.

**B1** A token is needed. _Manual._
`;

test('knows headings, rules and the rest apart', () => {
  const { blocks, rules, contents } = readRules(TEXT);
  expect([...rules]).toEqual(['W1', 'W2', 'B1']);
  expect(contents).toEqual([
    { depth: 2, text: 'The load', id: 'the-load' },
    { depth: 2, text: 'The broker', id: 'the-broker' },
  ]);
  expect(blocks.map(({ kind }) => kind)).toEqual([
    ...['heading', 'heading', 'rule', 'rule', 'heading', 'other', 'rule'],
  ]);
});

test('a search leaves the rules that hold all words, each under its heading', () => {
  const found = rulesWith(readRules(TEXT), 'token b1');
  expect(
    found.map((block) => (block.kind === 'heading' ? block.heading.text : block.kind)),
  ).toEqual(['The broker', 'rule']);
  expect(rulesWith(readRules(TEXT), '   ')).toHaveLength(7);
});

test('finds every rule of the real text', () => {
  const markdown = readFileSync(join(import.meta.dirname, '../../model/MODEL.md'), 'utf8');
  const written = [...markdown.matchAll(/^\*\*([A-Z]+\d+)\*\*/gm)].map(([, rule]) => rule);
  expect([...readRules(markdown).rules]).toEqual(written);
  expect(written.length).toBeGreaterThan(100);
});
