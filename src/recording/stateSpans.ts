// How long a part of the world was in which state.
import { firstAtOrAfter, msOf, usOf } from './clock.ts';
import { DIMENSION, PART, type DimensionName, type PartKind, type Recording } from './Recording.ts';

export interface StateSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: number;
}

/** Spans without gaps from the start of the run to its end; neighbours differ. */
export function stateSpans(
  recording: Recording,
  part: PartKind,
  index: number,
  ...[dimension, detail = 0]: readonly [dimension: DimensionName, detail?: number]
): readonly StateSpan[] {
  const { states, endAt } = recording;
  const spans: StateSpan[] = [];
  let value = valueAtStart(dimension);
  let from = 0;
  const close = (to: number): void => {
    if (to > from) spans.push({ fromMs: msOf(from), toMs: msOf(to), value });
    from = to;
  };
  for (let row = 0; row < states.count; row += 1) {
    const isSaid =
      states.dimension[row] === DIMENSION[dimension] &&
      states.index[row] === index &&
      states.part[row] === PART[part] &&
      states.detail[row] === detail;
    const next = states.value[row] ?? 0;
    if (!isSaid || next === value) continue;
    close(states.at[row] ?? 0);
    value = next;
  }
  close(endAt);
  return joined(spans);
}

/** A change that was taken back in the same instant leaves two neighbours of one value. */
function joined(spans: readonly StateSpan[]): readonly StateSpan[] {
  const result: StateSpan[] = [];
  for (const span of spans) {
    const before = result.at(-1);
    if (before?.value === span.value) result[result.length - 1] = { ...before, toMs: span.toMs };
    else result.push(span);
  }
  return result;
}

/** A route is known from the start, everything else begins at 0. */
function valueAtStart(dimension: DimensionName): number {
  return dimension === 'route' ? 1 : 0;
}

/** Visits the state rows at or before the moment, newest last: the last one to speak of a part holds. */
export function visitStatesUntil(
  { states }: Recording,
  atMs: number,
  visit: (row: number) => void,
): void {
  const at = usOf(atMs);
  let end = firstAtOrAfter(states.at, states.count, at);
  while (end < states.count && states.at[end] === at) end += 1;
  for (let row = 0; row < end; row += 1) visit(row);
}
