import { useRef, useState } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import type { StagePainter } from './paint/StagePainter.ts';
import { brokerParts, clientParts } from './scene/cardParts.ts';
import type { Roads } from './scene/DotField.ts';
import { pickDot, pickPart, REACH_PX, type Hit } from './scene/pick.ts';
import { placesOf } from './scene/figures.ts';
import type { StageLayout } from './scene/stageLayout.ts';
import type { Pointed } from './StageTooltip.tsx';

interface PointerOptions {
  readonly painter: StagePainter | undefined;
  readonly layout: StageLayout | undefined;
  readonly roads: Roads | undefined;
  readonly onClick: (hit: Hit | undefined) => boolean;
}

/** While it plays a dot runs from under the pointer: it stays the one that is meant for so long. */
const STICKY_MS = 900;

export interface StagePointer {
  readonly pointed: Pointed | undefined;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onClickCapture: (event: MouseEvent<HTMLElement>) => void;
}

/** What the pointer points at, and what a click means. */
export function usePointer({ painter, layout, roads, onClick }: PointerOptions): StagePointer {
  const [pointed, setPointed] = useState<Pointed>();
  const dotSince = useRef(0);

  function hitAt(event: { clientX: number; clientY: number }, element: Element, reach: number) {
    if (painter === undefined || layout === undefined || roads === undefined) return undefined;
    const { left, top } = element.getBoundingClientRect();
    const point = { x: event.clientX - left, y: event.clientY - top };
    const dot = painter.dots && pickDot(painter.dots, point, reach);
    if (dot !== undefined) return dot;
    const delivery = painter.consume?.pick(point, reach);
    if (delivery !== undefined) return delivery;
    const { figures } = painter;
    const clients = layout.clients.map((card, index) => {
      const now = figures?.clients[index];
      return clientParts(card, now === undefined ? 1 : placesOf(now));
    });
    const brokers = layout.brokers.map((card, index) =>
      brokerParts(card, figures?.brokers[index]?.threads ?? 1),
    );
    return pickPart({ layout, roads, clients, brokers }, point);
  }

  function point(next: Pointed | undefined): void {
    painter?.hover(next?.hit.kind === 'attempt' ? next.hit.row : undefined);
    setPointed(next);
  }

  return {
    pointed,
    onPointerMove(event) {
      // A finger does not hover; what it touches it chooses.
      if (event.pointerType === 'touch') return;
      if (!isOnPicture(event.target)) {
        point(undefined);
        return;
      }
      const hit = hitAt(event, event.currentTarget, REACH_PX.fine);
      const isDot = pointed?.hit.kind === 'attempt';
      const isFresh = event.timeStamp - dotSince.current < STICKY_MS;
      if (isDot && hit?.kind !== 'attempt' && isFresh) return;
      if (hit?.kind === 'attempt') dotSince.current = event.timeStamp;
      point(hit && { hit, xPx: event.clientX, yPx: event.clientY });
    },
    onPointerLeave() {
      point(undefined);
    },
    onClickCapture(event) {
      // A click made by a key belongs to the button in focus.
      if (event.detail === 0 || !isOnPicture(event.target)) return;
      const isCoarse =
        'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
      const reach = isCoarse ? REACH_PX.coarse : REACH_PX.fine;
      const hit = hitAt(event, event.currentTarget, reach);
      if (!onClick(hit)) return;
      point(undefined);
      event.stopPropagation();
    },
  };
}

/** Not on a button or legend that lies over it. */
function isOnPicture(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('canvas, [data-part], [data-points]');
}
