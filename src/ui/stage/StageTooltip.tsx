import { useLayoutEffect, useRef } from 'react';
import { usePlayheadMs } from '../../store/playhead.ts';
import { placeTooltip } from '../parts/placeTooltip.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { StagePainter } from './paint/StagePainter.ts';
import type { Hit } from './scene/pick.ts';
import type { StageLayout } from './scene/stageLayout.ts';
import styles from './StageTooltip.module.css';
import { tipOf } from './tooltipText.ts';

export interface Pointed {
  readonly hit: Hit;
  /** In the window. */
  readonly xPx: number;
  readonly yPx: number;
}

interface StageTooltipProps {
  readonly pointed: Pointed;
  readonly painter: StagePainter;
  readonly layout: StageLayout;
}

const TIMES_PER_SEC = 4; // slow enough to read numbers that run

/** What lies under the pointer, and why it is as it is. */
export function StageTooltip({ pointed, painter, layout }: StageTooltipProps) {
  const t = useTexts('stage');
  const causes = useTexts('causes');
  const atMs = usePlayheadMs(TIMES_PER_SEC);
  const card = useRef<HTMLDivElement>(null);
  const { xPx, yPx } = pointed;
  useLayoutEffect(() => {
    const { current } = card;
    if (current === null) return;
    const size = { widthPx: current.offsetWidth, heightPx: current.offsetHeight };
    const window = { widthPx: innerWidth, heightPx: innerHeight };
    const { leftPx, topPx } = placeTooltip({ xPx, yPx }, size, window);
    current.style.transform = `translate(${String(Math.round(leftPx))}px, ${String(Math.round(topPx))}px)`;
  });
  const { scene, dots, figures } = painter;
  if (scene === undefined || dots === undefined || figures === undefined) return null;
  const tip = tipOf(pointed.hit, { t, causes, scene, dots, figures, layout, atMs });
  if (tip === undefined) return null;
  const source = tip.source ?? '';
  return (
    <div ref={card} className={styles.tooltip} role="tooltip">
      <p className={styles.title}>{tip.title}</p>
      {tip.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {source === '' || source === 'simulation' ? null : <p className={styles.source}>{source}</p>}
    </div>
  );
}
