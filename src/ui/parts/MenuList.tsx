import type { RefObject } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import {
  Header,
  Keyboard,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  Text,
} from 'react-aria-components/Menu';
import type { PopoverProps } from 'react-aria-components/Menu';
import { Glyph } from './Glyph.tsx';
import styles from './overlay.module.css';
import { pageLanguage } from './pageLanguage.ts';
import type { MenuItem as Item, MenuSection as Section } from './Menu.tsx';

interface MenuListProps {
  readonly anchorRef: RefObject<Element | null>;
  readonly label: string;
  readonly sections: readonly Section[];
  readonly selected: string | undefined;
  readonly placement: NonNullable<PopoverProps['placement']>;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** The part of a menu that needs the accessible kit: loaded when the first one opens. */
export function MenuList(props: MenuListProps) {
  const { selected } = props;
  return (
    <I18nProvider locale={pageLanguage()}>
      <Popover
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
        triggerRef={props.anchorRef}
        aria-label={props.label}
        placement={props.placement}
        offset={4}
        className={styles.popover ?? ''}
      >
        <Menu
          aria-label={props.label}
          autoFocus="first"
          className={styles.list ?? ''}
          onAction={(key) => props.onChoose(String(key))}
          onClose={props.onClose}
          {...(selected === undefined
            ? {}
            : { selectionMode: 'single' as const, selectedKeys: [selected] })}
        >
          {props.sections.map((section) => (
            <MenuSection
              key={section.id}
              className={styles.section ?? ''}
              {...(section.title === undefined ? { 'aria-label': props.label } : {})}
            >
              {section.title === undefined ? null : (
                <Header className={styles.sectionTitle ?? ''}>{section.title}</Header>
              )}
              {section.items.map((item) => (
                <Entry key={item.id} item={item} hasCheck={selected !== undefined} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </I18nProvider>
  );
}

function Entry({ item, hasCheck }: { readonly item: Item; readonly hasCheck: boolean }) {
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isEnabled === false}
      className={styles.item ?? ''}
    >
      {({ isSelected }) => (
        <>
          {hasCheck ? (
            <span className={styles.check}>{isSelected ? <Glyph name="check" /> : null}</span>
          ) : null}
          {item.icon}
          <span className={styles.itemText}>
            <Text slot="label">{item.label}</Text>
            {item.detail === undefined ? null : (
              <Text slot="description" className={styles.detail ?? ''}>
                {item.detail}
              </Text>
            )}
          </span>
          {item.shortcut === undefined ? null : (
            <Keyboard className={styles.shortcut ?? ''}>{item.shortcut}</Keyboard>
          )}
        </>
      )}
    </MenuItem>
  );
}
