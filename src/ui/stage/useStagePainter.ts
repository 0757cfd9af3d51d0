import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { Recording } from '../../recording/Recording.ts';
import { playhead } from '../../store/playhead.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import type { Selection } from '../../store/SluiceState.ts';
import type { BaseView } from './paint/BaseLayer.ts';
import { StagePainter, type DotScale } from './paint/StagePainter.ts';
import type { StageFigures } from './scene/figures.ts';
import { useMedia } from './useMedia.ts';
import { useSlowState } from './useSlowState.ts';

/** Screen readers are told of a change at most so often. */
const FIGURES_EVERY_MS = 1_000;

export interface PaintedStage {
  readonly attachCanvas: (canvas: HTMLCanvasElement | null) => (() => void) | undefined;
  readonly painter: StagePainter | undefined;
  readonly figures: StageFigures | undefined;
  readonly dotScale: DotScale;
}

/** Keeps the painter in step with store and playhead. Frames pass by React. */
export function useStagePainter(
  base: BaseView | undefined,
  recording: Recording | undefined,
  /** What is marked, where that is not what the page has selected. */
  marked?: Selection,
): PaintedStage {
  const [painter, setPainter] = useState<StagePainter>();
  const [dotScale, setDotScale] = useState<DotScale>({ requestsPerDot: 1, stretchMs: 0 });
  const [figures, offerFigures] = useSlowState<StageFigures>(FIGURES_EVERY_MS);
  const selected = useSluice((state) => state.selection);
  const selection = marked ?? selected;
  const isMotionReduced = useMedia('(prefers-reduced-motion: reduce)');

  const attachCanvas = useCallback(
    (canvas: HTMLCanvasElement | null) => {
      if (canvas === null) return undefined;
      const made = new StagePainter(canvas, playhead, {
        onDotScale: setDotScale,
        onFigures: offerFigures,
      });
      setPainter(made);
      return () => {
        made.stop();
      };
    },
    [offerFigures],
  );

  useLayoutEffect(() => {
    if (base !== undefined) painter?.show({ base, recording, selection, isMotionReduced });
  }, [painter, base, recording, selection, isMotionReduced]);

  useEffect(() => {
    if (painter === undefined) return undefined;
    const request = () => {
      painter.request();
    };
    const stopMoving = playhead.subscribe(() => {
      painter.follow();
    });
    // Pausing shows the moment itself; another speed shows other dots.
    const stopSession = sluice.subscribe((now, before) => {
      if (now.isPlaying !== before.isPlaying || now.speed !== before.speed) request();
    });
    return () => {
      stopMoving();
      stopSession();
    };
  }, [painter]);

  return { attachCanvas, painter, figures, dotScale };
}
