import { addressOf } from '../../store/page.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Header.module.css';
import { LanguageButton } from './LanguageButton.tsx';
import { Mark } from './Mark.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { ScenariosMenu } from './ScenariosMenu.tsx';
import { ScenarioTitle } from './ScenarioTitle.tsx';
import { ShellGlyph } from './ShellGlyph.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';

export function Header() {
  const t = useTexts('shell');
  const openSheet = useSluice((state) => state.openSheet);
  return (
    <header className={styles.header}>
      <div className={styles.mark}>
        <Mark />
        <span className={styles.word}>{t('name')}</span>
      </div>
      <ScenarioTitle />
      <div className={styles.grow} />
      <ScenariosMenu />
      <HistoryButtons />
      <div className={styles.wideOnly}>
        <Button variant="ghost" onClick={() => openSheet('map')}>
          {t('map')}
        </Button>
        <a className={styles.way} href={addressOf({ kind: 'fidelity', view: { kind: 'table' } })}>
          {t('howTrue')}
        </a>
        <LanguageButton />
        <ThemeMenu />
        <Button
          variant="ghost"
          isIcon
          aria-label={t('help')}
          title={t('help')}
          onClick={() => {
            openSheet('keys');
          }}
        >
          <ShellGlyph name="keys" />
        </Button>
      </div>
      <Button
        variant="primary"
        onClick={() => {
          openSheet('share');
        }}
      >
        <span className={styles.longLabel}>{t('share')}</span>
        <span className={styles.shortLabel}>{t('shareShort')}</span>
      </Button>
      <div className={styles.narrowOnly}>
        <MoreMenu />
      </div>
    </header>
  );
}

function HistoryButtons() {
  const t = useTexts('shell');
  const canUndo = useSluice((state) => state.past.length > 0);
  const canRedo = useSluice((state) => state.future.length > 0);
  const undo = useSluice((state) => state.undo);
  const redo = useSluice((state) => state.redo);
  return (
    <div className={styles.pair}>
      <Button
        variant="ghost"
        isIcon
        aria-label={t('undo')}
        title={t('undo')}
        disabled={!canUndo}
        onClick={undo}
      >
        <ShellGlyph name="undo" />
      </Button>
      <Button
        variant="ghost"
        isIcon
        aria-label={t('redo')}
        title={t('redo')}
        disabled={!canRedo}
        onClick={redo}
      >
        <ShellGlyph name="redo" />
      </Button>
    </div>
  );
}
