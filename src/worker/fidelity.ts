// The file of the worker that holds the model against recorded cases.
import { builtInCases } from '../conformance/builtInCases.ts';
import { reportOf } from '../conformance/caseReport.ts';
import { pictureOf } from '../conformance/pictureOf.ts';
import { playCase } from '../conformance/playCase.ts';
import { committedResults } from '../conformance/results.ts';
import type { FidelityReport, FidelityWish } from '../protocol/fidelity.ts';
import { createFidelityRoom } from './createFidelityRoom.ts';

const hear = createFidelityRoom({
  results: committedResults,
  draw: async (id) => {
    const result = (await committedResults()).find((candidate) => candidate.id === id);
    if (result === undefined) return undefined;
    const cases = await builtInCases(result.profile, result.version);
    const golden = cases.find((candidate) => candidate.id === id);
    return golden && pictureOf(golden);
  },
  all: async () => {
    const cases = await builtInCases();
    return cases.map((golden) => () => reportOf(golden, playCase(golden)));
  },
  send: (report: FidelityReport) => {
    postMessage(report);
  },
  breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
});

addEventListener('message', ({ data }: MessageEvent<FidelityWish>) => {
  hear(data);
});
