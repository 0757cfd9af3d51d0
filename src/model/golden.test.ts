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
    crash                   36027      35684        339      39892       3589          0          0  3fd57191acf3187b
    storm-heals             33599      30798       2801      36400        840       4762          0  4810eee6bd4db3e7
    storm-stays             33599       8399      24640      58519          0      49560      11860  bc98d6b25fa2814d
    overload-retries         9797       7357       2440      18079      10722          0          0  ccdc0ef94de6495d
    black-hole              36027      35703        320      36406          7         88         46  39c05bfa64df2139
    freeze-calm              7965       7961          4       8241          0          3        276  a00cbafe36a04bd0
    freeze-cascade           7872       7318        554       9023         12         16        385  b457439bc6b2eac3
    freeze-avoidance         7790       7313        477       8791         37         14        407  04978985d803e1d6
    busy-three-clients      36196      33719       2473      40659       6936          0          0  8039f1a61a5346ce
    one-outage              36126      33551       2572      43630      10076          0          0  e5fa632c3efa04a9
    avoidance-lock-in       12034       8973       3061      18305         38          0          0  4dc693d83d7b6ae1
    go-same-broker           3800       3786         14       4127          0        262          0  3727fe353f662370
    black-hole-grpc          3643       3543        100       3933          0        390          0  5ec0bca0b1a2c0ee
    oneway-lost             24050      23032       1018      24050          0          0          0  15f58eec18433d56
    answers-lost            36027      36025          0      36644          0         28        617  4068693e9ef87333
    quota-530                8024       7769        255       8496        727          0          0  bc47b5325d0cf0e3
    limit-proxy-policy      21129      12018       9091      50879      38858          0          0  7ad0cc0f309caf7d
    limit-manual-policy      10769      10749          0      11447        697          0          0  344f209465ec0087
    disk-full               36027      36023          0      39067          0          0          0  56498ed768fe2f89
    sync-flush               7948       7496        452       8871          0         11        923  bccc11c8d8e83780
    proxy-breaks            17892      17761        130      18292          0        530        400  aa9fda0d3455a69b
    go-sample                 100         98          2        108          0         10          0  af36bd649df4fe44
    message-table           24066      23278        785      28391        330        412        647  b619d043e6e927d2
    retry-levels             2403       2403          0       2403          0          0          0  c00704d9691b4e35
    poison-or-down           7441       7441          0       7441          0          0          0  47fabefbb80c1078
    slow-consumer           30151      30150          0      30151          0          0          0  5b8670f3a83d79ec
    orderly-blocks           4768       4768          0       4768          0          0          0  2ff9f133c4b66349
    takeover                24142      24142          0      24142          0          0          0  afcac4cc02a120cc
    consumer-rollback       24142      23618        521      26697       3076          0          0  bd367eac7d5d5b4c
    standard                59991      59986          0      60527          0          0          0  2e8dd485874eb595
    storm-120               59862      54926       4930      69856          0          0          0  d06e6478238a47c9
    "
  `);
});
