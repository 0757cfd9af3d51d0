import { useLayoutEffect, useRef } from 'react';
import { formatClock } from '../../parts/formatters.ts';
import styles from './ChartTooltip.module.css';
import { placeTooltip } from '../../parts/placeTooltip.ts';
import type { Reading } from './Reading.ts';
import { SwatchMark } from './SwatchMark.tsx';

interface ChartTooltipProps {
  readonly atMs: number;
  /** Where in the window it belongs to; asked once it is in the page. */
  readonly place: () => { readonly xPx: number; readonly yPx: number };
  readonly readings: readonly Reading[];
  /** The series the pointer is right on. */
  readonly pointedKey: string | undefined;
  readonly nothing: string;
}

/** The values of one moment, beside the pointer or the playhead. */
export function ChartTooltip(props: ChartTooltipProps) {
  const { atMs, place, readings, pointedKey, nothing } = props;
  const card = useRef<HTMLDivElement>(null);
  const lines = readings.filter(({ isNothing }) => !isNothing);
  const pointed = lines.find(({ key }) => key === pointedKey);

  // Its place depends on its size, which only the browser knows. No dependencies: both may change each time.
  useLayoutEffect(() => {
    const element = card.current;
    if (element === null) return;
    const size = { widthPx: element.offsetWidth, heightPx: element.offsetHeight };
    const page = { widthPx: window.innerWidth, heightPx: window.innerHeight };
    const { leftPx, topPx } = placeTooltip(place(), size, page);
    element.style.transform = `translate(${String(leftPx)}px, ${String(topPx)}px)`;
  });

  return (
    <div ref={card} className={styles.card} aria-hidden="true">
      <p className={styles.time}>{formatClock(atMs, 2)}</p>
      {lines.length === 0 ? <p className={styles.nothing}>{nothing}</p> : null}
      <dl className={styles.lines}>
        {lines.map(({ key, name, text, swatch }) => (
          <div key={key} className={key === pointedKey ? styles.pointed : styles.line}>
            <dt className={styles.name}>
              <SwatchMark swatch={swatch} />
              {name}
            </dt>
            <dd className={styles.value}>{text}</dd>
          </div>
        ))}
      </dl>
      {pointed?.why === undefined ? null : <p className={styles.why}>{pointed.why}</p>}
    </div>
  );
}
