import { unreachable } from '../../lib/assert.ts';
import { addressOf } from '../../store/page.ts';
import { useSluice } from '../../store/sluice.ts';
import { Menu } from '../parts/Menu.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ShellGlyph } from './ShellGlyph.tsx';

type Choice = 'map' | 'language' | 'light' | 'dark' | 'system' | 'keys' | 'howTrue';

/** On a narrow screen: what else would stand in the head of the page. */
export function MoreMenu() {
  const t = useTexts('shell');
  const isChinese = useSluice((state) => state.language === 'zh');
  const chooseLanguage = useSluice((state) => state.chooseLanguage);
  const chooseTheme = useSluice((state) => state.chooseTheme);
  const openSheet = useSluice((state) => state.openSheet);

  function handleChoice(id: Choice): void {
    switch (id) {
      case 'language':
        return chooseLanguage(isChinese ? 'en' : 'zh');
      case 'light':
      case 'dark':
      case 'system':
        return chooseTheme(id);
      case 'keys':
      case 'map':
        return openSheet(id);
      case 'howTrue':
        location.hash = addressOf({ kind: 'fidelity', view: { kind: 'table' } });
        return;
      default:
        return unreachable(id);
    }
  }

  return (
    <Menu
      label={t('more')}
      sections={[
        {
          id: 'language',
          items: [
            { id: 'language', label: t(isChinese ? 'toEnglishLabel' : 'toChineseLabel') },
            { id: 'keys', label: t('help') },
            { id: 'map', label: t('map') },
            { id: 'howTrue', label: t('howTrue') },
          ],
        },
        {
          id: 'theme',
          title: t('theme'),
          items: [
            { id: 'light', label: t('themeLight') },
            { id: 'dark', label: t('themeDark') },
            { id: 'system', label: t('themeSystem') },
          ],
        },
      ]}
      onChoose={handleChoice}
      button={{ variant: 'ghost', isIcon: true }}
    >
      <ShellGlyph name="more" />
    </Menu>
  );
}
