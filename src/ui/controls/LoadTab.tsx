import type { Scenario } from '../../scenario/Scenario.ts';
import { WORKLOAD_SPECS } from '../../scenario/workloadSpecs.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ClientChooser } from './ClientChooser.tsx';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { SettingList } from './SettingList.tsx';
import type { Hint } from './settingHints.ts';

interface LoadTabProps {
  readonly scenario: Scenario;
  readonly hints: readonly Hint[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** What the application of a client wants to send. */
export function LoadTab({ scenario, hints, index, onChoose }: LoadTabProps) {
  const t = useTexts('controls');
  const client = scenario.clients[index];
  if (client === undefined) return <p className={styles.note}>{t('noClients')}</p>;
  const table = createTable({
    specs: WORKLOAD_SPECS,
    parts: [{ prefix: `clients.${client.id}.workload.`, settings: client.workload }],
    hints,
    timeline: scenario.timeline,
  });
  return (
    <>
      <ClientChooser scenario={scenario} index={index} onChoose={onChoose} />
      <SettingList table={table} mode={client.mode} />
    </>
  );
}
