// Recorded cases that the model consciously does not show, each with the reason. At most 3 % of all.

export const NOT_MODELLED: ReadonlyMap<string, string> = new Map([
  [
    'rmq-broker-5.3.3-sync-flush-stall-7000-producer-2brokers',
    'Two brokers shared one disk there: the burst that moves to the healthy broker found a slow disk and cascaded in both recorded runs. Disks are separate here, so the cascade comes in one run of five.',
  ],
  [
    'rmq-go-2.1.2-outage-20-callers',
    'The recorders had an overloaded machine: in its healthy seconds their loop made about 400 requests a second, half of what 20 callers with 5 ms of service and 20 ms of rest make, and of what their Java clients made. What the client does in the outage conforms: the waves at 3 and 6 s, all callers kept, no error, the longest call.',
  ],
]);
