// Case files as they are given: what is damaged or not known becomes a sentence with its place, and the others still run.
import { notSimulated } from '../conformance/cannotPlay.ts';
import { isFieldset } from '../conformance/Fields.ts';
import type { GoldenCase } from '../conformance/GoldenCase.ts';
import { checkFields } from '../conformance/knownFields.ts';
import { readCase } from '../conformance/readCase.ts';
import { bad, good, type Result } from '../lib/Result.ts';
import { PROFILES } from '../scenario/profiles.ts';
import { parseJson } from './parseJson.ts';
import { readText } from './readText.ts';

/** All files are read before the first is played. Where there is no case in any of them, that is bad input. */
export function readCaseFiles(paths: readonly string[]): Result<readonly ToPlay[], string> {
  const cases: ToPlay[] = [];
  for (const path of paths) {
    const found = readCaseFile(path);
    if (!found.ok) return found;
    cases.push(found.value);
  }
  const [first] = cases;
  if (first === undefined || first.golden.ok || cases.some(({ isDamaged }) => !isDamaged)) {
    return good(cases);
  }
  const others =
    cases.length === 1 ? '' : `, and none of the ${String(cases.length)} files is whole`;
  return bad(`${first.golden.error.replace(/^t/, 'T')}${others}.`);
}

/** A case that can be played, or why it cannot. */
export interface ToPlay {
  /** Of the case; of the file, when no case can be found in it. */
  readonly id: string;
  readonly profile: string;
  /** The file holds nothing that could be called a case. */
  readonly isDamaged: boolean;
  readonly golden: Result<GoldenCase, string>;
  /** Fields that are not known and have no effect. */
  readonly unknownFields: readonly string[];
}

/** The case in that file. A path that leads to no file at all is bad input. */
function readCaseFile(path: string): Result<ToPlay, string> {
  const text = readText(path);
  if (!text.ok) return text;
  const raw = parseJson(text.value);
  if (!raw.ok) return good(damaged(path, `is not JSON: ${raw.error}`));
  const id = isFieldset(raw.value) ? raw.value['id'] : undefined;
  if (!isFieldset(raw.value) || typeof id !== 'string' || id === '') {
    return good(damaged(path, 'holds no recorded case: it has no id'));
  }
  const client = raw.value['client'];
  const profile = isFieldset(client) ? client['profile'] : undefined;
  const { misspelt, unknown } = checkFields(raw.value);
  return good({
    id,
    profile: typeof profile === 'string' ? profile : '',
    isDamaged: false,
    golden: readGolden(raw.value, profile, misspelt),
    unknownFields: unknown,
  });
}

function damaged(path: string, what: string): ToPlay {
  return {
    id: path,
    profile: '',
    isDamaged: true,
    golden: bad(`the file “${path}” ${what}`),
    unknownFields: [],
  };
}

function readGolden(
  raw: unknown,
  profile: unknown,
  misspelt: string | undefined,
): Result<GoldenCase, string> {
  // Other families have other shapes; that their client is not simulated says more than what could not be read.
  if (typeof profile === 'string' && !PROFILES.has(profile)) {
    return bad(notSimulated('client profile', profile, [...PROFILES.keys()]));
  }
  return misspelt === undefined ? readCase(raw) : bad(misspelt);
}
