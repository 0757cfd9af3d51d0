// The worker's own file: joins the room that runs scenarios to the messages of the browser.
import { startRun } from '../model/startRun.ts';
import type { Command } from '../protocol/messages.ts';
import { buffersOf } from './buffersOf.ts';
import { createRunRoom } from './createRunRoom.ts';

// A message to oneself comes after the commands already there, and at once: `setTimeout` would wait
// 4 ms between slices.
const channel = new MessageChannel();
let nextSlice: (() => void) | undefined;
channel.port1.onmessage = () => {
  const slice = nextSlice;
  nextSlice = undefined;
  slice?.();
};

const hear = createRunRoom({
  startRun,
  send: (report) => {
    // Buffers are handed over, not copied. Only recordings hold any.
    const transfer = report.kind === 'finished' ? buffersOf(report.recording) : [];
    postMessage(report, { transfer });
  },
  clockMs: () => performance.now(),
  afterCommands: (slice) => {
    nextSlice = slice;
    channel.port2.postMessage(undefined);
  },
});

addEventListener('message', (event: MessageEvent<Command>) => {
  hear(event.data);
});
