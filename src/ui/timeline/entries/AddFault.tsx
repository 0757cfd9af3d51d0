import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../../parts/Button.tsx';
import { Glyph } from '../../parts/Glyph.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { useTexts } from '../../texts/useTexts.ts';
import styles from './AddFault.module.css';

const FaultPalette = lazy(async () => ({
  default: (await import('./FaultPalette.tsx')).FaultPalette,
}));

/** Opens the palette of faults. */
export function AddFault() {
  const t = useTexts('timeline');
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        isSmall
        variant="ghost"
        className={styles.open}
        data-add-fault=""
        aria-label={t('addFaultLabel')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void import('./FaultPalette.tsx')}
        onClick={() => setOpen(true)}
      >
        <Glyph name="plus" size={12} />
        {t('addFault')}
      </Button>
      <Popover
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        anchorRef={button}
        label={t('addFaultLabel')}
        placement="top"
      >
        <Suspense fallback={null}>
          <FaultPalette onPlaced={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </>
  );
}
