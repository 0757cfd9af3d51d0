// Every attempt as one JSON object on a line of its own. Times in ms of the run; what did not happen is left out.
import { causeName, FLAG, OUTCOME_NAMES } from '../recording/outcomes.ts';
import { NEVER, type Recording } from '../recording/Recording.ts';

export function* attemptLines(recording: Recording): Generator<string> {
  for (let row = 0; row < recording.attempts.count; row++) {
    yield JSON.stringify(attemptOf(recording, row));
  }
}

function attemptOf(
  { attempts, scenario }: Recording,
  row: number,
): Readonly<Record<string, unknown>> {
  const sent = attempts.sentAt[row] ?? 0;
  const at = (column: Uint32Array): number | undefined => {
    const after = column[row] ?? NEVER;
    return after === NEVER ? undefined : (sent + after) / 1000;
  };
  const wait = attempts.waitActual[row] ?? NEVER;
  return {
    message: attempts.message[row],
    attempt: attempts.number[row],
    client: scenario.clients[attempts.client[row] ?? 0]?.id,
    broker: scenario.brokers[attempts.broker[row] ?? 0]?.id,
    queue: attempts.queue[row],
    sentMs: sent / 1000,
    arrivedMs: at(attempts.arrivedAfter),
    beganMs: at(attempts.beganAfter),
    storedMs: at(attempts.storedAfter),
    answeredMs: at(attempts.answeredAfter),
    endedMs: at(attempts.endedAfter),
    outcome: OUTCOME_NAMES[attempts.outcome[row] ?? 0],
    cause: causeName(attempts.cause[row] ?? 0),
    code: attempts.code[row],
    flags: flagsOf(attempts.flags[row] ?? 0),
    ...(wait === NEVER
      ? {}
      : {
          waitPlannedMs: (attempts.waitPlanned[row] ?? 0) / 1000,
          waitMs: wait / 1000,
          waitCause: causeName(attempts.waitCause[row] ?? 0),
        }),
  };
}

function flagsOf(bits: number): readonly string[] {
  return Object.entries(FLAG).flatMap(([name, bit]) => ((bits & bit) === 0 ? [] : [name]));
}
