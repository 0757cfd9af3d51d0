import { hear } from './hear.ts';
import { selectionIn } from './selectionIn.ts';
import type { NewNotice, Notice, RunState, SluiceState } from './SluiceState.ts';
import type { Report } from '../protocol/messages.ts';

/** A newer notice of a kind takes the place of the older one. */
export function withNotice(notices: readonly Notice[], notice: NewNotice): readonly Notice[] {
  const others = notices.filter(({ kind }) => kind !== notice.kind);
  const id = 1 + Math.max(0, ...notices.map((known) => known.id));
  return [...others, { ...notice, id }];
}

const OF_WHAT_WAS_OPENED: readonly Notice['kind'][] = [
  'brokenLink',
  'remarks',
  'fileNotRead',
  'otherDigest',
];

/** What is still worth telling after something else was opened. */
export function withoutOpened(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(({ kind }) => !OF_WHAT_WAS_OPENED.includes(kind));
}

type Heard = Pick<SluiceState, 'run' | 'selection' | 'notices'>;

/** The state after a report: the run, what is selected of it, and what the user must be told. */
export function heard(
  state: Heard & Pick<SluiceState, 'scenario' | 'link'>,
  report: Report,
): Heard {
  const run = hear(state.run, report);
  const { selection, notices } = state;
  if (run === state.run) return { run, selection, notices };
  const news = noticeOf(run, state.link);
  return {
    run,
    selection: selectionIn(selection, state.scenario, run.recording),
    notices: news === undefined ? notices : withNotice(notices, news),
  };
}

function noticeOf(run: RunState, link: SluiceState['link']): NewNotice | undefined {
  if (run.status === 'failed') {
    const { sentence, simulatedMs, scenario } = run;
    return { kind: 'runFailed', sentence, simulatedMs, scenario };
  }
  if (run.status !== 'finished' || link?.digest === undefined) return undefined;
  // The link speaks of the scenario it brought, not of what was made of it since.
  if (run.scenario !== link.scenario || run.recording.digest === link.digest) return undefined;
  return { kind: 'otherDigest', expected: link.digest, computed: run.recording.digest };
}
