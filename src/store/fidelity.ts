// What the fidelity page knows. Its worker is hired with the first question.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { unreachable } from '../lib/assert.ts';
import type { CasePicture } from '../conformance/CasePicture.ts';
import type { CaseReport } from '../conformance/caseReport.ts';
import type { FidelityReport, FidelityWish } from '../protocol/fidelity.ts';

export type { CasePicture, CaseReport };

export interface FidelityState {
  /** As committed; nothing until they are there. */
  readonly results: readonly CaseReport[] | undefined;
  readonly picture: CasePicture | undefined;
  /** The case that is wished for. */
  readonly wanted: string;
  /** Cases played anew in this browser, by id. */
  readonly replayed: ReadonlyMap<string, CaseReport>;
  readonly isPlayingAll: boolean;
  /** A bug, or a case that is not there. */
  readonly problem: string | undefined;
}

const NOTHING_YET: FidelityState = {
  results: undefined,
  picture: undefined,
  wanted: '',
  replayed: new Map(),
  isPlayingAll: false,
  problem: undefined,
};

function heardFidelity(state: FidelityState, report: FidelityReport): FidelityState {
  switch (report.kind) {
    case 'results':
      return { ...state, results: report.results };
    case 'drawn':
      // Of a case that was left.
      if (report.id !== state.wanted) return state;
      return { ...state, picture: report.picture, problem: undefined };
    case 'played':
      if (!state.isPlayingAll) return state;
      return { ...state, replayed: new Map(state.replayed).set(report.result.id, report.result) };
    case 'allPlayed':
      return { ...state, isPlayingAll: false };
    case 'broken':
      if (report.id !== '' && report.id !== state.wanted) return state;
      return { ...state, isPlayingAll: false, problem: report.sentence };
    default:
      return unreachable(report);
  }
}

/** A worker, as far as it matters here: it takes wishes. */
type Post = (wish: FidelityWish) => void;

type Hire = (hear: (report: FidelityReport) => void) => Post;

export interface Fidelity {
  readonly store: StoreApi<FidelityState>;
  readonly askResults: () => void;
  readonly draw: (id: string) => void;
  readonly playAll: () => void;
  readonly stop: () => void;
}

export function createFidelity(hire: Hire): Fidelity {
  const store = createStore<FidelityState>()(() => NOTHING_YET);
  let hired: Post | undefined;

  function post(wish: FidelityWish): void {
    hired ??= hire((report) => {
      store.setState((state) => heardFidelity(state, report), true);
    });
    hired(wish);
  }

  return {
    store,
    askResults() {
      if (store.getState().results === undefined) post({ kind: 'results' });
    },
    draw(id) {
      const { wanted, picture } = store.getState();
      if (wanted === id && picture !== undefined) return;
      store.setState({ wanted: id, picture: undefined, problem: undefined });
      post({ kind: 'draw', id });
    },
    playAll() {
      store.setState({ isPlayingAll: true, replayed: new Map(), problem: undefined });
      post({ kind: 'playAll' });
    },
    stop() {
      store.setState({ isPlayingAll: false });
      post({ kind: 'stop' });
    },
  };
}

export const fidelity = createFidelity((hear) => {
  const worker = new Worker(new URL('../worker/fidelity.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FidelityReport>) => {
    hear(data);
  });
  worker.addEventListener('error', (event) => {
    const sentence = event instanceof ErrorEvent ? event.message : '';
    hear({ kind: 'broken', id: '', sentence });
  });
  return (wish) => {
    worker.postMessage(wish);
  };
});

export function useFidelity<Slice>(slice: (state: FidelityState) => Slice): Slice {
  return useStore(fidelity.store, slice);
}
