import type { ClientScenario, Scenario } from '../../scenario/Scenario.ts';
import { profileOf } from '../../scenario/profiles.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ClientChooser } from './ClientChooser.tsx';
import { ClientKind } from './ClientKind.tsx';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { SettingList, SettingSection } from './SettingList.tsx';
import type { Hint } from './settingHints.ts';
import { worstCaseOf } from './worstCase.ts';

interface ProducerTabProps {
  readonly scenario: Scenario;
  readonly hints: readonly Hint[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** Which client it is and how it behaves. */
export function ProducerTab({ scenario, hints, index, onChoose }: ProducerTabProps) {
  const t = useTexts('controls');
  const client = scenario.clients[index];
  if (client === undefined) return <p className={styles.note}>{t('noClients')}</p>;
  const { specs } = profileOf(client.profile);
  const table = createTable({
    specs,
    parts: [{ prefix: `clients.${client.id}.settings.`, settings: client.settings }],
    hints,
    timeline: scenario.timeline,
    client,
  });
  return (
    <>
      <ClientChooser scenario={scenario} index={index} onChoose={onChoose} />
      <ClientKind client={client} />
      <WorstCaseLine client={client} />
      <SettingList table={table} mode={client.mode} />
      {specs.some(({ group }) => group === 'backoff') ? null : (
        <SettingSection
          title={t('group_backoff')}
          remark={client.mode === 'oneway' ? t('neverRetries') : t('neverWaits')}
        />
      )}
    </>
  );
}

/** What one send can cost, with these settings. */
function WorstCaseLine({ client }: { readonly client: ClientScenario }) {
  const t = useTexts('controls');
  const worst = worstCaseOf(client);
  if (worst === undefined || worst.durationMs === 0) return null;
  const duration = formatMs(worst.durationMs);
  return (
    <p className={styles.worstCase}>
      {worst.attempts === 1
        ? t('worstCaseOne', { duration })
        : t('worstCase', { duration, attempts: formatNumber(worst.attempts) })}
    </p>
  );
}
