// What the page shows of a run: worth sending along in a link, but never deciding anything in the run.

export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'broker' | 'client' | 'consumer' | 'proxy'; readonly index: number }
  | { readonly kind: 'network' }
  | { readonly kind: 'nameServer' }
  | { readonly kind: 'message' | 'attempt'; readonly row: number }
  | { readonly kind: 'entry'; readonly index: number };

export type Language = 'en' | 'zh';
export type Theme = 'light' | 'dark';

export interface View {
  readonly atMs?: number;
  readonly selection?: Selection;
  readonly language?: Language;
  readonly theme?: Theme;
  /** Keys of a link that this version does not know, as they stood there. */
  readonly unknownKeys?: readonly string[];
}
