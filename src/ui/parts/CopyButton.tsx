import { useEffect, useState } from 'react';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from './Button.tsx';
import type { ButtonProps } from './Button.tsx';
import { Glyph } from './Glyph.tsx';
import { HiddenText } from './HiddenText.tsx';

const SAID_MS = 2_000; // long enough to be read

interface CopyButtonProps extends Pick<ButtonProps, 'variant' | 'isSmall'> {
  readonly text: string;
  /** What is copied, in words. */
  readonly label: string;
}

/** Puts a text on the clipboard and says so. Where there is no clipboard, it does not pretend. */
export function CopyButton({ text, label, variant = 'ghost', isSmall }: CopyButtonProps) {
  const t = useTexts('parts');
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  useEffect(() => {
    if (copied === undefined) return undefined;
    const timer = window.setTimeout(() => setCopied(undefined), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    // Only a page that came over https or from this machine has a clipboard.
    void navigator.clipboard?.writeText(text).then(() => setCopied(text));
  };
  return (
    <>
      <Button variant={variant} isSmall={isSmall} isIcon aria-label={label} onClick={copy}>
        <Glyph name={isCopied ? 'check' : 'copy'} size={14} />
      </Button>
      <HiddenText role="status">{isCopied ? t('copied') : ''}</HiddenText>
    </>
  );
}
