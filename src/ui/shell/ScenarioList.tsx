import type { RefObject } from 'react';
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Header, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components/Menu';
import { Input, SearchField } from 'react-aria-components/SearchField';
import { PRESET_GROUPS, PRESETS } from '../../scenario/presets.ts';
import { useSluice } from '../../store/sluice.ts';
import { Glyph } from '../parts/Glyph.tsx';
import overlay from '../parts/overlay.module.css';
import { pageLanguage } from '../parts/pageLanguage.ts';
import { useTexts } from '../texts/useTexts.ts';
import { presetStory } from './presetStory.ts';
import styles from './ScenarioList.module.css';
import { presetTitle } from '../parts/scenarioTitle.ts';

interface ScenarioListProps {
  readonly anchorRef: RefObject<Element | null>;
  readonly onClose: () => void;
}

/** All scenarios by what they are about. Typing narrows the list, whatever has the focus in it. */
export function ScenarioList({ anchorRef, onClose }: ScenarioListProps) {
  const t = useTexts('shell');
  const titles = useTexts('presets');
  const stories = useTexts('presetStories');
  const selected = useSluice((state) => state.scenario.preset);
  const openPreset = useSluice((state) => state.openPreset);
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <I18nProvider locale={pageLanguage()}>
      <Popover
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose();
        }}
        triggerRef={anchorRef}
        aria-label={t('scenarios')}
        placement="bottom end"
        offset={4}
        className={`${overlay.popover ?? ''} ${styles.popover ?? ''}`}
      >
        <Autocomplete filter={contains}>
          <SearchField autoFocus aria-label={t('findScenario')} className={styles.search ?? ''}>
            <Input
              placeholder={t('findScenario')}
              className={styles.input ?? ''}
              onKeyDownCapture={(event) => {
                // The first press empties the field; with nothing in it the list would swallow the key.
                if (event.key === 'Escape' && event.currentTarget.value === '') onClose();
              }}
            />
          </SearchField>
          <Menu
            aria-label={t('scenarios')}
            className={styles.list ?? ''}
            selectionMode="single"
            selectedKeys={[selected]}
            onAction={(key) => openPreset(String(key))}
            onClose={onClose}
            renderEmptyState={() => <p className={styles.none}>{t('noScenario')}</p>}
          >
            {PRESET_GROUPS.map((group) => (
              <MenuSection key={group} className={styles.section ?? ''}>
                <Header className={`${overlay.sectionTitle ?? ''} ${styles.title ?? ''}`}>
                  {stories(`group_${group}`)}
                </Header>
                {PRESETS.filter((preset) => preset.group === group).map(({ id }) => (
                  <Entry
                    key={id}
                    id={id}
                    title={presetTitle(id, titles) ?? id}
                    teaches={presetStory(id, 'teaches', stories) ?? ''}
                  />
                ))}
              </MenuSection>
            ))}
          </Menu>
        </Autocomplete>
      </Popover>
    </I18nProvider>
  );
}

interface EntryProps {
  readonly id: string;
  readonly title: string;
  readonly teaches: string;
}

/** Found by any word of its title or of what it teaches. */
function Entry({ id, title, teaches }: EntryProps) {
  return (
    <MenuItem
      id={id}
      textValue={`${title} ${teaches}`}
      className={`${overlay.item ?? ''} ${styles.item ?? ''}`}
    >
      {({ isSelected }) => (
        <>
          <span className={overlay.check}>{isSelected ? <Glyph name="check" /> : null}</span>
          <span className={overlay.itemText}>
            <Text slot="label">{title}</Text>
            <Text slot="description" className={overlay.detail ?? ''}>
              {teaches}
            </Text>
          </span>
        </>
      )}
    </MenuItem>
  );
}
