import { profileOf } from '../../scenario/profiles.ts';
import type { ClientRun } from '../../store/compare/clientsTask.ts';

/** Proper names, the same in every language. */
export function clientName({ kind }: ClientRun): string {
  const { title, versions } = profileOf(kind.profile);
  const version = versions.find(({ id }) => id === kind.version)?.title ?? '';
  return version === '' ? title : `${title} ${version}`;
}
