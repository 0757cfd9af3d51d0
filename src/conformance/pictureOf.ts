// Draws up a case and our run of it for the page.
import type { Recording } from '../recording/Recording.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { readScenario } from '../scenario/readScenario.ts';
import type { ServerSettings } from '../scenario/Scenario.ts';
import type {
  CasePicture,
  PictureMarks,
  PictureScript,
  PictureSetting,
  PictureTrack,
} from './CasePicture.ts';
import { reportOf } from './caseReport.ts';
import { channelTracks, deliveryTracks, servedTracks } from './consumerTracks.ts';
import { figureReadings } from './compareFigures.ts';
import { waitReadings } from './compareReconnect.ts';
import { consumeReadings } from './consuming/consumeReadings.ts';
import type { GoldenCase, ScriptCase } from './GoldenCase.ts';
import { messageTracks } from './messageTracks.ts';
import { judge, runsOf } from './playCase.ts';

export function pictureOf(golden: GoldenCase): CasePicture {
  const runs = runsOf(golden);
  const recordings = runs.ok ? runs.value : [];
  const [first] = recordings;
  return {
    report: reportOf(golden, judge(golden, runs)),
    notes: golden.notes,
    settings: settingsOf(golden),
    scripts: golden.kind === 'producer-script' ? scriptsOf(golden) : [],
    marks: MARKS[golden.kind],
    tracks: first === undefined ? [] : tracksOf(golden, first),
    figures: figuresOf(golden, recordings),
    // A few cases ask for more than a link may hold.
    scenario: first !== undefined && readScenario(first.scenario).ok ? first.scenario : undefined,
  };
}

const MARKS: Readonly<Record<GoldenCase['kind'], PictureMarks>> = {
  'producer-script': 'attempts',
  'reconnect-script': 'tries',
  'consume-script': 'deliveries',
  'consume-load': 'deliveries',
  'consume-served': 'events',
  'broker-load': 'attempts',
  'broker-state': 'attempts',
};

function tracksOf(golden: GoldenCase, recording: Recording): readonly PictureTrack[] {
  switch (golden.kind) {
    case 'producer-script':
      return messageTracks(golden, recording);
    case 'reconnect-script':
      return channelTracks(golden, recording);
    case 'consume-script':
    case 'consume-load':
      return deliveryTracks(golden, recording);
    case 'consume-served':
      return servedTracks(golden, recording);
    case 'broker-load':
    case 'broker-state':
      return [];
  }
}

function figuresOf(golden: GoldenCase, recordings: readonly Recording[]): CasePicture['figures'] {
  switch (golden.kind) {
    case 'producer-script':
    case 'consume-served':
      return [];
    case 'consume-script':
    case 'consume-load':
      return consumeReadings(golden, recordings);
    case 'reconnect-script':
      return waitReadings(golden, recordings);
    case 'broker-load':
    case 'broker-state':
      return figureReadings(golden, recordings);
  }
}

function settingsOf(golden: GoldenCase): readonly PictureSetting[] {
  const of = (part: PictureSetting['of'], settings: Settings): readonly PictureSetting[] =>
    Object.entries(settings).map(([name, value]) => ({ of: part, name, value }));
  const broker = 'settings' in golden ? of('broker', golden.settings) : [];
  return [...of('client', golden.client.settings), ...broker, ...serverSettings(golden)];
}

/** What the server told the client when it connected. */
function serverSettings(golden: GoldenCase): readonly PictureSetting[] {
  const server = golden.kind === 'consume-served' ? golden.server : serverOf(golden);
  if (server === undefined) return [];
  const value = JSON.stringify(server.backoffPolicy);
  return [{ of: 'server', name: 'backoffPolicy', value }];
}

function serverOf(golden: GoldenCase): ServerSettings | undefined {
  return golden.kind === 'producer-script' ? golden.grpc?.server : undefined;
}

function scriptsOf({ script }: ScriptCase): readonly PictureScript[] {
  switch (script.by) {
    case 'arrival':
    case 'each-message':
      return [{ of: '', ...script.list }];
    case 'broker':
    case 'message':
      return [...script.lists].map(([of, list]) => ({ of, ...list }));
    case 'bucket':
      return [{ of: '', steps: [script.ok], then: script.then }];
    case 'broker-met':
      return script.lists.map((list, index) => ({ of: String(index + 1), ...list }));
    case 'time':
      return [...script.phases].map(([of, phases]) => {
        return { of, steps: phases.map(({ step }) => step), then: script.then };
      });
  }
}
