import { PRESETS } from '../../scenario/presets.ts';
import { useSluice } from '../../store/sluice.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { Menu, type MenuSection } from '../parts/Menu.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Header.module.css';
import { presetText, scenarioTitle } from './scenarioTitle.ts';

/** Presets that are there to be measured, not to be looked at. */
const MEASURED: readonly string[] = ['standard', 'storm-120'];

export function ScenariosMenu() {
  const t = useTexts('shell');
  const presets = useTexts('presets');
  const selected = useSluice((state) => state.scenario.preset);
  const title = useSluice((state) => scenarioTitle(state.scenario, t('untitled')));
  const openPreset = useSluice((state) => state.openPreset);
  const section = (id: string, title: string, isMeasured: boolean): MenuSection => ({
    id,
    title,
    items: PRESETS.filter((preset) => MEASURED.includes(preset.id) === isMeasured).map(
      (preset) => ({
        id: preset.id,
        label: presetText(preset.id, 'title', presets) ?? preset.id,
        detail: presetText(preset.id, 'teaches', presets) ?? '',
      }),
    ),
  });
  return (
    <Menu
      label={t('scenarios')}
      sections={[
        section('learn', t('scenariosLearn'), false),
        section('measure', t('scenariosMeasure'), true),
      ]}
      selected={selected}
      onChoose={openPreset}
      button={{ variant: 'ghost', className: styles.scenarios ?? '' }}
    >
      <span className={styles.longLabel}>{t('scenarios')}</span>
      {/* Where there is no room for both, the title itself opens the list. */}
      <span className={styles.shortLabel}>{title}</span>
      <Glyph name="down" />
    </Menu>
  );
}
