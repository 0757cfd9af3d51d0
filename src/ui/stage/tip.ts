import type { Recording } from '../../recording/Recording.ts';
import { formatNumber, formatPercent } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import type { DotField } from './scene/DotField.ts';
import type { StageFigures } from './scene/figures.ts';
import type { Scene } from './scene/Scene.ts';
import type { StageLayout } from './scene/stageLayout.ts';

export interface Tip {
  readonly title: string;
  readonly lines: readonly string[];
  /** Where the rule stands in the real system. */
  readonly source?: string;
}

export interface TipContext {
  readonly t: Texts<'stage'>;
  readonly causes: Texts<'causes'>;
  readonly scene: Scene;
  readonly dots: DotField;
  readonly layout: StageLayout;
  readonly figures: StageFigures;
  readonly atMs: number;
}

/** How messages are called on the screen: from 1. */
export function messageName(recording: Recording, row: number): string {
  return formatNumber((recording.attempts.message[row] ?? 0) + 1);
}

/** Steady enough to be read while it runs. */
export function roundedMs(valueMs: number): number {
  return valueMs >= 1_000 ? Math.round(valueMs / 100) * 100 : valueMs;
}

export function shownPercent(ratio: number): string {
  return formatPercent(Math.round(ratio * 100) / 100);
}
