import type { Scenario } from '../../scenario/Scenario.ts';

/** A name that every file system takes: what no system forbids, with hyphens between. */
export function fileNameOf({ name, preset }: Pick<Scenario, 'name' | 'preset'>): string {
  const words = (name || preset || 'scenario')
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `sluice-${words === '' ? 'scenario' : words.slice(0, 60)}.json`;
}
