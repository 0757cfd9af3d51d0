import { useLayoutEffect, useRef } from 'react';
import { formatClock } from '../parts/formatters.ts';
import { placeTooltip } from '../parts/placeTooltip.ts';
import { useTimeHover } from '../parts/timeView.ts';
import styles from './Lanes.module.css';

interface LaneTipProps {
  readonly part: string;
  readonly textAt: (ms: number) => string | undefined;
}

/** What a lane says at the moment under the pointer. */
export function LaneTip({ part, textAt }: LaneTipProps) {
  const hover = useTimeHover(part);
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = card.current;
    if (element === null || hover === undefined) return;
    const size = { widthPx: element.offsetWidth, heightPx: element.offsetHeight };
    const page = { widthPx: window.innerWidth, heightPx: window.innerHeight };
    const { leftPx, topPx } = placeTooltip(hover, size, page);
    element.style.transform = `translate(${String(leftPx)}px, ${String(topPx)}px)`;
  }, [hover]);
  if (hover === undefined) return null;
  const text = textAt(hover.atMs);
  return text === undefined ? null : (
    <div ref={card} className={styles.tip} aria-hidden="true">
      <b>{formatClock(hover.atMs, 2)}</b> {text}
    </div>
  );
}
