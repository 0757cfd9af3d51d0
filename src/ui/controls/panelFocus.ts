// Which tab the panel shows, and whose settings. It follows what is selected on the stage.
import { unreachable } from '../../lib/assert.ts';
import type { Selection } from '../../store/SluiceState.ts';

export type TabId = 'producer' | 'broker' | 'consumer' | 'network' | 'load' | 'run';

export interface PanelFocus {
  readonly tab: TabId;
  readonly client: number;
  readonly broker: number | 'all';
  readonly consumer: number;
  /** The selection it has followed last. */
  readonly seen: Selection;
}

export function firstFocus(selection: Selection): PanelFocus {
  const none: Selection = { kind: 'none' };
  return followed(
    { tab: 'producer', client: 0, broker: 'all', consumer: 0, seen: none },
    selection,
  );
}

/** The focus after a look at the selection: the same object when nothing new was selected. */
export function followed(focus: PanelFocus, selection: Selection): PanelFocus {
  if (selection === focus.seen) return focus;
  const next = { ...focus, seen: selection };
  switch (selection.kind) {
    case 'client': {
      // The load of a client stays in view when another client is chosen.
      const tab = focus.tab === 'load' ? 'load' : 'producer';
      return { ...next, tab, client: selection.index };
    }
    case 'broker':
      return { ...next, tab: 'broker', broker: selection.index };
    case 'consumer':
      return { ...next, tab: 'consumer', consumer: selection.index };
    case 'network':
    case 'proxy':
      return { ...next, tab: 'network' };
    case 'nameServer':
      return { ...next, tab: 'run' };
    case 'none':
    case 'message':
    case 'attempt':
    case 'entry':
      return next;
    default:
      return unreachable(selection);
  }
}
