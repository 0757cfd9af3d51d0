import { WORKLOAD_SPECS } from '../../scenario/workloadSpecs.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ClientChooser } from './ClientChooser.tsx';
import { kindOf } from './clientKind.ts';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { SettingList } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';

interface LoadTabProps {
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** What the application of a client wants to send. */
export function LoadTab({ index, onChoose }: LoadTabProps) {
  const t = useTexts('controls');
  const { scenario, hints } = useScenarioInForce();
  const { clients } = scenario;
  const at = Math.min(index, clients.length - 1);
  const client = clients[at];
  if (client === undefined) return <p className={styles.note}>{t('noClients')}</p>;
  const table = createTable({
    specs: WORKLOAD_SPECS,
    parts: [{ prefix: `clients.${client.id}.workload.`, settings: client.workload }],
    hints,
    timeline: scenario.timeline,
  });
  return (
    <>
      <ClientChooser kinds={clients.map(kindOf)} index={at} onChoose={onChoose} />
      <SettingList table={table} mode={client.mode} />
    </>
  );
}
