import { lazy, Suspense } from 'react';
import type { ReactNode, RefObject } from 'react';

const PopoverSurface = lazy(async () => ({
  default: (await import('./PopoverSurface.tsx')).PopoverSurface,
}));

export interface PopoverProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The element it stands beside; focus returns to what had it before. */
  readonly anchorRef: RefObject<Element | null>;
  /** What it is about, read out when it opens. */
  readonly label: string;
  readonly placement?: 'top' | 'bottom' | 'bottom start' | 'bottom end' | 'left' | 'right';
  readonly children: ReactNode;
}

/** A small surface beside something. Escape or a press outside closes it. */
export function Popover(props: PopoverProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense fallback={null}>
      <PopoverSurface {...props} />
    </Suspense>
  );
}
