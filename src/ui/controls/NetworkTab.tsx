import { PROXY_SPECS } from '../../scenario/proxySpecs.ts';
import { NETWORK_SPECS } from '../../scenario/specs.ts';
import { createTable } from './createTable.ts';
import { SettingList, SettingSection } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';

/** The network between all clients and brokers, and proxies in it. */
export function NetworkTab() {
  const { scenario, hints } = useScenarioInForce();
  const table = createTable({
    specs: NETWORK_SPECS,
    parts: [{ prefix: 'network.', settings: scenario.network }],
    hints,
    timeline: scenario.timeline,
  });
  return (
    <>
      <SettingList table={table} hasHeadings={false} />
      {(scenario.proxies ?? []).map(({ id, settings }) => (
        <SettingSection key={id} title={id}>
          <SettingList
            table={createTable({
              specs: PROXY_SPECS,
              parts: [{ prefix: `proxies.${id}.`, settings }],
              hints,
              timeline: scenario.timeline,
            })}
            hasHeadings={false}
          />
        </SettingSection>
      ))}
    </>
  );
}
