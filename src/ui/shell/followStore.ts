import { sluice } from '../../store/sluice.ts';
import type { ThemeChoice } from '../../store/SluiceState.ts';
import { speak, textsOf } from '../texts/texts.ts';
import { scenarioTitle } from '../parts/scenarioTitle.ts';

/**
 * Keeps what stands outside of React in step with the store: language, title, theme, and how far the run is.
 * Resolves when they are.
 */
export async function followStore(): Promise<void> {
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  function showTheme(): void {
    const { theme } = sluice.getState();
    document.documentElement.dataset['theme'] = themeShown(theme, systemDark.matches);
  }

  function showTitle(): void {
    const t = textsOf('shell');
    const scenario = scenarioTitle(sluice.getState().scenario, t('untitled'));
    document.title = t('documentTitle', { scenario });
  }

  /** For whoever steers the page from outside: when the run of what is open is there, and which it is. */
  function showRun(): void {
    const { run, scenario } = sluice.getState();
    const isOfThis = run.status !== 'idle' && run.scenario === scenario;
    const { dataset } = document.documentElement;
    dataset['run'] = isOfThis ? run.status : 'waiting';
    dataset['digest'] = isOfThis && run.status === 'finished' ? run.recording.digest : '';
  }

  async function showLanguage(): Promise<void> {
    const { language } = sluice.getState();
    await speak(language);
    // Chosen again while the texts were on their way: the later choice comes after this one.
    if (sluice.getState().language !== language) return;
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
    showTitle();
  }

  sluice.subscribe((now, before) => {
    if (now.run !== before.run || now.scenario !== before.scenario) showRun();
    if (now.theme !== before.theme) showTheme();
    if (now.scenario !== before.scenario) showTitle();
    if (now.language !== before.language) void showLanguage();
  });
  systemDark.addEventListener('change', showTheme);
  showTheme();
  showRun();
  await showLanguage();
}

function themeShown(choice: ThemeChoice, isSystemDark: boolean): 'light' | 'dark' {
  if (choice === 'system') return isSystemDark ? 'dark' : 'light';
  return choice;
}
