import { barOf } from '../parts/timeGeometry.ts';
import type { TimePlot, TimeView } from '../parts/timeGeometry.ts';
import { useTimeSpan } from '../parts/timeView.ts';
import styles from './TimeSurface.module.css';

interface SpanBandProps {
  readonly frame: { readonly view: TimeView; readonly plot: TimePlot };
}

/** The marked span, through lanes and charts. */
export function SpanBand({ frame }: SpanBandProps) {
  const span = useTimeSpan();
  const bar = span && barOf(span.fromMs, span.toMs, frame.view);
  if (bar === undefined) return null;
  const style = { left: `${String(bar.leftPercent)}%`, width: `${String(bar.widthPercent)}%` };
  return <div className={styles.span} style={style} data-span="" />;
}
