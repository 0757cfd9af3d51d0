import { profileOf } from '../../scenario/profiles.ts';
import type { ClientRun } from '../../store/compare/clientsTask.ts';
import { profileTitle } from '../parts/profileTitle.ts';
import type { Texts } from '../texts/texts.ts';

/** The client's name and version, as the picker has them. */
export function clientName(words: Texts<'profiles'>, { kind }: ClientRun): string {
  const title = profileTitle(words, kind.profile);
  const version = profileOf(kind.profile).versions.find(({ id }) => id === kind.version)?.title;
  return version === undefined || version === '' ? title : `${title} ${version}`;
}
