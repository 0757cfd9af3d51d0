// Which page the address names: the simulator, or one of those that tell how true it is. A link to a run is never
// one of these names, since it begins with a key and a sign of equality.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Page =
  | { readonly kind: 'simulator' }
  | { readonly kind: 'fidelity'; readonly view: FidelityView }
  /** `rule`: the number of the rule to show, if any. */
  | { readonly kind: 'model'; readonly rule: string };

export type FidelityView =
  | { readonly kind: 'table' }
  | { readonly kind: 'cases'; readonly profile: string; readonly version: string }
  | { readonly kind: 'case'; readonly id: string }
  | { readonly kind: 'contradictions' };

/** `hash` begins with `#`, or is empty. */
export function pageOf(hash: string): Page {
  const [name, ...words] = hash.slice(1).split('/').map(decoded);
  const [first = '', second = '', third = ''] = words;
  if (name === 'model') return { kind: 'model', rule: first };
  if (name !== 'fidelity') return { kind: 'simulator' };
  return { kind: 'fidelity', view: fidelityView(first, second, third) };
}

function fidelityView(kind: string, first: string, second: string): FidelityView {
  if (kind === 'contradictions') return { kind };
  if (kind === 'case' && first !== '') return { kind, id: first };
  if (kind === 'cases' && first !== '') return { kind, profile: first, version: second };
  return { kind: 'table' };
}

/** What a person may have typed is shown as it is. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** The address of a page, to be a link's `href`. */
export function addressOf(page: Page): string {
  switch (page.kind) {
    case 'simulator':
      return '#';
    case 'model':
      return page.rule === '' ? '#model' : `#model/${encodeURIComponent(page.rule)}`;
    case 'fidelity':
      return ['#fidelity', ...wordsOf(page.view).map(encodeURIComponent)].join('/');
  }
}

function wordsOf(view: FidelityView): readonly string[] {
  switch (view.kind) {
    case 'table':
      return [];
    case 'cases':
      return [view.kind, view.profile, view.version];
    case 'case':
      return [view.kind, view.id];
    case 'contradictions':
      return [view.kind];
  }
}

const pages = createStore<{ readonly page: Page }>()(() => ({ page: { kind: 'simulator' } }));

/** Shows what the address names, now and whenever it changes. */
export function followPage(): void {
  const show = (): void => {
    pages.setState({ page: pageOf(location.hash) });
  };
  addEventListener('hashchange', show);
  show();
}

export function usePage(): Page {
  return useStore(pages, ({ page }) => page);
}
