import type { Catalog } from './catalogs.ts';

/** What the first picture needs, for who reads Chinese: a module of its own, which nobody else loads. */
export const firstChinese = import.meta.glob<Catalog>(
  './{faults,parts,presets,shell,stage,timeline}.ts',
  { eager: true, import: 'zh', query: '?zh' },
);
