import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { placeBubble } from './placeBubble.ts';
import type { Side } from './placeBubble.ts';
import styles from './Tooltip.module.css';

interface TooltipBubbleProps {
  readonly id: string;
  readonly anchor: Element;
  readonly side: Side;
  readonly children: ReactNode;
}

/**
 * A popover of the browser: it lies over everything, and still belongs to the part of the page that it
 * speaks of. (The accessible kit hangs its tooltips on the end of the page, outside of all landmarks.)
 */
export function TooltipBubble({ id, anchor, side, children }: TooltipBubbleProps) {
  const bubble = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = bubble.current;
    if (element === null) return;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    const window = { width: globalThis.innerWidth, height: globalThis.innerHeight };
    const place = placeBubble(anchor.getBoundingClientRect(), { width, height }, { window, side });
    element.style.left = `${String(place.left)}px`;
    element.style.top = `${String(place.top)}px`;
  }, [anchor, side]);
  return (
    <span ref={bubble} popover="manual" role="tooltip" id={id} className={styles.bubble}>
      {children}
    </span>
  );
}
