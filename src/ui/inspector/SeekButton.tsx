import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatClock } from '../parts/formatters.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';

/** Takes the playhead to a moment and stops there. */
export function SeekButton({ atMs }: { readonly atMs: number }) {
  const t = useTexts('inspector');
  const at = formatClock(atMs);
  return (
    <Button
      isSmall
      aria-label={t('seek', { at })}
      onClick={() => {
        sluice.getState().pause();
        sluice.getState().seekTo(atMs);
      }}
    >
      <Glyph name="seek" size={13} />
      {at}
    </Button>
  );
}
