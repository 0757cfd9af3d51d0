import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';

/** Two languages need no menu: the button names the other one, in that language. */
export function LanguageButton() {
  const t = useTexts('shell');
  const isChinese = useSluice((state) => state.language === 'zh');
  const choose = useSluice((state) => state.chooseLanguage);
  return (
    <Button
      variant="ghost"
      aria-label={t(isChinese ? 'toEnglishLabel' : 'toChineseLabel')}
      onClick={() => {
        choose(isChinese ? 'en' : 'zh');
      }}
    >
      <span lang={isChinese ? 'en' : 'zh-Hans'}>{t(isChinese ? 'toEnglish' : 'toChinese')}</span>
    </Button>
  );
}
