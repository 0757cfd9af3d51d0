// The state of every part at a moment. Playing walks on from the last moment; a seek back starts anew.
import {
  DIMENSION,
  PART,
  type DimensionName,
  type PartKind,
  type StateColumns,
} from '../../../recording/Recording.ts';

export interface StateOf {
  readonly part: PartKind;
  readonly index: number;
  readonly dimension: DimensionName;
  /** The broker's index, where the state is a client's view of a broker. */
  readonly detail?: number;
}

export class StateCursor {
  private readonly states: StateColumns;
  private readonly values = new Map<number, number>();
  private next = 0;
  private atUs = -1;

  constructor(states: StateColumns) {
    this.states = states;
  }

  seek(atUs: number): void {
    const { states } = this;
    if (atUs < this.atUs) {
      this.next = 0;
      this.values.clear();
    }
    this.atUs = atUs;
    while (this.next < states.count && (states.at[this.next] ?? Infinity) <= atUs) {
      const row = this.next;
      const part = states.part[row] ?? 0;
      const index = states.index[row] ?? 0;
      const dimension = states.dimension[row] ?? 0;
      const key = keyOf(part, index, dimension, states.detail[row] ?? 0);
      this.values.set(key, states.value[row] ?? 0);
      this.next += 1;
    }
  }

  /** Before its first row every state is 0; a route is there until it is said to be gone. */
  valueOf({ part, index, dimension, detail = 0 }: StateOf): number {
    const key = keyOf(PART[part], index, DIMENSION[dimension], detail);
    return this.values.get(key) ?? (dimension === 'route' ? 1 : 0);
  }
}

function keyOf(...parts: readonly [number, number, number, number]): number {
  const [part, index, dimension, detail] = parts;
  return ((part * 256 + index) * 16 + dimension) * 256 + detail;
}
