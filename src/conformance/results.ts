// What came of the last whole run of `sluice conform`, as the page shows it before it plays anything itself.
// The slow tests hold each line against the real run. After a change:
// npm run -s sluice -- conform --format json > src/conformance/results.json
import { assert } from '../lib/assert.ts';
import type { CaseReport } from './caseReport.ts';
import { isFieldset } from './Fields.ts';

const OUTCOMES: readonly string[] = ['conforms', 'differs', 'notModelled', 'cannotPlay'];

export async function committedResults(): Promise<readonly CaseReport[]> {
  const { default: raw }: { readonly default: unknown } = await import('./results.json', {
    with: { type: 'json' },
  });
  const cases = isFieldset(raw) ? raw['cases'] : undefined;
  assert(Array.isArray(cases) && cases.every(isReport), 'results.json holds no list of results');
  return cases;
}

function isReport(value: unknown): value is CaseReport {
  if (!isFieldset(value) || !OUTCOMES.includes(String(value['outcome']))) return false;
  const texts = ['id', 'profile', 'version', 'mode', 'kind', 'question'];
  return texts.every((name) => typeof value[name] === 'string');
}
