import { unreachable } from '../lib/assert.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import type { Selection } from './SluiceState.ts';

const NOTHING: Selection = { kind: 'none' };

/** The selection after an edit or a new run: what is no longer there is no longer selected. */
export function selectionIn(
  selection: Selection,
  scenario: Scenario,
  recording: Recording | undefined,
): Selection {
  return isThere(selection, scenario, recording) ? selection : NOTHING;
}

function isThere(
  selection: Selection,
  scenario: Scenario,
  recording: Recording | undefined,
): boolean {
  switch (selection.kind) {
    case 'none':
    case 'network':
    case 'nameServer':
      return true;
    case 'broker':
      return selection.index < scenario.brokers.length;
    case 'client':
      return selection.index < scenario.clients.length;
    case 'consumer':
      return selection.index < (scenario.consumers?.length ?? 0);
    case 'proxy':
      return selection.index < (scenario.proxies?.length ?? 0);
    case 'entry':
      return selection.index < scenario.timeline.length;
    // Before the first recording is there, a link may already point at a row of it.
    case 'message':
      return recording === undefined || selection.row < recording.messages.count;
    case 'attempt':
      return recording === undefined || selection.row < recording.attempts.count;
    default:
      return unreachable(selection);
  }
}
