import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Dialog, Popover } from 'react-aria-components/Popover';
import type { PopoverProps } from './Popover.tsx';
import styles from './overlay.module.css';
import { pageLanguage } from './pageLanguage.ts';

/** The part of a popover that needs the accessible kit: loaded when the first one opens. */
export function PopoverSurface(props: PopoverProps) {
  const { anchorRef } = props;
  useEffect(() => {
    const anchor = anchorRef.current;
    return () => giveFocusBack(anchor);
  }, [anchorRef]);
  return (
    <I18nProvider locale={pageLanguage()}>
      <Popover
        isOpen={props.isOpen}
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
        triggerRef={props.anchorRef}
        placement={props.placement ?? 'bottom'}
        className={styles.popover ?? ''}
      >
        <Dialog aria-label={props.label} className={styles.popoverBody ?? ''}>
          {props.children}
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}

/** The kit does so too, but not always when a key closes the surface right after it opened. */
function giveFocusBack(anchor: Element | null): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const isLost = document.activeElement === document.body;
      if (isLost && anchor instanceof HTMLElement) anchor.focus({ preventScroll: true });
    });
  });
}
