import { useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import { faultSpec } from '../../../scenario/faultSpecs.ts';
import { targetKind } from '../../../scenario/names.ts';
import type { FaultKind } from '../../../scenario/Scenario.ts';
import { playhead } from '../../../store/playhead.ts';
import { sluice } from '../../../store/sluice.ts';
import { momentUnder } from '../momentUnder.ts';

/** A press that moves less than this was meant as a click. */
const SLOP_PX = 6;

/** What the hand carries from the palette, and where it would fall. */
export interface Carried {
  readonly fault: FaultKind;
  readonly xPx: number;
  readonly yPx: number;
  readonly drop: Drop | undefined;
}

/** A part, at a moment: over the lanes it is the moment under the hand, over the picture that of the playhead. */
interface Drop {
  readonly target: string;
  readonly atMs: number;
}

interface Options {
  /** Where a fault strikes that falls on the lanes. */
  readonly target: string;
  readonly onPlaced: () => void;
}

/** Lets a fault be carried out of the palette, onto a part of the picture or a moment of the lanes. */
export function usePaletteDrag({ target, onPlaced }: Options) {
  const [carried, setCarried] = useState<Carried>();
  const pressed = useRef<{ readonly x: number; readonly y: number }>(undefined);
  const hasCarried = useRef(false);
  const palette = useRef<HTMLDivElement>(null);
  const isCarrying = carried !== undefined;

  // The palette lies over the parts: while something is carried out of it, it makes room.
  useEffect(() => {
    const surface = palette.current?.closest<HTMLElement>('[data-trigger], [role=dialog]');
    if (surface === null || surface === undefined || !isCarrying) return undefined;
    surface.style.opacity = '0';
    return () => {
      surface.style.opacity = '';
    };
  }, [isCarrying]);

  const handlersOf = (fault: FaultKind) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      pressed.current = { x: event.clientX, y: event.clientY };
      hasCarried.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { current: from } = pressed;
      if (from === undefined) return;
      const { clientX: xPx, clientY: yPx } = event;
      if (carried === undefined && Math.hypot(xPx - from.x, yPx - from.y) < SLOP_PX) return;
      hasCarried.current = true;
      setCarried({ fault, xPx, yPx, drop: dropAt(fault, { xPx, yPx }, target) });
    },
    onPointerUp() {
      pressed.current = undefined;
      if (carried === undefined) return;
      setCarried(undefined);
      if (carried.drop === undefined) return;
      sluice.getState().placeFault(fault, carried.drop.target, carried.drop.atMs);
      onPlaced();
    },
    onPointerCancel() {
      pressed.current = undefined;
      setCarried(undefined);
    },
  });
  /** The click that ends a drag is none. */
  const wasCarried = () => hasCarried.current;
  return { palette, carried, handlersOf, wasCarried };
}

function dropAt(
  fault: FaultKind,
  { xPx, yPx }: { readonly xPx: number; readonly yPx: number },
  laneTarget: string,
): Drop | undefined {
  const { scenario } = sluice.getState();
  const allowed = (target: string, atMs: number): Drop | undefined => {
    const kind = targetKind(scenario, target);
    return kind !== undefined && faultSpec(fault).targets.includes(kind)
      ? { target, atMs }
      : undefined;
  };
  // What lies under an open palette is inert, and the browser does not tell of it: places decide.
  const lies = (element: Element): boolean => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return xPx >= left && xPx <= right && yPx >= top && yPx <= bottom;
  };
  const parts = [...document.querySelectorAll<HTMLElement>('[data-fault-target]')].filter(lies);
  const names = parts.map(({ dataset }) => dataset['faultTarget'] ?? '');
  // The network lies around and between the other parts.
  const part = names.find((name) => name !== 'network') ?? names[0];
  if (part !== undefined) return allowed(part, playhead.nowMs());
  const surface = document.querySelector<HTMLElement>('[data-time-surface]');
  if (surface !== null && lies(surface)) {
    return allowed(laneTarget, Math.round(momentUnder(xPx, surface)));
  }
  return undefined;
}
