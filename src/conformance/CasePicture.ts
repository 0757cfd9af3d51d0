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
  readonly tracks: readonly PictureTrack[];
  readonly figures: readonly FigureReading[];
  /** The first of our runs; nothing when the case cannot be played. */
  readonly scenario: Scenario | undefined;
}

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
  /** 0 for the first broker that this message met, 1 for the next new one; −1 where there is no telling. */
  readonly place: number;
  /** Of the broker, where it is no matter of chance. */
  readonly name: string;
}

export interface PictureEnd {
  readonly atMs: number;
  readonly spreadMs: readonly [number, number] | undefined;
  readonly isGood: boolean;
  readonly text: string;
}
