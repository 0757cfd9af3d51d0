// What was chosen as A or B, and the scenario behind it.
import { presetOf } from '../../scenario/presets.ts';
import type { Problem } from '../../scenario/Problem.ts';
import type { Scenario } from '../../scenario/Scenario.ts';

export interface Choice {
  /** `present`, `link`, `file`, or the id of a preset. */
  readonly source: string;
  readonly link: string;
  readonly file: File | undefined;
}

export const NO_CHOICE: Choice = { source: 'present', link: '', file: undefined };

/** Without a scenario: the present one. */
export type Read =
  | { readonly kind: 'scenario'; readonly scenario: Scenario | undefined }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'noLink' | 'noFile' };

export async function readChoice({ source, link, file }: Choice): Promise<Read> {
  if (source === 'present') return { kind: 'scenario', scenario: undefined };
  if (source === 'link') {
    if (link.trim() === '') return { kind: 'noLink' };
    const { decodeLink } = await import('../../scenario/link.ts');
    const read = decodeLink(link);
    return read.ok
      ? { kind: 'scenario', scenario: read.value.scenario }
      : { kind: 'problem', problem: read.error };
  }
  if (source === 'file') {
    if (file === undefined) return { kind: 'noFile' };
    const { readFile } = await import('../../scenario/file.ts');
    const read = readFile(await file.text());
    return read.ok
      ? { kind: 'scenario', scenario: read.value.scenario }
      : { kind: 'problem', problem: read.error };
  }
  return { kind: 'scenario', scenario: presetOf(source)?.scenario };
}
