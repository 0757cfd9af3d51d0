import { useSluice } from '../../store/sluice.ts';
import type { ThemeChoice } from '../../store/SluiceState.ts';
import { Menu } from '../parts/Menu.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ShellGlyph } from './ShellGlyph.tsx';

export function ThemeMenu() {
  const t = useTexts('shell');
  const theme = useSluice((state) => state.theme);
  const choose = useSluice((state) => state.chooseTheme);
  return (
    <Menu<ThemeChoice>
      label={t('theme')}
      sections={[
        {
          id: 'theme',
          items: [
            { id: 'light', label: t('themeLight') },
            { id: 'dark', label: t('themeDark') },
            { id: 'system', label: t('themeSystem') },
          ],
        },
      ]}
      selected={theme}
      onChoose={choose}
      button={{ variant: 'ghost', isIcon: true }}
    >
      <ShellGlyph name="theme" />
    </Menu>
  );
}
