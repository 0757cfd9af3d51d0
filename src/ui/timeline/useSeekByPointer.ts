import { useEffect, useMemo } from 'react';
import type { PointerEvent, RefObject } from 'react';
import { playhead } from '../../store/playhead.ts';
import { sluice } from '../../store/sluice.ts';
import { timePlotOf } from '../parts/timeGeometry.ts';
import { hoverAt, markSpan, readTimeGutters, spanBetween, timeView } from '../parts/timeView.ts';
import type { TimeHover } from '../parts/timeView.ts';
import { type Hold, pinched } from '../parts/timeZoom.ts';
import { momentUnder } from './momentUnder.ts';

/** A finger that moves this far sideways is seeking; one that moves up or down scrolls the page. */
const TOUCH_SLOP_PX = 6;
/** How long the values under a finger stay to be read after it has left. */
const TOUCH_READING_MS = 2500;

type Gesture =
  | { readonly kind: 'none' }
  /** A finger is down and has not said yet whether it seeks or scrolls. */
  | { readonly kind: 'touching'; readonly fromX: number }
  | { readonly kind: 'seeking'; readonly wasPlaying: boolean }
  /** A span is drawn from here. */
  | { readonly kind: 'marking'; readonly fromMs: number }
  /** Two fingers hold two moments. */
  | { readonly kind: 'pinching'; readonly holds: Map<number, Hold> };

interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
}

/**
 * Press or drag anywhere on the surface to seek, rest on it to read, drag with Shift to mark a span, zoom with two
 * fingers. Things with `data-no-seek` keep their own.
 */
export function useSeekByPointer(surface: RefObject<HTMLElement | null>): PointerHandlers {
  const hand = useMemo(() => new Hand(surface), [surface]);
  useEffect(
    () => () => {
      hand.forget();
    },
    [hand],
  );
  return hand.handlers;
}

/** What the pointers on the surface are doing. */
class Hand {
  private readonly surface: RefObject<HTMLElement | null>;
  private gesture: Gesture = { kind: 'none' };
  private clearing = 0;
  /** The fingers that are down, by pointer. */
  private readonly fingers = new Map<number, { readonly clientX: number }>();

  constructor(surface: RefObject<HTMLElement | null>) {
    this.surface = surface;
  }

  readonly handlers: PointerHandlers = {
    onPointerDown: (event) => {
      this.down(event);
    },
    onPointerMove: (event) => {
      this.move(event);
    },
    onPointerUp: (event) => {
      this.fingers.delete(event.pointerId);
      if (this.gesture.kind === 'touching') this.seek(event);
      this.end();
      if (event.pointerType !== 'touch') return;
      this.clearing = window.setTimeout(() => hoverAt(undefined), TOUCH_READING_MS);
    },
    onPointerCancel: () => {
      this.fingers.clear();
      this.end();
      hoverAt(undefined);
    },
    onPointerLeave: (event) => {
      if (event.pointerType !== 'touch' && this.gesture.kind === 'none') hoverAt(undefined);
    },
  };

  forget(): void {
    window.clearTimeout(this.clearing);
  }

  private down(event: PointerEvent<HTMLElement>): void {
    window.clearTimeout(this.clearing);
    const { current } = this.surface;
    if (event.button !== 0 || isForOthers(event, current)) return;
    if (event.pointerType === 'touch') {
      this.fingers.set(event.pointerId, { clientX: event.clientX });
      if (this.fingers.size === 2) this.pinch(event);
      else if (timeView.getState().isMarking) this.mark(event);
      else this.gesture = { kind: 'touching', fromX: event.clientX };
    } else if (event.shiftKey || timeView.getState().isMarking) this.mark(event);
    else this.beginSeek(event);
  }

