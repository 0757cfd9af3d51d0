import { PROXY_SPECS } from '../../scenario/proxySpecs.ts';
import { NETWORK_SPECS } from '../../scenario/specs.ts';
import { proxyUsers, withWay } from '../../scenario/proxies.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { sluice } from '../../store/sluice.ts';
import { Select } from '../parts/Select.tsx';
import { useTexts } from '../texts/useTexts.ts';
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
      <Ways scenario={scenario} />
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

const DIRECT = '';

/** Which way each client and consumer of RocketMQ 5 goes: through a proxy, or straight to the brokers. */
function Ways({ scenario }: { readonly scenario: Scenario }) {
  const t = useTexts('controls');
  const { proxies = [] } = scenario;
  const users = proxyUsers(scenario);
  if (proxies.length === 0 || users.length === 0) return null;
  const options = [
    { id: DIRECT, label: t('toBrokers') },
    ...proxies.map(({ id }) => ({ id, label: id })),
  ];
  return (
    <SettingSection title={t('ways')}>
      {users.map(({ id, via }) => (
        <Select
          key={id}
          label={id}
          value={via ?? DIRECT}
          options={options}
          onChange={(chosen) =>
            sluice
              .getState()
              .edit((before) => withWay(before, id, chosen === DIRECT ? undefined : chosen))
          }
        />
      ))}
    </SettingSection>
  );
}
