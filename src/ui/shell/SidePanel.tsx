import { lazy } from 'react';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './App.module.css';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';

const SettingsPanel = lazy(async () => {
  const [{ SettingsPanel }] = await Promise.all([
    import('../controls/SettingsPanel.tsx'),
    loadTexts('controls', 'settings'),
  ]);
  return { default: SettingsPanel };
});

/** Settings, or the life of the message that is selected; under both, the verdict. */
export function SidePanel() {
  const t = useTexts('shell');
  return (
    <aside className={styles.side} aria-label={t('side')}>
      <div className={styles.settings}>
        <PanelBoundary>
          <SettingsPanel />
        </PanelBoundary>
      </div>
      <div className={styles.verdict}>
        <PanelBoundary>
          <VerdictPanel />
        </PanelBoundary>
      </div>
    </aside>
  );
}
