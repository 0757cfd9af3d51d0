// A recorded case beside what the model makes of it, as plain data for a page to draw.
import type { BrokerStep, Scenario } from '../scenario/Scenario.ts';
import type { SettingValue } from '../scenario/SettingSpec.ts';
import type { CaseReport } from './caseReport.ts';
import type { FigureReading } from './compareFigures.ts';

export interface CasePicture {
  readonly report: CaseReport;
  readonly notes: string;
  readonly settings: readonly PictureSetting[];
  /** What the brokers did, one list for each broker or message that has its own. */
  readonly scripts: readonly PictureScript[];
  /** What the marks of the tracks are. */
  readonly marks: PictureMarks;
  readonly tracks: readonly PictureTrack[];
  readonly figures: readonly FigureReading[];
  /** The first of our runs, to be opened; nothing when the case cannot be played or the simulator cannot hold it. */
  readonly scenario: Scenario | undefined;
}

/** Attempts to send, deliveries to a handler, tries to connect, or what reached a server. */
export type PictureMarks = 'attempts' | 'deliveries' | 'tries' | 'events';

export interface PictureSetting {
  readonly of: 'client' | 'broker' | 'server';
  readonly name: string;
  readonly value: SettingValue;
}

export interface PictureScript {
  /** The broker or the message; empty for all. */
  readonly of: string;
  readonly steps: readonly BrokerStep[];
  readonly then: BrokerStep;
}

/** One message (or channel), as it was recorded and as the model does it. */
export interface PictureTrack {
  readonly name: string;
  readonly recorded: PictureLine;
  readonly model: PictureLine;
}

export interface PictureLine {
  readonly marks: readonly PictureMark[];
  /** How it ended, for the caller; nothing when it never did. */
  readonly end: PictureEnd | undefined;
}

export interface PictureMark {
  readonly atMs: number;
  /** Least and most over the repeats. */
  readonly spreadMs: readonly [number, number] | undefined;
  /** Marks of one kind look alike: of an attempt, 0 for the first broker that this message met, 1 for the next new one. */
  readonly place: number;
  /** One or two characters: the letter of a broker, the number of a delivery. */
  readonly sign: string;
  /** A name in words where there is one: of the broker, if it is no matter of chance. */
  readonly name: string;
}

export interface PictureEnd {
  readonly atMs: number;
  readonly spreadMs: readonly [number, number] | undefined;
  readonly isGood: boolean;
  readonly text: string;
}
