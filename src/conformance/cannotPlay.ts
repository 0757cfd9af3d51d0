// Why a recorded client cannot be simulated: what is not known, and the nearest that is.
import { nearest } from '../scenario/nearest.ts';
import { PROFILES } from '../scenario/profiles.ts';
import type { CaseClient } from './GoldenCase.ts';
import { playedSettings, unknownSetting } from './scenarioParts.ts';

export function cannotPlay(client: CaseClient): string | undefined {
  const profile = PROFILES.get(client.profile);
  if (profile === undefined) {
    return notSimulated('client profile', client.profile, [...PROFILES.keys()]);
  }
  const versions = profile.versions.map(({ id }) => id);
  if (!versions.includes(client.version)) {
    return notSimulated(`${client.profile} version`, client.version, versions);
  }
  if (!profile.modes.includes(client.mode)) {
    return notSimulated(`${client.profile} mode`, client.mode, profile.modes);
  }
  const unknown = unknownSetting(playedSettings(client.settings), profile.specs);
  if (unknown === undefined) return undefined;
  const known = profile.specs.map(({ name }) => name);
  return notSimulated(`${client.profile} setting`, unknown, known);
}

/** What is unknown, what was probably meant, and what there is. */
export function notSimulated(what: string, given: string, known: readonly string[]): string {
  const meant = nearest(given, known);
  const guess = meant === undefined ? '' : ` (did you mean “${meant}”?)`;
  return `${what} ${given} is not simulated${guess}; known are ${known.join(', ')}`;
}
