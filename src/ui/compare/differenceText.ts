// How two figures differ, in words.
import type { FigureName } from '../../explore/figures.ts';
import { figureText } from '../parts/figureText.ts';

/** With its sign; what is not a number has none. */
export function differenceText(name: FigureName, value: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = figureText(name, value, '');
  return value > 0 ? `+${text}` : text;
}
