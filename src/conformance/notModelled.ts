// Recorded cases that the model consciously does not show, each with the reason. At most 3 % of all.

export const NOT_MODELLED: ReadonlyMap<string, string> = new Map([
  [
    'rmq-broker-5.3.3-sync-flush-stall-7000-producer-2brokers',
    'Two brokers shared one disk there: the burst that moves to the healthy broker found a slow disk and cascaded in both recorded runs. Disks are separate here, so the cascade comes in one run of five.',
  ],
]);
