// The page's one store, and how components read it.
import { useStore } from 'zustand';
import type { Report } from '../protocol/messages.ts';
import { type Computer, type ComputerHooks, createRunner } from './runner.ts';
import { createSluice } from './createSluice.ts';
import { playhead } from './playhead.ts';
import { browserLanguage, createSavedChoices, readLanguage, readTheme } from './savedChoices.ts';
import type { Sluice } from './SluiceState.ts';

export const savedChoices = createSavedChoices(() => localStorage);

export const sluice = createSluice(
  {
    language: readLanguage(savedChoices.read('language')) ?? browserLanguage(navigator.languages),
    theme: readTheme(savedChoices.read('theme')) ?? 'system',
    areKeysOn: savedChoices.read('keys') !== 'off',
  },
  {
    playhead,
    choices: savedChoices,
    createRunner: (hooks) => createRunner({ ...hooks, hire }),
    isMotionReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
);

/** A worker that runs scenarios. */
export function hire({ onReport, onCrash }: ComputerHooks): Computer {
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
    onReport(data);
  });
  worker.addEventListener('error', (event) => {
    // A worker whose file did not load tells an event without a message.
    onCrash(event instanceof ErrorEvent ? event.message : '');
  });
  return {
    post: (command) => {
      worker.postMessage(command);
    },
    stop: () => {
      worker.terminate();
    },
  };
}

/** A slice of what the page knows. Take the narrowest that will do. */
export function useSluice<Slice>(slice: (state: Sluice) => Slice): Slice {
  return useStore(sluice, slice);
}
