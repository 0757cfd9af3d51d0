// No text stands in a component: what a user can read comes from the catalogs. This reads all components.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
];
const LETTER = /\p{Letter}/u;

/** Text in the components of a file, each with its line. */
function literalTexts(path: string, source: string): readonly string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];

  function note(node: ts.Node, text: string): void {
    if (!LETTER.test(text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${String(line + 1)} ${text.trim()}`);
  }

  function visit(node: ts.Node): void {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.includes(node.name.getText())) spoken(node.initializer);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) spoken(node.expression);
    ts.forEachChild(node, visit);
  }

  /** What an attribute or a child says: also behind a condition, also in a template. */
  function spoken(node: ts.Node | undefined): void {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      note(
        node,
        [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '),
      );
    } else if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) {
      spoken(node.expression);
    } else if (ts.isConditionalExpression(node)) {
      spoken(node.whenTrue);
      spoken(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      // Of a comparison nothing is shown.
      const isShown = [
        ts.SyntaxKind.PlusToken,
        ts.SyntaxKind.BarBarToken,
        ts.SyntaxKind.QuestionQuestionToken,
        ts.SyntaxKind.AmpersandAmpersandToken,
      ].includes(node.operatorToken.kind);
      if (!isShown) return;
      spoken(node.left);
      spoken(node.right);
    }
  }

  visit(file);
  return found;
}

test('no component holds text of its own', () => {
  const ui = join(import.meta.dirname, '..');
  const components = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
    // Shown only in a development build, to whoever makes parts.
    .filter((path) => !path.endsWith('Gallery.tsx'));
  expect(components.length).toBeGreaterThan(20);
  const found = components.flatMap((path) =>
    literalTexts(path, readFileSync(join(ui, path), 'utf8')),
  );
  expect(found).toEqual([]);
});

test.each([
  ['<p>Hello</p>'],
  ['<p>{"Hello"}</p>'],
  ['<p>{isOn ? "Hello" : ""}</p>'],
  ['<p>{`${count} dots`}</p>'],
  ['<p>{count + " dots"}</p>'],
  ['<button aria-label="Close" />'],
  ['<button aria-label={isOn ? "Close" : t("open")} />'],
  ['<input placeholder={`Name of ${part}`} />'],
  ['<img alt="A broker" />'],
])('sees the text in %s', (source) => {
  expect(literalTexts('Example.tsx', `const example = ${source};`)).toHaveLength(1);
});

test.each([
  ['<p className="big">{t("hello")} · 3</p>'],
  ['<p>{kind === "broker" ? t("broker") : null}</p>'],
  ['<Button variant="ghost" aria-label={t("close")} />'],
  ['<p>{`${from}–${to}`}</p>'],
])('has nothing against %s', (source) => {
  expect(literalTexts('Example.tsx', `const example = ${source};`)).toEqual([]);
});
