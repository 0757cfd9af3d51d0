import type { View } from '../../scenario/View.ts';
import type { Language, Selection, ThemeChoice } from '../../store/SluiceState.ts';

interface Shown {
  readonly atMs?: number;
  readonly selection?: Selection;
  readonly language?: Language;
  readonly theme?: ThemeChoice;
  readonly unknownKeys?: readonly string[] | undefined;
}

/** What of the page goes into a link: what stands at its usual place makes no link longer. */
export function viewToShare({ atMs = 0, selection, language, theme, unknownKeys }: Shown): View {
  return {
    ...(atMs > 0 ? { atMs } : {}),
    ...(selection === undefined || selection.kind === 'none' ? {} : { selection }),
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined || theme === 'system' ? {} : { theme }),
    ...(unknownKeys === undefined || unknownKeys.length === 0 ? {} : { unknownKeys }),
  };
}
