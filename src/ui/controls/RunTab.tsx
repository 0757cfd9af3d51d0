import { addBroker, addClient, removePart } from '../../scenario/edit.ts';
import { BROKERS_MAX, CLIENTS_MAX, PROXIES_MAX } from '../../scenario/limits.ts';
import { addProxy } from '../../scenario/proxies.ts';
import { RUN_SPECS, SEED_MAX } from '../../scenario/runSpecs.ts';
import { NAME_SERVER_SPECS } from '../../scenario/specs.ts';
import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { AddConsumer } from './ConsumerTab.tsx';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { SettingList, SettingSection } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';

/** The run as a whole: its length and chance, the name server, and which parts there are. */
export function RunTab() {
  const t = useTexts('controls');
  const { scenario, hints } = useScenarioInForce();
  const { durationMs, seed, timeline } = scenario;
  const run = createTable({
    specs: RUN_SPECS,
    parts: [{ prefix: '', settings: { durationMs, seed } }],
    hints,
    timeline,
  });
  const nameServer = createTable({
    specs: NAME_SERVER_SPECS,
    parts: [{ prefix: 'nameServer.', settings: scenario.nameServer }],
    hints,
    timeline,
  });
  return (
    <>
      <SettingList table={run} hasHeadings={false} />
      <Button className={styles.dice ?? ''} onClick={() => run.change('seed', anySeed(), 'done')}>
        <Glyph name="dice" />
        {t('rollSeed')}
      </Button>
      <SettingSection title={t('parts')}>
        <PartList names={scenario.clients.map(({ id }) => id)} />
        <Button
          isSmall
          disabled={scenario.clients.length >= CLIENTS_MAX}
          onClick={() => sluice.getState().edit(addClient)}
        >
          <Glyph name="plus" size={14} />
          {t('addClient')}
        </Button>
        <PartList names={scenario.brokers.map(({ id }) => id)} />
        <Button
          isSmall
          disabled={scenario.brokers.length >= BROKERS_MAX}
          onClick={() => sluice.getState().edit(addBroker)}
        >
          <Glyph name="plus" size={14} />
          {t('addBroker')}
        </Button>
        <PartList names={(scenario.proxies ?? []).map(({ id }) => id)} isLastKept={false} />
        <Button
          isSmall
          disabled={(scenario.proxies ?? []).length >= PROXIES_MAX}
          onClick={() => sluice.getState().edit(addProxy)}
        >
          <Glyph name="plus" size={14} />
          {t('addProxy')}
        </Button>
        <PartList names={(scenario.consumers ?? []).map(({ id }) => id)} isLastKept={false} />
        <AddConsumer />
      </SettingSection>
      <SettingList table={nameServer} />
    </>
  );
}

/** Each with a button that takes it away; the last producer and the last broker stay. */
function PartList({
  names,
  isLastKept = true,
}: {
  readonly names: readonly string[];
  readonly isLastKept?: boolean;
}) {
  const t = useTexts('controls');
  return (
    <ul className={styles.partList}>
      {names.map((name) => (
        <li key={name}>
          <span>{name}</span>
          <Button
            variant="ghost"
            isSmall
            isIcon
            disabled={isLastKept && names.length === 1}
            aria-label={t('remove', { name })}
            onClick={() => sluice.getState().edit((scenario) => removePart(scenario, name))}
          >
            <Glyph name="bin" size={14} />
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Short enough to be told to a colleague over the phone. */
const SEED_SHORT = Math.min(9_999, SEED_MAX);

function anySeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return 1 + (drawn % SEED_SHORT);
}
