// What a user does without changing the scenario: play, look, choose.
import { nextEventMs, previousEventMs } from '../recording/nextEventMs.ts';
import type { SluiceStore, Surroundings } from './createSluice.ts';
import { withNotice } from './notices.ts';
import type { ScenarioActions } from './scenarioActions.ts';
import type { SluiceActions, SluiceState } from './SluiceState.ts';

export type SessionActions = Omit<SluiceActions, keyof ScenarioActions>;

interface World extends Surroundings {
  readonly storeOf: () => SluiceStore;
}

export function sessionActions(world: World): SessionActions {
  return { ...transportActions(world), ...choiceActions(world) };
}

type TransportActions = Pick<SluiceActions, 'play' | 'pause' | 'setSpeed' | 'seekTo' | 'stepEvent'>;

function transportActions({ storeOf, playhead }: World): TransportActions {
  function pause(): void {
    playhead.pause();
    storeOf().setState({ isPlaying: false });
  }

  return {
    play() {
      const { scenario, run } = storeOf().getState();
      if (playhead.nowMs() >= scenario.durationMs) playhead.seek(0);
      // Without a recording there is nothing to show yet; the first one sets it going.
      if (run.recording !== undefined) playhead.play();
      storeOf().setState({ isPlaying: true });
    },
    pause,
    setSpeed(speed) {
      playhead.setSpeed(speed);
      storeOf().setState({ speed });
    },
    seekTo: (ms) => {
      playhead.seek(ms);
    },
    stepEvent(direction) {
      pause();
      const { recording } = storeOf().getState().run;
      if (recording === undefined) return;
      const find = direction === 1 ? nextEventMs : previousEventMs;
      const event = find(recording, playhead.nowMs());
      if (event !== undefined) playhead.seek(event.atMs);
    },
  };
}

function choiceActions({ storeOf, choices }: World): Omit<SessionActions, keyof TransportActions> {
  const set = (part: Partial<SluiceState>): void => {
    storeOf().setState(part);
  };
  return {
    select: (selection) => {
      set({ selection });
    },
    chooseLanguage(language) {
      choices.write('language', language);
      set({ language });
    },
    chooseTheme(theme) {
      choices.write('theme', theme);
      set({ theme });
    },
    chooseApplyMode: (applyMode) => {
      set({ applyMode });
    },
    chooseKeys(areKeysOn) {
      choices.write('keys', areKeysOn ? 'on' : 'off');
      set({ areKeysOn });
    },
    openSheet: (sheet) => {
      set({ sheet });
    },
    closeSheet: () => {
      set({ sheet: undefined });
    },
    notify(notice) {
      set({ notices: withNotice(storeOf().getState().notices, notice) });
    },
    dismissNotice(id) {
      set({
        notices: storeOf()
          .getState()
          .notices.filter((notice) => notice.id !== id),
      });
    },
  };
}
