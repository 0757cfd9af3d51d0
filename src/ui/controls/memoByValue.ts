import { memo } from 'react';
import type { FunctionComponent } from 'react';

/**
 * Draws again only when its data differ, however often they were made anew: while a slider is dragged, one
 * row of twenty changes. Functions among the props are not compared, so they must do the same for equal data.
 */
export function memoByValue<Props extends object>(
  component: FunctionComponent<Props>,
): FunctionComponent<Props> {
  return memo(component, (before, after) => JSON.stringify(before) === JSON.stringify(after));
}
