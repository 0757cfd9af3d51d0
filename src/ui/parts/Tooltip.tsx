import { cloneElement, lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import styles from './Tooltip.module.css';

const TooltipBubble = lazy(async () => ({
  default: (await import('./TooltipBubble.tsx')).TooltipBubble,
}));

const HOVER_DELAY_MS = 500; // long enough not to flash while the pointer only passes

interface TooltipProps {
  /** A sentence; it is read out as the description of the child. */
  readonly text: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** The child does nothing by itself: a finger that taps it wants the sentence. */
  readonly opensOnTap?: boolean;
  /** One element that can be focused. */
  readonly children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

/** Shows a sentence beside its child while the pointer rests on it or the keyboard stands on it. */
export function Tooltip({ text, placement = 'top', opensOnTap, children }: TooltipProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const wrapper = useRef<HTMLSpanElement>(null);
  const anchor = useRef<Element>(null);
  const timer = useRef<number>(undefined);

  const close = () => {
    window.clearTimeout(timer.current);
    setOpen(false);
  };
  const open = () => {
    window.clearTimeout(timer.current);
    anchor.current = wrapper.current?.firstElementChild ?? null;
    setOpen(true);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false);
    };
    const closeElsewhere = (event: PointerEvent) => {
      const isHere = event.target instanceof Node && wrapper.current?.contains(event.target);
      if (isHere !== true) setOpen(false);
    };
    document.addEventListener('keydown', closeOnEscape, true);
    document.addEventListener('pointerdown', closeElsewhere, true);
    return () => {
      document.removeEventListener('keydown', closeOnEscape, true);
      document.removeEventListener('pointerdown', closeElsewhere, true);
    };
  }, [isOpen]);

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
        <Suspense fallback={null}>
          <TooltipBubble id={id} anchorRef={anchor} placement={placement}>
            {text}
          </TooltipBubble>
        </Suspense>
      ) : null}
    </span>
  );
}
