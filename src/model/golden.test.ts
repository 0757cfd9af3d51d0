// The final numbers of every preset, and the digest of all its rows. They may change only on purpose: whoever changes
// them says why in the commit. To write the new ones down: npm run unit -- golden -u
import { expect, test } from 'vitest';
import { FLAG, OUTCOME, RESULT } from '../recording/outcomes.ts';
import type { Recording } from '../recording/Recording.ts';
import { PRESETS } from '../scenario/presets.ts';
import { runToEnd } from './startRun.ts';

const COLUMNS = ['messages', 'ok', 'failed', 'attempts', 'throttled', 'timed out', 'duplicates'];

function totalsOf({ attempts, messages }: Recording): readonly number[] {
  const count = (column: Uint8Array, rowCount: number, is: (value: number) => boolean): number =>
    column.subarray(0, rowCount).filter(is).length;
  const messagesWith = (result: number): number =>
    count(messages.result, messages.count, (value) => value === result);
  const attemptsWith = (outcome: number): number =>
    count(attempts.outcome, attempts.count, (value) => value === outcome);
  return [
    messages.count,
    messagesWith(RESULT.ok),
    messagesWith(RESULT.failed),
    attempts.count,
    attemptsWith(OUTCOME.throttled),
    attemptsWith(OUTCOME.timedOut),
    count(attempts.flags, attempts.count, (flags) => (flags & FLAG.duplicate) !== 0),
  ];
}

function row(name: string, cells: readonly (number | string)[]): string {
  return [name.padEnd(18), ...cells.map((cell) => String(cell).padStart(10))].join(' ');
}

test('every preset ends with the numbers it always had', () => {
  const rows = PRESETS.map(({ id, scenario }) => {
    const recording = runToEnd(scenario);
    return `${row(id, totalsOf(recording))}  ${recording.digest}`;
  });
  expect(`\n${[row('', COLUMNS), ...rows].join('\n')}\n`).toMatchInlineSnapshot(`
    "
                         messages         ok     failed   attempts  throttled  timed out duplicates
    healthy                 36027      36025          0      36027          0          0          0  9551bc891e959df6
    crash                   36027      35692        330      39745       3420          0          0  faee829c1f81de25
    busy-three-clients      36196      33719       2473      40659       6936          0          0  8039f1a61a5346ce
    storm-heals             33599      30798       2801      36400        840       4762          0  4810eee6bd4db3e7
    storm-stays             33599       8399      24640      58519          0      49560      11860  bc98d6b25fa2814d
    disk-full               36027      36023          0      39067          0          0          0  56498ed768fe2f89
    answers-lost            36027      36025          0      36639          0         28        612  001130b322660b96
    black-hole              36027      35734        293      36358          7         45         11  b23f522966e907e9
    standard                59991      59986          0      60527          0          0          0  8ef3c8a8908a97c7
    storm-120               59862      54926       4930      69856          0          0          0  d06e6478238a47c9
    "
  `);
});
