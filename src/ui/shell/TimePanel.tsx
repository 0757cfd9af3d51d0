import { Lanes } from '../timeline/Lanes.tsx';
import { TimeSurface } from '../timeline/TimeSurface.tsx';
import { loadTexts } from '../texts/texts.ts';
import styles from './App.module.css';
import { PanelBoundary } from './PanelBoundary.tsx';
import { soon } from './soon.ts';

const Charts = soon(async () => {
  const [{ Charts }] = await Promise.all([import('../charts/Charts.tsx'), loadTexts('charts')]);
  return Charts;
});

/** All that stands on the one axis of time. */
export function TimePanel() {
  return (
    <TimeSurface>
      <PanelBoundary>
        <Lanes />
      </PanelBoundary>
      <div className={styles.charts}>
        <PanelBoundary>
          <Charts />
        </PanelBoundary>
      </div>
    </TimeSurface>
  );
}
