import { lazy, Suspense, useState } from 'react';
import { usePage } from '../../store/page.ts';
import { useComparing } from '../../store/compare/CompareState.ts';
import { savedChoices, useSluice } from '../../store/sluice.ts';
import { Transport } from '../timeline/Transport.tsx';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './App.module.css';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import { PanelBoundary } from './PanelBoundary.tsx';
import { RunProgress } from './RunProgress.tsx';
import { soon } from './soon.ts';
import { SidePanel } from './SidePanel.tsx';
import { useKeys } from './useKeys.ts';
import { Stages } from './Stages.tsx';
import { useDroppedFile } from '../share/useDroppedFile.ts';

const LookAt = soon(async () => {
  const [{ LookAt }] = await Promise.all([import('./LookAt.tsx'), loadTexts('presetStories')]);
  return LookAt;
});
const TimePanel = soon(async () => (await import('./TimePanel.tsx')).TimePanel);
const FirstVisit = lazy(async () => {
  const [{ FirstVisit }] = await Promise.all([import('./FirstVisit.tsx'), loadTexts('tour')]);
  return { default: FirstVisit };
});
const KeysDialog = lazy(async () => {
  const [{ KeysDialog }] = await Promise.all([import('./KeysDialog.tsx'), loadTexts('keys')]);
  return { default: KeysDialog };
});
const MapDialog = lazy(async () => {
  const [{ MapDialog }] = await Promise.all([
    import('../maps/MapDialog.tsx'),
    loadTexts('maps', 'seeds'),
  ]);
  return { default: MapDialog };
});
const ForkButtons = soon(async () => {
  const [{ ForkButtons }] = await Promise.all([
    import('../compare/ForkButtons.tsx'),
    loadTexts('compare'),
  ]);
  return ForkButtons;
});
const CompareBar = lazy(async () => ({
  default: (await import('../compare/CompareBar.tsx')).CompareBar,
}));
const ChooseDialog = lazy(async () => {
  const [{ ChooseDialog }] = await Promise.all([
    import('../compare/ChooseDialog.tsx'),
    loadTexts('compare', 'presetStories'),
  ]);
  return { default: ChooseDialog };
});
const ClientsDialog = lazy(async () => {
  const [{ ClientsDialog }] = await Promise.all([
    import('../compare/ClientsDialog.tsx'),
    loadTexts('compare', 'profiles', 'seeds'),
  ]);
  return { default: ClientsDialog };
});
const ShareDialog = lazy(async () => {
  const [{ ShareDialog }] = await Promise.all([
    import('../share/ShareDialog.tsx'),
    loadTexts('share'),
  ]);
  return { default: ShareDialog };
});

const Pages = lazy(async () => {
  const [{ Pages }] = await Promise.all([import('./Pages.tsx'), loadTexts('fidelity', 'profiles')]);
  return { default: Pages };
});

/** The page that the address names. */
export function App() {
  const page = usePage();
  if (page.kind === 'simulator') return <Simulator />;
  return (
    <Suspense fallback={null}>
      <Pages page={page} />
    </Suspense>
  );
}

/** The frame of the simulator, and where each panel stands. */
function Simulator() {
  const t = useTexts('shell');
  useKeys();
  const [isFirstVisit] = useState(() => savedChoices.read('tour') !== 'done');
  const isDropping = useDroppedFile();
  const isComparing = useComparing(({ now }) => now !== undefined);
  return (
    <div className={styles.app}>
      <Header />
      <RunProgress />
      <main className={styles.main}>
        <div className={styles.strip}>
          <Suspense fallback={null}>{isComparing ? <CompareBar /> : <LookAt />}</Suspense>
        </div>
        <section className={styles.stage} aria-label={t('stage')}>
          <PanelBoundary>
            <Stages />
          </PanelBoundary>
          {isFirstVisit ? (
            <Suspense fallback={null}>
              <FirstVisit />
            </Suspense>
          ) : null}
        </section>
        <div className={styles.transport}>
          <PanelBoundary>
            <Transport>
              <Suspense fallback={null}>
                <ForkButtons />
              </Suspense>
            </Transport>
          </PanelBoundary>
        </div>
        <div className={styles.time}>
          <PanelBoundary>
            <TimePanel />
          </PanelBoundary>
        </div>
      </main>
      <SidePanel />
      <Notices />
      <Sheets />
      {isDropping ? <p className={styles.drop}>{t('dropFile')}</p> : null}
    </div>
  );
}

function Sheets() {
  const sheet = useSluice((state) => state.sheet);
  const close = useSluice((state) => state.closeSheet);
  return (
    <Suspense fallback={null}>
      {sheet === 'keys' ? <KeysDialog onClose={close} /> : null}
      {sheet === 'share' ? <ShareDialog onClose={close} /> : null}
      {sheet === 'map' ? <MapDialog onClose={close} /> : null}
      {sheet === 'compare' ? <ChooseDialog onClose={close} /> : null}
      {sheet === 'clients' ? <ClientsDialog onClose={close} /> : null}
    </Suspense>
  );
}
