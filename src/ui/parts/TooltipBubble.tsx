import type { ReactNode, RefObject } from 'react';
import { Tooltip } from 'react-aria-components/Tooltip';
import styles from './Tooltip.module.css';

interface TooltipBubbleProps {
  readonly id: string;
  readonly anchorRef: RefObject<Element | null>;
  readonly placement: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

/** The part of a tooltip that needs the accessible kit: loaded when the first one opens. */
export function TooltipBubble({ id, anchorRef, placement, children }: TooltipBubbleProps) {
  return (
    <Tooltip
      isOpen
      triggerRef={anchorRef}
      placement={placement}
      offset={6}
      className={styles.bubble ?? ''}
    >
      <span id={id}>{children}</span>
    </Tooltip>
  );
}
