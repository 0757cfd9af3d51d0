import type { ClientScenario } from '../../scenario/Scenario.ts';
import { profileOf } from '../../scenario/profiles.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ClientChooser } from './ClientChooser.tsx';
import { ClientKindPicker } from './ClientKindPicker.tsx';
import { kindOf } from './clientKind.ts';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { SettingList, SettingSection } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';
import { changesKey, modeKey } from './words.ts';
import { worstCaseOf } from './worstCase.ts';

interface ProducerTabProps {
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** Which client it is and how it behaves. */
export function ProducerTab({ index, onChoose }: ProducerTabProps) {
  const t = useTexts('controls');
  const labels = useTexts('labels');
  const { scenario, hints } = useScenarioInForce();
  const { clients } = scenario;
  const at = Math.min(index, clients.length - 1);
  const client = clients[at];
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
      <ClientChooser kinds={clients.map(kindOf)} index={at} onChoose={onChoose} />
      <ClientKindPicker client={kindOf(client)} />
      <ClientSentences client={client} />
      <SettingList table={table} mode={client.mode} />
      {specs.some(({ group }) => group === 'backoff') ? null : (
        <SettingSection
          title={labels('group_backoff')}
          remark={client.mode === 'oneway' ? t('neverRetries') : t('neverWaits')}
        />
      )}
    </>
  );
}

/** What the chosen version and mode change, and what one send can cost with these settings. */
function ClientSentences({ client }: { readonly client: ClientScenario }) {
  const t = useTexts('controls');
  const profiles = useTexts('profiles');
  const versions = useTexts('versions');
  const { versions: known } = profileOf(client.profile);
  const changes = changesKey(known.find(({ id }) => id === client.version));
  const mode = modeKey(client.profile, client.mode);
  const sentences = [
    ...(changes === undefined ? [] : [versions(changes)]),
    ...(mode === undefined ? [] : [profiles(mode)]),
    ...worstCaseWords(t, client),
  ];
  // Chinese sentences follow each other without a space.
  const joint = sentences[0]?.endsWith('。') === true ? '' : ' ';
  return sentences.length === 0 ? null : <p className={styles.quiet}>{sentences.join(joint)}</p>;
}

function worstCaseWords(t: Texts<'controls'>, client: ClientScenario): readonly string[] {
  const worst = worstCaseOf(client);
  if (worst === undefined || worst.durationMs === 0) return [];
  const duration = formatMs(worst.durationMs);
  const attempts = formatNumber(worst.attempts);
  return [
    worst.attempts === 1 ? t('worstCaseOne', { duration }) : t('worstCase', { duration, attempts }),
  ];
}
