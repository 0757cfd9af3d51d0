import { useEffect, useRef } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { playhead } from '../../store/playhead.ts';
import { sluice } from '../../store/sluice.ts';
import { msOfX, timePlotOf } from '../parts/timeGeometry.ts';
import type { TimeView } from '../parts/timeGeometry.ts';
import { hoverAt, readTimeGutters } from '../parts/timeView.ts';
import type { TimeHover } from '../parts/timeView.ts';

/** A finger that moves this far sideways is seeking; one that moves up or down scrolls the page. */
const TOUCH_SLOP_PX = 6;
/** How long the values under a finger stay to be read after it has left. */
const TOUCH_READING_MS = 2500;

type Gesture =
  | { readonly kind: 'none' }
  /** A finger is down and has not said yet whether it seeks or scrolls. */
  | { readonly kind: 'touching'; readonly fromX: number }
  | { readonly kind: 'seeking'; readonly wasPlaying: boolean };

interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
}

/** Press or drag anywhere on the surface to seek, rest on it to read. Things with `data-no-seek` keep their own. */
export function useSeekByPointer(
  surface: RefObject<HTMLElement | null>,
  view: TimeView,
): PointerHandlers {
  const gesture = useRef<Gesture>({ kind: 'none' });
  const clearing = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(clearing.current), []);

  const locate = (event: PointerEvent): TimeHover | undefined => {
    const element = surface.current;
    if (element === null) return undefined;
    return hoverOf(event, element, view);
  };
  const seek = (event: PointerEvent) => {
    const hover = locate(event);
    if (hover === undefined) return;
    hoverAt(hover);
    sluice.getState().seekTo(hover.atMs);
  };
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    // While the hand holds the playhead, it does not walk away under it.
    gesture.current = { kind: 'seeking', wasPlaying: playhead.isPlaying() };
    playhead.pause();
    seek(event);
  };
  const end = () => {
    const { current } = gesture;
    gesture.current = { kind: 'none' };
    if (current.kind === 'seeking' && current.wasPlaying) playhead.play();
  };

  return {
    onPointerDown(event) {
      window.clearTimeout(clearing.current);
      if (event.button !== 0 || !event.isPrimary || isForOthers(event, surface.current)) return;
      if (event.pointerType !== 'touch') begin(event);
      else gesture.current = { kind: 'touching', fromX: event.clientX };
    },
    onPointerMove(event) {
      const { current } = gesture;
      if (current.kind === 'seeking') seek(event);
      else if (current.kind === 'touching') {
        if (Math.abs(event.clientX - current.fromX) > TOUCH_SLOP_PX) begin(event);
      } else if (event.pointerType !== 'touch') {
        hoverAt(isForOthers(event, surface.current) ? undefined : locate(event));
      }
    },
    onPointerUp(event) {
      if (gesture.current.kind === 'touching') seek(event);
      end();
      if (event.pointerType !== 'touch') return;
      clearing.current = window.setTimeout(() => hoverAt(undefined), TOUCH_READING_MS);
    },
    onPointerCancel() {
      end();
      hoverAt(undefined);
    },
    onPointerLeave(event) {
      if (event.pointerType !== 'touch' && gesture.current.kind === 'none') hoverAt(undefined);
    },
  };
}

function isForOthers(event: PointerEvent, surface: HTMLElement | null): boolean {
  const { target } = event;
  if (!(target instanceof Element) || surface === null) return true;
  // A popover belongs to the bar it was opened from, also for React, but stands elsewhere on the page.
  if (!surface.contains(target)) return true;
  if (target.closest('[data-no-seek], button, a, input, select') !== null) return true;
  return isInGutter(event.clientX, surface);
}

function isInGutter(clientX: number, surface: HTMLElement): boolean {
  const { left } = surface.getBoundingClientRect();
  const plot = timePlotOf(surface.clientWidth, readTimeGutters(surface));
  const x = clientX - left - plot.leftPx;
  return x < -GRACE_PX || x > plot.widthPx + GRACE_PX;
}

/** Around the ends of the plot a press means the end. */
const GRACE_PX = 10;

function hoverOf(event: PointerEvent, surface: HTMLElement, view: TimeView): TimeHover {
  const { left } = surface.getBoundingClientRect();
  const plot = timePlotOf(surface.clientWidth, readTimeGutters(surface));
  const target = document.elementFromPoint(event.clientX, event.clientY) ?? surface;
  const part = target.closest<HTMLElement>('[data-time-part]');
  return {
    atMs: msOfX(event.clientX - left, view, plot),
    part: part?.dataset['timePart'] ?? '',
    xPx: event.clientX,
    yPx: event.clientY,
    fromTopPx: event.clientY - (part?.getBoundingClientRect().top ?? 0),
  };
}
