import { useSluice } from '../../store/sluice.ts';
import { useStopMoments } from '../../store/stops.ts';
import { ratioOfMs } from '../parts/timeGeometry.ts';
import type { TimePlot, TimeView } from '../parts/timeGeometry.ts';
import styles from './TimeSurface.module.css';

interface StopMarksProps {
  readonly frame: { readonly view: TimeView; readonly plot: TimePlot };
}

/** Where playback would stop: a mark under the ruler, one for each pixel at most. */
export function StopMarks({ frame: { view, plot } }: StopMarksProps) {
  const recording = useSluice((state) => state.run.recording);
  const moments = useStopMoments(recording);
  const pixels = new Set<number>();
  for (const ms of moments) {
    const ratio = ratioOfMs(ms, view);
    if (ratio >= 0 && ratio <= 1) pixels.add(Math.round(ratio * plot.widthPx));
  }
  return [...pixels].map((x) => (
    <div key={x} className={styles.stop} style={{ left: x }} data-stop="" />
  ));
}
