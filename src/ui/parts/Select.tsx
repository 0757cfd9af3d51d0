import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select as KitSelect,
  SelectValue,
  Text,
} from 'react-aria-components/Select';
import { Header } from 'react-aria-components/ListBox';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Glyph } from './Glyph.tsx';
import overlay from './overlay.module.css';
import { pageLanguage } from './pageLanguage.ts';
import styles from './Select.module.css';

export interface SelectOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A quieter second line in the list. */
  readonly detail?: string | undefined;
  /** The heading it stands under; options of one heading follow each other. */
  readonly section?: string;
}

interface SelectProps<Id extends string> {
  readonly label: string;
  /** The label is read out but not shown. */
  readonly isLabelHidden?: boolean;
  readonly value: Id;
  readonly options: readonly SelectOption<Id>[];
  readonly onChange: (id: Id) => void;
  readonly 'aria-describedby'?: string;
}

/** One of several, named in a list. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, isLabelHidden = false, value, options, onChange } = props;
  return (
    <I18nProvider locale={pageLanguage()}>
      <KitSelect
        className={styles.select ?? ''}
        value={value}
        onChange={(key) => {
          const option = options.find(({ id }) => id === key);
          if (option !== undefined) onChange(option.id);
        }}
        {...(isLabelHidden ? { 'aria-label': label } : {})}
        {...(props['aria-describedby'] === undefined
          ? {}
          : { 'aria-describedby': props['aria-describedby'] })}
      >
        {isLabelHidden ? null : <Label className={styles.label ?? ''}>{label}</Label>}
        <Button className={styles.button ?? ''}>
          <SelectValue className={styles.value ?? ''}>
            {({ selectedText }) => selectedText}
          </SelectValue>
          <Glyph name="down" />
        </Button>
        <Popover className={`${overlay.popover ?? ''} ${styles.popover ?? ''}`} offset={4}>
          <ListBox className={overlay.list ?? ''}>
            {sectionsOf(options).map(({ title, members }) =>
              title === undefined ? (
                members.map((option) => <Option key={option.id} option={option} />)
              ) : (
                <ListBoxSection key={title} className={overlay.section ?? ''}>
                  <Header className={overlay.sectionTitle ?? ''}>{title}</Header>
                  {members.map((option) => (
                    <Option key={option.id} option={option} />
                  ))}
                </ListBoxSection>
              ),
            )}
          </ListBox>
        </Popover>
      </KitSelect>
    </I18nProvider>
  );
}

function Option({ option }: { readonly option: SelectOption<string> }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={overlay.item ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={overlay.check}>{isSelected ? <Glyph name="check" /> : null}</span>
          <span className={overlay.itemText}>
            <Text slot="label">{option.label}</Text>
            {option.detail === undefined ? null : (
              <Text slot="description" className={overlay.detail ?? ''}>
                {option.detail}
              </Text>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}

interface Section {
  readonly title: string | undefined;
  readonly members: readonly SelectOption<string>[];
}

function sectionsOf(options: readonly SelectOption<string>[]): readonly Section[] {
  const titles = [...new Set(options.map(({ section }) => section))];
  return titles.map((title) => ({
    title,
    members: options.filter(({ section }) => section === title),
  }));
}
