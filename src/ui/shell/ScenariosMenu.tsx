import { lazy, Suspense, useRef, useState } from 'react';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Header.module.css';
import { scenarioTitle } from '../parts/scenarioTitle.ts';

const load = () => Promise.all([import('./ScenarioList.tsx'), loadTexts('presetStories')]);
const ScenarioList = lazy(async () => {
  const [{ ScenarioList }] = await load();
  return { default: ScenarioList };
});

/** Opens the list of scenarios, which is loaded at the first wish for it. */
export function ScenariosMenu() {
  const t = useTexts('shell');
  const title = useSluice((state) => scenarioTitle(state.scenario, t('untitled')));
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
        variant="ghost"
        className={styles.scenarios}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <span className={styles.longLabel}>{t('scenarios')}</span>
        {/* Where there is no room for both, the title itself opens the list. */}
        <span className={styles.shortLabel}>{title}</span>
        <Glyph name="down" />
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ScenarioList anchorRef={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
