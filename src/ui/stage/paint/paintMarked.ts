import type { DotField } from '../scene/DotField.ts';
import type { StageView } from './StagePainter.ts';

const MARK_RADIUS = 9;

/** A ring around the dots of the selected message, and around the one under the pointer. */
export function paintMarked(
  context: CanvasRenderingContext2D,
  view: StageView,
  { dots, hovered }: { readonly dots: DotField; readonly hovered: number | undefined },
): void {
  const { selection, recording } = view;
  const { palette, pixelRatio, layout } = view.base;
  if (recording === undefined) return;
  const message = selectedMessage(view);
  if (message === undefined && hovered === undefined) return;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  for (let index = 0; index < dots.count; index += 1) {
    const row = dots.row[index] ?? 0;
    const isSelected = message !== undefined && recording.attempts.message[row] === message;
    if (!isSelected && row !== hovered) continue;
    context.beginPath();
    const radius = MARK_RADIUS * layout.scale;
    context.arc(dots.x[index] ?? 0, dots.y[index] ?? 0, radius, 0, Math.PI * 2);
    context.strokeStyle = isSelected ? palette.accent : palette.ink;
    context.lineWidth = (selection.kind === 'none' ? 1.6 : 2.2) * layout.scale;
    context.stroke();
  }
}

function selectedMessage({ selection, recording }: StageView): number | undefined {
  if (selection.kind === 'message') return selection.row;
  if (selection.kind === 'attempt') return recording?.attempts.message[selection.row];
  return undefined;
}
