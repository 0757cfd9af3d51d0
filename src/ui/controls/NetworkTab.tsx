import { NETWORK_SPECS } from '../../scenario/specs.ts';
import { createTable } from './createTable.ts';
import { SettingList } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';

/** The network between all clients and brokers. */
export function NetworkTab() {
  const { scenario, hints } = useScenarioInForce();
  const table = createTable({
    specs: NETWORK_SPECS,
    parts: [{ prefix: 'network.', settings: scenario.network }],
    hints,
    timeline: scenario.timeline,
  });
  return <SettingList table={table} hasHeadings={false} />;
}
