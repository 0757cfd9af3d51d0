// The text of MODEL.md as blocks to draw: which of them is a rule, and under which heading it stands.
import { type Token, type Tokens, lexer } from 'marked';

export interface RulesText {
  readonly blocks: readonly Block[];
  readonly rules: ReadonlySet<string>;
  readonly contents: readonly Heading[];
}

export type Block =
  | { readonly kind: 'heading'; readonly heading: Heading }
  /** `text` is what a search looks at. */
  | { readonly kind: 'rule'; readonly rule: string; readonly token: Token; readonly text: string }
  | { readonly kind: 'other'; readonly token: Token };

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** To be linked to. */
  readonly id: string;
}

const RULE = /^\*\*([A-Z]+\d+)\*\*/;

export function readRules(markdown: string): RulesText {
  const blocks = lexer(markdown)
    .filter(({ type }) => type !== 'space')
    .map(blockOf);
  return {
    blocks,
    rules: new Set(blocks.flatMap((block) => (block.kind === 'rule' ? [block.rule] : []))),
    contents: blocks.flatMap((block) =>
      block.kind === 'heading' && block.heading.depth > 1 ? [block.heading] : [],
    ),
  };
}

function blockOf(token: Token): Block {
  if (isHeading(token)) {
    const { depth, text } = token;
    return { kind: 'heading', heading: { depth, text, id: idOf(text) } };
  }
  const rule = token.type === 'paragraph' ? RULE.exec(token.raw)?.[1] : undefined;
  return rule === undefined
    ? { kind: 'other', token }
    : { kind: 'rule', rule, token, text: token.raw };
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function idOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Without those that do not hold the words; headings of what is left stay. */
export function rulesWith(text: RulesText, wanted: string): readonly Block[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return text.blocks;
  const isWanted = (block: Block): boolean =>
    block.kind === 'rule' && words.every((word) => block.text.toLowerCase().includes(word));
  const kept: Block[] = [];
  let heading: Block | undefined;
  for (const block of text.blocks) {
    if (block.kind === 'heading') heading = block;
    if (!isWanted(block)) continue;
    if (heading !== undefined) kept.push(heading);
    heading = undefined;
    kept.push(block);
  }
  return kept;
}
