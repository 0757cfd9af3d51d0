import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSluice } from '../../store/sluice.ts';
import { HiddenText } from '../parts/HiddenText.tsx';
import { Tabs } from '../parts/Tabs.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ApplyModeSwitch } from './ApplyModeSwitch.tsx';
import { BrokerTab } from './BrokerTab.tsx';
import { ConsumerTab } from './ConsumerTab.tsx';
import styles from './controls.module.css';
import { LoadTab } from './LoadTab.tsx';
import { NetworkTab } from './NetworkTab.tsx';
import { firstFocus, followed } from './panelFocus.ts';
import type { PanelFocus, TabId } from './panelFocus.ts';
import { ProducerTab } from './ProducerTab.tsx';
import { RunTab } from './RunTab.tsx';

/**
 * Everything that can be set, made from the tables of the scenario. The frame does not look at the scenario
 * itself: while a slider is dragged, only the tab in view draws again.
 */
export function SettingsPanel() {
  const t = useTexts('controls');
  const selection = useSluice((state) => state.selection);
  const [kept, setFocus] = useState(() => firstFocus(selection));
  const focus = followed(kept, selection);
  if (focus !== kept) setFocus(focus);

  const turnTo = (part: Partial<PanelFocus>) => setFocus((before) => ({ ...before, ...part }));
  const chooseClient = (client: number) => turnTo({ client });
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
        onSelect={(tab) => turnTo({ tab })}
        tabs={[
          leaf(
            'producer',
            t('tabProducer'),
            <ProducerTab index={focus.client} onChoose={chooseClient} />,
          ),
          leaf(
            'broker',
            t('tabBroker'),
            <BrokerTab choice={focus.broker} onChoose={(broker) => turnTo({ broker })} />,
          ),
          leaf(
            'consumer',
            t('tabConsumer'),
            <ConsumerTab index={focus.consumer} onChoose={(consumer) => turnTo({ consumer })} />,
          ),
          leaf('network', t('tabNetwork'), <NetworkTab />),
          leaf('load', t('tabLoad'), <LoadTab index={focus.client} onChoose={chooseClient} />),
          leaf('run', t('tabRun'), <RunTab />),
        ]}
      />
    </section>
  );
}
