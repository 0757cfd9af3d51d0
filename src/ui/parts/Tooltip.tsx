import { cloneElement, useEffect, useId, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Side } from './placeBubble.ts';
import styles from './Tooltip.module.css';
import { TooltipBubble } from './TooltipBubble.tsx';

const HOVER_DELAY_MS = 500; // long enough not to flash while the pointer only passes

interface TooltipProps {
  /** A sentence; it is read out as the description of the child. */
  readonly text: ReactNode;
  readonly placement?: Side;
  /** The child does nothing by itself: a finger that taps it wants the sentence. */
  readonly opensOnTap?: boolean;
  /** One element that can be focused. */
  readonly children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

/** Shows a sentence beside its child while the pointer rests on it or the keyboard stands on it. */
export function Tooltip({ text, placement = 'top', opensOnTap, children }: TooltipProps) {
  const id = useId();
  // The element it speaks of while it is open.
  const [anchor, setAnchor] = useState<Element>();
  const wrapper = useRef<HTMLSpanElement>(null);
  const timer = useRef<number>(undefined);

  const close = () => {
    window.clearTimeout(timer.current);
    setAnchor(undefined);
  };
  const open = () => {
    window.clearTimeout(timer.current);
    setAnchor(wrapper.current?.firstElementChild ?? undefined);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const isOpen = anchor !== undefined;
  useEffect(
    () => (isOpen ? closeOnLeaving(wrapper.current, () => setAnchor(undefined)) : undefined),
    [isOpen],
  );

  return (
    <span
      ref={wrapper}
      className={styles.wrapper}
      onPointerEnter={(event) => {
        // A finger presses what it touches; only a mouse or pen can rest on a thing.
        if (event.pointerType !== 'touch') timer.current = window.setTimeout(open, HOVER_DELAY_MS);
      }}
      onPointerLeave={(event) => {
        if (event.pointerType !== 'touch') close();
      }}
      onPointerDown={close}
      onClick={opensOnTap === true ? open : undefined}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) open();
      }}
      onBlur={close}
    >
      {cloneElement(children, {
        'aria-describedby': isOpen ? id : children.props['aria-describedby'],
      })}
      {isOpen ? (
        <TooltipBubble id={id} anchor={anchor} side={placement}>
          {text}
        </TooltipBubble>
      ) : null}
    </span>
  );
}

/** Escape, a press elsewhere, and scrolling, which would leave the bubble behind. */
function closeOnLeaving(wrapper: Element | null, close: () => void): () => void {
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const handlePress = (event: PointerEvent) => {
    const isHere = event.target instanceof Node && wrapper?.contains(event.target);
    if (isHere !== true) close();
  };
  document.addEventListener('keydown', handleKey, true);
  document.addEventListener('pointerdown', handlePress, true);
  document.addEventListener('scroll', close, true);
  return () => {
    document.removeEventListener('keydown', handleKey, true);
    document.removeEventListener('pointerdown', handlePress, true);
    document.removeEventListener('scroll', close, true);
  };
}
