import { Fragment, type ReactNode } from 'react';
import type { Token, Tokens } from 'marked';
import { addressOf } from '../../store/page.ts';

interface MarkdownProps {
  readonly tokens: readonly Token[];
  /** Numbers that become links where they stand in the text. */
  readonly rules: ReadonlySet<string>;
}

/** Tokens of Markdown as elements. Markup in the text itself is shown as it is written, never carried out. */
export function Markdown({ tokens, rules }: MarkdownProps): ReactNode {
  return tokens.map((token, index) => (
    <Fragment key={String(index)}>{elementOf(token, rules)}</Fragment>
  ));
}

function elementOf(token: Token, rules: ReadonlySet<string>): ReactNode {
  if (isList(token)) return <List list={token} rules={rules} />;
  if (isTable(token)) return <Table table={token} rules={rules} />;
  const inner = <Markdown tokens={innerTokens(token)} rules={rules} />;
  switch (token.type) {
    case 'paragraph':
      return <p>{inner}</p>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'em':
      return <em>{inner}</em>;
    case 'codespan':
      return <code>{textOf(token)}</code>;
    case 'code':
      return <pre>{textOf(token)}</pre>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'hr':
      return <hr />;
    case 'br':
      return <br />;
    case 'link':
      return <span>{inner}</span>;
    case 'text':
      return 'tokens' in token ? inner : withLinks(textOf(token), rules);
    default:
      return textOf(token);
  }
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function innerTokens(token: Token): readonly Token[] {
  return 'tokens' in token && token.tokens !== undefined ? token.tokens : [];
}

function textOf(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? unescaped(token.text) : token.raw;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

const WORD = /([A-Z]+\d+)/;

/** `as in J8` becomes a link to rule J8. */
function withLinks(text: string, rules: ReadonlySet<string>): ReactNode {
  return text.split(WORD).map((part, index) =>
    rules.has(part) ? (
      <a key={String(index)} href={addressOf({ kind: 'model', rule: part })}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

function List({
  list,
  rules,
}: {
  readonly list: Tokens.List;
  readonly rules: ReadonlySet<string>;
}) {
  const items = list.items.map((item, index) => (
    <li key={String(index)}>
      <Markdown tokens={item.tokens} rules={rules} />
    </li>
  ));
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

interface TableProps {
  readonly table: Tokens.Table;
  readonly rules: ReadonlySet<string>;
}

function Table({ table: { header, rows }, rules }: TableProps) {
  return (
    // A wide table scrolls by itself, by keyboard too.
    <div role="region" tabIndex={0} aria-label={header.map(({ text }) => text).join(', ')}>
      <table>
        <thead>
          <tr>
            {header.map(({ tokens }, index) => (
              <th key={String(index)} scope="col">
                <Markdown tokens={tokens} rules={rules} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={String(row)}>
              {cells.map(({ tokens }, index) => (
                <td key={String(index)}>
                  <Markdown tokens={tokens} rules={rules} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
