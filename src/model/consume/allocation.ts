/**
 * K8: the share of one member, as AllocateMessageQueueAveragely cuts it: neighbouring queues, the first members one more.
 */
export function shareOf(
  queues: readonly number[],
  { rank, members }: { readonly rank: number; readonly members: number },
): readonly number[] {
  const rest = queues.length % members;
  const each = Math.floor(queues.length / members) + (rank < rest ? 1 : 0);
  const start = rank < rest ? rank * each : rank * each + rest;
  return queues.slice(start, start + each);
}
