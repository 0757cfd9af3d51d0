import { BROKER_SPECS } from '../../scenario/specs.ts';
import { sluice } from '../../store/sluice.ts';
import { Select } from '../parts/Select.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { memoByValue } from './memoByValue.ts';
import { SettingList } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';

interface BrokerTabProps {
  readonly choice: number | 'all';
  readonly onChoose: (choice: number | 'all') => void;
}

/** The settings of one broker, or of all together. */
export function BrokerTab({ choice, onChoose }: BrokerTabProps) {
  const t = useTexts('controls');
  const { scenario, hints } = useScenarioInForce();
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
  return (
    <>
      <BrokerChooser
        ids={brokers.map(({ id }) => id)}
        value={isAll ? 'all' : String(index)}
        onChoose={onChoose}
      />
      <SettingList table={table} />
    </>
  );
}

interface BrokerChooserProps {
  readonly ids: readonly string[];
  readonly value: string;
  readonly onChoose: (choice: number | 'all') => void;
}

const BrokerChooser = memoByValue(({ ids, value, onChoose }: BrokerChooserProps) => {
  const t = useTexts('controls');
  const all = { id: 'all', label: t('allBrokers', { count: ids.length }) };
  const each = ids.map((id, index) => ({ id: String(index), label: id }));
  return (
    <Select
      label={t('broker')}
      value={value}
      options={ids.length > 1 ? [all, ...each] : each}
      onChange={(id) => {
        if (id === 'all') {
          onChoose('all');
          return;
        }
        onChoose(Number(id));
        sluice.getState().select({ kind: 'broker', index: Number(id) });
      }}
    />
  );
});
