import { useLayoutEffect, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import { isTimeNarrow } from '../parts/timeGeometry.ts';
import type { TimeView } from '../parts/timeGeometry.ts';
import { readTimeGutters } from '../parts/timeView.ts';
import { chartHeight } from './chartHeight.ts';
import type { ChartFrame } from './frame/ChartPlot.tsx';

type Size = Omit<ChartFrame, 'view'>;

/** The size of the charts, kept up with that of their panel. Undefined until the panel is in the page. */
export function useChartFrame(
  panel: RefObject<HTMLElement | null>,
  view: TimeView,
): ChartFrame | undefined {
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return undefined;
    const measure = () => {
      const next = sizeOf(element);
      setSize((known) => (known !== undefined && isSameSize(known, next) ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [panel]);
  return useMemo(() => (size === undefined ? undefined : { ...size, view }), [size, view]);
}

function sizeOf(panel: HTMLElement): Size {
  const gutters = readTimeGutters(panel);
  return {
    widthPx: panel.clientWidth,
    heightPx: chartHeight(window.innerHeight, isTimeNarrow(gutters)),
    gutterLeftPx: gutters.leftPx,
    gutterRightPx: gutters.rightPx,
  };
}

function isSameSize(a: Size, b: Size): boolean {
  return (
    a.widthPx === b.widthPx &&
    a.heightPx === b.heightPx &&
    a.gutterLeftPx === b.gutterLeftPx &&
    a.gutterRightPx === b.gutterRightPx
  );
}
