// A whole scenario, and what the page showed of it, as the part of an address after `#`:
// `v=1&p=crash&s=7&t=12.5&sel=b0&l=zh&th=dark&d=<digest>&z=<all that differs from the preset, packed>`.
import { bad, good, type Result } from '../lib/Result.ts';
import { type Compared, COMPARED_KEY, readCompared } from './comparedLink.ts';
import { LINK_LENGTH_MAX } from './limits.ts';
import { nearest } from './nearest.ts';
import { pack, unpack } from './packing.ts';
import { applyPatch, patchBetween } from './patch.ts';
import { BLANK } from './presets/parts.ts';
import { DEFAULT_PRESET, presetOf, PRESETS } from './presets.ts';
import type { Problem, Remark } from './Problem.ts';
import { readScenario } from './readScenario.ts';
import { SCENARIO_VERSION, type Scenario } from './Scenario.ts';
import type { View } from './View.ts';
import { readView, VIEW_KEYS, viewFields } from './viewFields.ts';

/** The scenario must be a valid one. `digest` is that of the run it had when the link was made. */
export function encodeLink(scenario: Scenario, view: View = {}, digest?: string): string {
  const base = presetOf(scenario.preset)?.scenario ?? BLANK;
  const patch = patchBetween(base, scenario);
  const fields = [
    `v=${SCENARIO_VERSION}`,
    ...(base === BLANK ? [] : [`p=${base.preset}`]),
    ...(base.seed === scenario.seed ? [] : [`s=${scenario.seed}`]),
    ...viewFields(view),
    ...(digest === undefined ? [] : [`d=${digest}`]),
    ...(view.unknownKeys ?? []),
    // Last, so that a link that was cut on its way is cut here, where the checksum notices.
    ...(patch === undefined && base !== BLANK ? [] : [`z=${pack(patch ?? {})}`]),
  ];
  return fields.join('&');
}

export interface OpenedLink {
  readonly scenario: Scenario;
  readonly view: View;
  readonly digest?: string;
  /** What it is held against. */
  readonly compared?: Compared;
  readonly remarks: readonly Remark[];
}

const SCENARIO_KEYS = ['v', 'p', 's', 'z', 'd', COMPARED_KEY];

/** Takes the text after `#`, with or without it, or a whole address. No text at all is the default preset. */
export function decodeLink(text: string): Result<OpenedLink, Problem> {
  const fragment = fragmentOf(text);
  const { length } = fragment;
  if (length > LINK_LENGTH_MAX) return bad({ kind: 'linkTooLong', length, max: LINK_LENGTH_MAX });
  const fields = fieldsOf(fragment);
  const given = scenarioOf(fields);
  if (!given.ok) return given;
  const read = readScenario(given.value);
  if (!read.ok) return read;
  const { scenario } = read.value;
  const { view, remarks } = readView(fields, scenario);
  const digest = fields.get('d');
  const isDigest = digest !== undefined && /^[0-9a-f]{16}$/.test(digest);
  const other = fields.get(COMPARED_KEY);
  const compared = other === undefined ? undefined : readCompared(other, scenario);
  const unknown = [...fields].filter(
    ([key]) => !SCENARIO_KEYS.includes(key) && !VIEW_KEYS.includes(key),
  );
  const unknownKeys = unknown.map(([key, value]) => `${key}=${value}`);
  return good({
    scenario,
    view: unknown.length === 0 ? view : { ...view, unknownKeys },
    ...(isDigest ? { digest } : {}),
    ...(compared?.ok === true ? { compared: compared.value } : {}),
    remarks: [
      ...read.value.remarks,
      ...remarks,
      ...(digest === undefined || isDigest
        ? []
        : [{ kind: 'linkValueIgnored', key: 'd', given: digest } as const]),
      ...(compared?.ok === false
        ? [{ kind: 'linkValueIgnored', key: COMPARED_KEY, given: other ?? '' } as const]
        : []),
      ...unknown.map(([key]) => ({ kind: 'linkUnknownKey', key }) as const),
    ],
  });
}

function fragmentOf(text: string): string {
  const trimmed = text.trim();
  const start = trimmed.indexOf('#');
  if (start < 0 && /^[a-z]+:\/\//i.test(trimmed)) return '';
  const fragment = trimmed.slice(start + 1);
  if (fragment.includes('=') || !fragment.includes('%3D')) return fragment;
  // Some chats write the signs of an address as codes, all of them or none.
  return fragment.replaceAll('%3D', '=').replaceAll('%26', '&');
}

function fieldsOf(fragment: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const field of fragment.split('&')) {
    const end = field.indexOf('=');
    if (field === '') continue;
    fields.set(end < 0 ? field : field.slice(0, end), end < 0 ? '' : field.slice(end + 1));
  }
  return fields;
}

/** What the fields say of the scenario, not yet checked. */
function scenarioOf(fields: ReadonlyMap<string, string>): Result<unknown, Problem> {
  const version = fields.get('v') ?? String(SCENARIO_VERSION);
  if (version !== String(SCENARIO_VERSION)) {
    // Older versions will be opened here: base and patch as they were then, then the upgrades.
    return bad({ kind: 'linkWrongVersion', given: version, known: SCENARIO_VERSION });
  }
  const packed = fields.get('z');
  const preset = fields.get('p') ?? (packed === undefined ? DEFAULT_PRESET : '');
  const base = preset === '' ? BLANK : presetOf(preset)?.scenario;
  if (base === undefined) {
    const ids = PRESETS.map(({ id }) => id);
    return bad({ kind: 'unknownPreset', given: preset, nearest: nearest(preset, ids) });
  }
  const seed = fields.get('s') ?? String(base.seed);
  if (!/^\d{1,12}$/.test(seed)) return bad({ kind: 'linkBadValue', key: 's', given: seed });
  if (packed === undefined) return good({ ...base, seed: Number(seed) });
  const patch = unpack(packed);
  if (!patch.ok) return patch;
  const scenario = applyPatch(base, patch.value);
  if (scenario === undefined) return bad({ kind: 'linkBroken' });
  return good({ ...scenario, seed: Number(seed) });
}
