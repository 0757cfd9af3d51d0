/** Stops the run when something that must hold does not. A bug, never a user's mistake. */
export function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(`Bug: ${sentence}`);
}

/** The end of a switch over a union: does not compile while a member is missing. */
export function unreachable(value: never): never {
  throw new Error(`Bug: no case for ${JSON.stringify(value)}`);
}
