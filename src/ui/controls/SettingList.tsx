import type { ReactNode } from 'react';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import { changedSpecs, settingGroups, valueOf } from './settingGroups.ts';
import { SettingRow } from './SettingRow.tsx';
import type { SettingTable } from './SettingTable.ts';
import { groupKey } from './words.ts';

interface SettingListProps {
  readonly table: SettingTable;
  /** The client's, for sentences about settings of other modes. */
  readonly mode?: string;
  /** A heading says no more than the tab when there is only one group. */
  readonly hasHeadings?: boolean;
}

/** All settings of a table that have a meaning now, by group. */
export function SettingList({ table, mode = '', hasHeadings = true }: SettingListProps) {
  const t = useTexts('controls');
  const labels = useTexts('labels');
  const changed = changedSpecs(table.specs, table.settings);
  return (
    <>
      {settingGroups(table.specs, table.settings).map(({ name, specs }) => {
        const key = groupKey(name);
        return (
          <SettingSection
            key={name}
            title={hasHeadings && key !== undefined ? labels(key) : undefined}
          >
            {specs.map((spec) => (
              <SettingRow
                key={spec.name}
                spec={spec}
                mode={mode}
                tableName={table.name}
                value={valueOf(spec, table.settings)}
                isDiffering={table.differing.has(spec.name)}
                hints={table.hintsOf(spec.name)}
                later={table.laterOf(spec.name)}
                irrelevance={table.irrelevanceOf(spec.name)}
                onChange={(value, gesture) => table.change(spec.name, value, gesture)}
              />
            ))}
          </SettingSection>
        );
      })}
      {changed.length < 2 ? null : (
        <Button
          isSmall
          className={styles.resetAll ?? ''}
          onClick={() => table.resetAll(changed.map(({ name }) => name))}
        >
          <Glyph name="reset" size={14} />
          {t('resetAll', { count: changed.length })}
        </Button>
      )}
    </>
  );
}

interface SettingSectionProps {
  readonly title: string | undefined;
  /** Behind the title, in a quieter voice. */
  readonly remark?: string;
  readonly children?: ReactNode;
}

export function SettingSection({ title, remark, children }: SettingSectionProps) {
  return (
    <section className={styles.group}>
      {title === undefined ? null : (
        <h3 className={styles.groupTitle}>
          {title}
          {remark === undefined ? null : <span className={styles.groupRemark}> — {remark}</span>}
        </h3>
      )}
      {children}
    </section>
  );
}
