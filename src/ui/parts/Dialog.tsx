import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';

const DialogSurface = lazy(async () => ({
  default: (await import('./DialogSurface.tsx')).DialogSurface,
}));

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Name of the cross in the corner. */
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Buttons at the bottom. */
  readonly footer?: ReactNode;
  readonly isWide?: boolean;
}

/** Over the whole page; nothing behind it can be reached until it is closed. */
export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null;
  return (
    <Suspense fallback={null}>
      <DialogSurface {...props} />
    </Suspense>
  );
}
