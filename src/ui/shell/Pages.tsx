import { lazy, Suspense, useEffect } from 'react';
import { useSluice } from '../../store/sluice.ts';
import { addressOf, type Page } from '../../store/page.ts';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import headerStyles from './Header.module.css';
import { LanguageButton } from './LanguageButton.tsx';
import { Mark } from './Mark.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import styles from './Pages.module.css';
import { ThemeMenu } from './ThemeMenu.tsx';

const FidelityPage = lazy(async () => {
  const [{ FidelityPage }] = await Promise.all([
    import('../fidelity/FidelityPage.tsx'),
    loadTexts('contradictions'),
  ]);
  return { default: FidelityPage };
});

const RulesPage = lazy(async () => {
  const [{ RulesPage }, { default: markdown }] = await Promise.all([
    import('../rules/RulesPage.tsx'),
    import('../../model/MODEL.md?raw'),
  ]);
  return {
    default: ({ rule }: { readonly rule: string }) => <RulesPage markdown={markdown} rule={rule} />,
  };
});

type OtherPage = Exclude<Page, { readonly kind: 'simulator' }>;

/** The pages beside the simulator: one frame, one way back. */
export function Pages({ page }: { readonly page: OtherPage }) {
  const t = useTexts('fidelity');
  useTitle(page);
  return (
    <div className={styles.pages}>
      <header className={headerStyles.header}>
        <a
          className={`${headerStyles.mark ?? ''} ${styles.home ?? ''}`}
          href={addressOf({ kind: 'simulator' })}
        >
          <Mark />
          <span>{t('toSimulator')}</span>
        </a>
        <Ways page={page} />
        <div className={styles.choices}>
          <LanguageButton />
          <ThemeMenu />
        </div>
      </header>
      <main className={styles.main} tabIndex={-1}>
        <div className={styles.body}>
          <PanelBoundary>
            <Suspense fallback={<p>{t('loading')}</p>}>
              {page.kind === 'model' ? (
                <RulesPage rule={page.rule} />
              ) : (
                <FidelityPage view={page.view} />
              )}
            </Suspense>
          </PanelBoundary>
        </div>
      </main>
    </div>
  );
}

function Ways({ page }: { readonly page: OtherPage }) {
  const t = useTexts('fidelity');
  const isContradictions = page.kind === 'fidelity' && page.view.kind === 'contradictions';
  const ways = [
    {
      text: t('navTable'),
      to: addressOf({ kind: 'fidelity', view: { kind: 'table' } }),
      isHere: page.kind === 'fidelity' && !isContradictions,
    },
    {
      text: t('navContradictions'),
      to: addressOf({ kind: 'fidelity', view: { kind: 'contradictions' } }),
      isHere: isContradictions,
    },
    {
      text: t('navModel'),
      to: addressOf({ kind: 'model', rule: '' }),
      isHere: page.kind === 'model',
    },
  ];
  return (
    <nav className={styles.ways} aria-label={t('nav')}>
      {ways.map(({ text, to, isHere }) => (
        <a key={to} href={to} {...(isHere ? { 'aria-current': 'page' } : {})}>
          {text}
        </a>
      ))}
    </nav>
  );
}

/** The title of the window; the simulator's own comes back with it. */
function useTitle(page: OtherPage): void {
  const t = useTexts('fidelity');
  const language = useSluice((state) => state.language);
  const name = t(page.kind === 'model' ? 'navModel' : 'navTable');
  useEffect(() => {
    const before = document.title;
    document.title = t('documentTitle', { page: name });
    return () => {
      document.title = before;
    };
  }, [t, name, language]);
}
