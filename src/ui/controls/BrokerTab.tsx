import type { Scenario } from '../../scenario/Scenario.ts';
import { BROKER_SPECS } from '../../scenario/specs.ts';
import { sluice } from '../../store/sluice.ts';
import { Select } from '../parts/Select.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { SettingList } from './SettingList.tsx';
import type { Hint } from './settingHints.ts';

interface BrokerTabProps {
  readonly scenario: Scenario;
  readonly hints: readonly Hint[];
  readonly choice: number | 'all';
  readonly onChoose: (choice: number | 'all') => void;
}

/** The settings of one broker, or of all together. */
export function BrokerTab({ scenario, hints, choice, onChoose }: BrokerTabProps) {
  const t = useTexts('controls');
  const { brokers, timeline } = scenario;
  if (brokers.length === 0) return <p className={styles.note}>{t('noBrokers')}</p>;
  const isAll = choice === 'all' && brokers.length > 1;
  const index = choice === 'all' ? 0 : Math.min(choice, brokers.length - 1);
  const shown = isAll ? brokers : brokers.slice(index, index + 1);
  const table = createTable({
    specs: BROKER_SPECS,
    parts: shown.map(({ id, settings }) => ({ prefix: `brokers.${id}.`, settings })),
    hints,
    timeline,
  });
  const every =
    brokers.length > 1 ? [{ id: 'all', label: t('allBrokers', { count: brokers.length }) }] : [];
  return (
    <>
      <Select
        label={t('broker')}
        value={isAll ? 'all' : String(index)}
        options={[...every, ...brokers.map(({ id }, at) => ({ id: String(at), label: id }))]}
        onChange={(id) => {
          if (id === 'all') {
            onChoose('all');
            return;
          }
          onChoose(Number(id));
          sluice.getState().select({ kind: 'broker', index: Number(id) });
        }}
      />
      <SettingList table={table} />
    </>
  );
}
