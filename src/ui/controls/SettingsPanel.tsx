import { useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Scenario } from '../../scenario/Scenario.ts';
import { NETWORK_SPECS } from '../../scenario/specs.ts';
import { playhead } from '../../store/playhead.ts';
import { useSluice } from '../../store/sluice.ts';
import { HiddenText } from '../parts/HiddenText.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ApplyModeSwitch } from './ApplyModeSwitch.tsx';
import { BrokerTab } from './BrokerTab.tsx';
import { effectiveCount, scenarioAt } from './changeSettings.ts';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { LoadTab } from './LoadTab.tsx';
import { firstFocus, followed } from './panelFocus.ts';
import type { TabId } from './panelFocus.ts';
import { ProducerTab } from './ProducerTab.tsx';
import { RunTab } from './RunTab.tsx';
import { SettingList } from './SettingList.tsx';
import { settingHints } from './settingHints.ts';

/** Everything that can be set, made from the tables of the scenario. */
export function SettingsPanel() {
  const t = useTexts('controls');
  const selection = useSluice((state) => state.selection);
  const [kept, setFocus] = useState(() => firstFocus(selection));
  const focus = followed(kept, selection);
  if (focus !== kept) setFocus(focus);
  const scenario = useScenarioInForce();
  const hints = useMemo(() => settingHints(scenario), [scenario]);
  const { timeline } = scenario;

  const client = {
    index: Math.min(focus.client, scenario.clients.length - 1),
    onChoose: (index: number) => setFocus({ ...focus, client: index }),
  };
  const network = createTable({
    specs: NETWORK_SPECS,
    parts: [{ prefix: 'network.', settings: scenario.network }],
    hints,
    timeline,
  });
  const leaf = (id: TabId, label: string, content: ReactNode) => ({
    id,
    label,
    content: (
      <div className={styles.body}>
        {id === 'run' ? null : <ApplyModeSwitch />}
        {content}
      </div>
    ),
  });
  return (
    <section className={styles.panel} aria-label={t('panel')}>
      <HiddenText as="h2">{t('panel')}</HiddenText>
      <Tabs
        label={t('panel')}
        selected={focus.tab}
        onSelect={(tab) => setFocus({ ...focus, tab })}
        tabs={[
          leaf(
            'producer',
            t('tabProducer'),
            <ProducerTab scenario={scenario} hints={hints} {...client} />,
          ),
          leaf(
            'broker',
            t('tabBroker'),
            <BrokerTab
              scenario={scenario}
              hints={hints}
              choice={focus.broker}
              onChoose={(broker) => setFocus({ ...focus, broker })}
            />,
          ),
          leaf('network', t('tabNetwork'), <SettingList table={network} hasHeadings={false} />),
          leaf('load', t('tabLoad'), <LoadTab scenario={scenario} hints={hints} {...client} />),
          leaf('run', t('tabRun'), <RunTab scenario={scenario} hints={hints} />),
        ]}
      />
    </section>
  );
}

/** The scenario with the values the form shows: of the whole run, or those in force at the playhead. */
function useScenarioInForce(): Scenario {
  const scenario = useSluice((state) => state.scenario);
  const isLater = useSluice((state) => state.applyMode === 'fromPlayhead');
  // Draws again only when the playhead passes a change, not each time it moves.
  const passed = useSyncExternalStore(playhead.subscribe, () =>
    isLater ? effectiveCount(scenario.timeline, playhead.nowMs()) : 0,
  );
  return useMemo(
    () => (passed === 0 ? scenario : scenarioAt(scenario, playhead.nowMs())),
    [scenario, passed],
  );
}
