import { lazy } from 'react';
import { useComparing } from '../../store/compare/CompareState.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './App.module.css';
import { PanelBoundary } from './PanelBoundary.tsx';
import { soon } from './soon.ts';

const SettingsPanel = soon(async () => {
  const [{ SettingsPanel }] = await Promise.all([
    import('../controls/SettingsPanel.tsx'),
    loadTexts('consuming', 'controls', 'labels', 'profiles', 'settings', 'versions'),
  ]);
  return SettingsPanel;
});

const VerdictPanel = soon(async () => {
  const [{ VerdictPanel }] = await Promise.all([
    import('../verdict/VerdictPanel.tsx'),
    loadTexts('charts', 'verdict'),
  ]);
  return VerdictPanel;
});

const Inspector = lazy(async () => {
  const [{ Inspector }] = await Promise.all([
    import('../inspector/Inspector.tsx'),
    loadTexts('causes', 'inspector'),
  ]);
  return { default: Inspector };
});

const ComparePanel = lazy(async () => {
  const [{ ComparePanel }] = await Promise.all([
    import('../compare/ComparePanel.tsx'),
    loadTexts('compare', 'seeds'),
  ]);
  return { default: ComparePanel };
});

/** Settings, or the life of the message that is selected; under both, the verdict. */
export function SidePanel() {
  const t = useTexts('shell');
  const isMessage = useSluice(
    ({ selection: { kind } }) => kind === 'message' || kind === 'attempt',
  );
  const isComparing = useComparing(({ now }) => now !== undefined);
  const select = useSluice((state) => state.select);
  return (
    <aside className={styles.side} aria-label={t('side')}>
      {/* Stays as it was: tab, place and client, for whoever comes back from a message. */}
      <div className={styles.settings} hidden={isMessage}>
        <h2 className={styles.unseen}>{t('settings')}</h2>
        <PanelBoundary>
          <SettingsPanel />
        </PanelBoundary>
      </div>
      {isMessage ? (
        <div className={styles.inspector}>
          <Button
            variant="ghost"
            className={styles.back ?? ''}
            onClick={() => {
              select({ kind: 'none' });
            }}
          >
            <Glyph name="left" />
            {t('backToSettings')}
          </Button>
          <div className={styles.inspectorBody}>
            <PanelBoundary>
              <Inspector />
            </PanelBoundary>
          </div>
        </div>
      ) : null}
      <div className={styles.verdict}>
        <PanelBoundary>{isComparing ? <ComparePanel /> : <VerdictPanel />}</PanelBoundary>
      </div>
    </aside>
  );
}
