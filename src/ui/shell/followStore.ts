import { sluice } from '../../store/sluice.ts';
import type { ThemeChoice } from '../../store/SluiceState.ts';
import { speak, textsOf } from '../texts/texts.ts';
import { scenarioTitle } from './scenarioTitle.ts';

/** Keeps what stands outside of React in step with the store: language, title, theme. */
export function followStore(): void {
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  function show(): void {
    const { language, theme, scenario } = sluice.getState();
    const root = document.documentElement;
    const tag = language === 'zh' ? 'zh-Hans' : 'en';
    if (root.lang !== tag) {
      speak(language);
      root.lang = tag;
    }
    root.dataset['theme'] = themeShown(theme, systemDark.matches);
    const t = textsOf('shell');
    document.title = t('documentTitle', { scenario: scenarioTitle(scenario, t('untitled')) });
  }

  sluice.subscribe((now, before) => {
    const isSame =
      now.language === before.language &&
      now.theme === before.theme &&
      now.scenario === before.scenario;
    if (!isSame) show();
  });
  systemDark.addEventListener('change', show);
  show();
}

export function themeShown(choice: ThemeChoice, isSystemDark: boolean): 'light' | 'dark' {
  if (choice === 'system') return isSystemDark ? 'dark' : 'light';
  return choice;
}