  private move(event: PointerEvent<HTMLElement>): void {
    const { gesture } = this;
    if (this.fingers.has(event.pointerId)) {
      this.fingers.set(event.pointerId, { clientX: event.clientX });
    }
    switch (gesture.kind) {
      case 'seeking':
        this.seek(event);
        break;
      case 'marking': {
        const hover = this.locate(event);
        if (hover !== undefined) markSpan(spanBetween(gesture.fromMs, hover.atMs));
        break;
      }
      case 'pinching':
        this.followFingers(gesture.holds);
        break;
      case 'touching':
        if (Math.abs(event.clientX - gesture.fromX) > TOUCH_SLOP_PX) this.beginSeek(event);
        break;
      case 'none':
        if (event.pointerType === 'touch') break;
        hoverAt(isForOthers(event, this.surface.current) ? undefined : this.read(event));
    }
  }

  private beginSeek(event: PointerEvent<HTMLElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    // While the hand holds the playhead, it does not walk away under it.
    this.gesture = { kind: 'seeking', wasPlaying: playhead.isPlaying() };
    playhead.pause();
    this.seek(event);
  }

  private seek(event: PointerEvent): void {
    const hover = this.locate(event);
    if (hover === undefined) return;
    hoverAt(hover);
    sluice.getState().seekTo(hover.atMs);
  }

  private mark(event: PointerEvent<HTMLElement>): void {
    const hover = this.locate(event);
    if (hover === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    hoverAt(undefined);
    this.gesture = { kind: 'marking', fromMs: hover.atMs };
    markSpan(undefined);
  }

  private pinch(event: PointerEvent<HTMLElement>): void {
    this.end();
    event.currentTarget.setPointerCapture(event.pointerId);
    const holds = new Map<number, Hold>();
    for (const [id, { clientX }] of this.fingers) holds.set(id, this.holdAt(clientX));
    this.gesture = { kind: 'pinching', holds };
    hoverAt(undefined);
  }

  private followFingers(holds: ReadonlyMap<number, Hold>): void {
    const now = [...holds].flatMap(([id, { ms }]) => {
      const finger = this.fingers.get(id);
      return finger === undefined ? [] : [{ ms, ratio: this.holdAt(finger.clientX).ratio }];
    });
    const [one, other] = now;
    if (one === undefined || other === undefined) return;
    const { durationMs } = sluice.getState().scenario;
    const zoom = pinched(one, other, durationMs);
    if (zoom !== undefined) timeView.setState({ zoom });
  }

  private holdAt(clientX: number): Hold {
    const element = this.surface.current;
    if (element === null) return { ms: 0, ratio: 0 };
    const plot = timePlotOf(element.clientWidth, readTimeGutters(element));
    const x = clientX - element.getBoundingClientRect().left;
    return { ms: momentUnder(clientX, element), ratio: (x - plot.leftPx) / plot.widthPx };
  }

  private end(): void {
    const { gesture } = this;
    this.gesture = { kind: 'none' };
    if (gesture.kind === 'seeking' && gesture.wasPlaying) playhead.play();
    if (gesture.kind === 'marking') timeView.setState({ isMarking: false });
  }

  /** What one may read there: in live mode nothing of what has not happened yet. */
  private read(event: PointerEvent): TimeHover | undefined {
    const hover = this.locate(event);
    const isHidden = timeView.getState().watch === 'live' && (hover?.atMs ?? 0) > playhead.nowMs();
    return isHidden ? undefined : hover;
  }

  private locate(event: PointerEvent): TimeHover | undefined {
    const element = this.surface.current;
    if (element === null) return undefined;
    return hoverOf(event, element);
  }
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

function hoverOf(event: PointerEvent, surface: HTMLElement): TimeHover {
  const target = document.elementFromPoint(event.clientX, event.clientY) ?? surface;
  const part = target.closest<HTMLElement>('[data-time-part]');
  return {
    atMs: momentUnder(event.clientX, surface),
    part: part?.dataset['timePart'] ?? '',
    xPx: event.clientX,
    yPx: event.clientY,
    fromTopPx: event.clientY - (part?.getBoundingClientRect().top ?? 0),
  };
}
