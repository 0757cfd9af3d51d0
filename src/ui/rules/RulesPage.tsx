import { useEffect, useMemo, useState } from 'react';
import { addressOf } from '../../store/page.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Markdown } from './Markdown.tsx';
import { type Block, type Heading, readRules, rulesWith } from './readRules.ts';
import styles from './RulesPage.module.css';

interface RulesPageProps {
  readonly markdown: string;
  /** The number of the rule to show; empty for the beginning. */
  readonly rule: string;
}

/** The rules of the model, as they are written down beside its code. */
export function RulesPage({ markdown, rule }: RulesPageProps) {
  const t = useTexts('fidelity');
  const text = useMemo(() => readRules(markdown), [markdown]);
  const [wanted, setWanted] = useState('');
  const isKnown = rule === '' || text.rules.has(rule);
  useEffect(() => {
    if (rule === '') return;
    const element = document.getElementById(`rule-${rule}`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [rule, wanted]);
  return (
    <div className={styles.page}>
      <nav className={styles.contents} aria-label={t('contents')}>
        <h2>{t('contents')}</h2>
        <ul>
          {text.contents.map((heading) => (
            <ContentsLine key={heading.id} heading={heading} />
          ))}
        </ul>
      </nav>
      <div className={styles.text}>
        <p className={styles.about}>
          {t('rulesCount', { count: formatNumber(text.rules.size) })} <NoteOfLanguage />
        </p>
        <input
          type="search"
          className={styles.find}
          aria-label={t('rulesFind')}
          placeholder={t('rulesFind')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        {isKnown ? null : <p role="alert">{t('noRule', { rule })}</p>}
        <article lang="en">
          {rulesWith(text, wanted).map((block, index) => (
            <BlockView key={String(index)} block={block} rules={text.rules} shown={rule} />
          ))}
        </article>
      </div>
    </div>
  );
}

function NoteOfLanguage() {
  const t = useTexts('fidelity');
  return document.documentElement.lang === 'en' ? null : t('inEnglish');
}

function ContentsLine({ heading: { id, text, depth } }: { readonly heading: Heading }) {
  return (
    <li className={depth > 2 ? styles.deep : undefined}>
      <button
        type="button"
        onClick={() => document.getElementById(id)?.scrollIntoView({ block: 'start' })}
      >
        {text}
      </button>
    </li>
  );
}

interface BlockViewProps {
  readonly block: Block;
  readonly rules: ReadonlySet<string>;
  readonly shown: string;
}

function BlockView({ block, rules, shown }: BlockViewProps) {
  switch (block.kind) {
    case 'heading':
      return <HeadingView heading={block.heading} />;
    case 'rule':
      return <RuleView block={block} rules={rules} isShown={block.rule === shown} />;
    case 'other':
      return <Markdown tokens={[block.token]} rules={rules} />;
  }
}

function HeadingView({ heading: { depth, text, id } }: { readonly heading: Heading }) {
  if (depth === 1) return <h1 id={id}>{text}</h1>;
  return depth === 2 ? <h2 id={id}>{text}</h2> : <h3 id={id}>{text}</h3>;
}

interface RuleViewProps {
  readonly block: Extract<Block, { readonly kind: 'rule' }>;
  readonly rules: ReadonlySet<string>;
  readonly isShown: boolean;
}

function RuleView({ block: { rule, token }, rules, isShown }: RuleViewProps) {
  const t = useTexts('fidelity');
  // The number itself stands at the side, as the link to the rule.
  const tokens = 'tokens' in token && token.tokens !== undefined ? token.tokens.slice(1) : [];
  return (
    <div
      id={`rule-${rule}`}
      className={`${styles.rule ?? ''} ${isShown ? (styles.shown ?? '') : ''}`}
      tabIndex={-1}
    >
      <a
        className={styles.number}
        href={addressOf({ kind: 'model', rule })}
        title={t('linkToRule', { rule })}
      >
        {rule}
      </a>
      <p>
        <Markdown tokens={tokens} rules={rules} />
      </p>
    </div>
  );
}
