// The built-in cases of a client profile as the slow tests walk through them.
import { builtInCases } from '../builtInCases.ts';
import { playCase } from '../playCase.ts';
import { committedResults } from '../results.ts';

/** Plays the case; tells how what came of it differs from what results.json says, and why. */
type Surprise = () => string | undefined;

export async function casesOf(
  profile: string,
  version?: string,
): Promise<(readonly [string, Surprise])[]> {
  const results = await committedResults();
  const wanted = new Map(results.map(({ id, outcome }) => [id, outcome]));
  const cases = await builtInCases(profile, version);
  return cases.map((golden) => [
    golden.id,
    () => {
      const outcome = playCase(golden);
      const known = wanted.get(golden.id) ?? 'nothing of it';
      if (outcome.kind === known) return undefined;
      const reason = 'sentence' in outcome ? `: ${outcome.sentence}` : '';
      return `${outcome.kind}${reason}; results.json says ${known}`;
    },
  ]);
}
