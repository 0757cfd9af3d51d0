import { useCallback, useState } from 'react';

export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/** More pixels would cost frames, and nobody could see them. */
const PIXELS_MAX = 8_300_000;
const PIXEL_RATIO_MAX = 2;

/** An element, what gets its ref, and its size; nothing before the first look. */
export function useStageSize(): readonly [
  HTMLElement | null,
  (element: HTMLElement | null) => (() => void) | undefined,
  ElementSize | undefined,
] {
  const [size, setSize] = useState<ElementSize>();
  const [shown, setShown] = useState<HTMLElement | null>(null);
  const attach = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    setShown(element);
    const observer = new ResizeObserver(() => {
      const width = element.clientWidth;
      const height = element.clientHeight;
      setSize((before) =>
        before?.width === width && before.height === height ? before : { width, height },
      );
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [shown, attach, size];
}

/** Pixels of the canvas for one of the page. */
export function pixelRatioFor({ width, height }: ElementSize, deviceRatio: number): number {
  const affordable = Math.sqrt(PIXELS_MAX / Math.max(1, width * height));
  return Math.max(0.5, Math.min(deviceRatio, PIXEL_RATIO_MAX, affordable));
}
