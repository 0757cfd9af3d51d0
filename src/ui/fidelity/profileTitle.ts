import { PROFILES } from '../../scenario/profiles.ts';

/** As in the picker of clients; an id that has no profile stays as it is. */
export function profileTitle(id: string): string {
  return PROFILES.get(id)?.title ?? id;
}
