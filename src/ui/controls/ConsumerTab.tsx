import { CONSUMER_PROFILES, consumerSpecs } from '../../scenario/consumerProfiles.ts';
import { HANDLER_SPECS } from '../../scenario/consumers/handlerSpecs.ts';
import { addConsumer, changeConsumer } from '../../scenario/edit.ts';
import type { ConsumerKind } from '../../scenario/edit.ts';
import { CONSUMERS_MAX } from '../../scenario/limits.ts';
import type { ConsumerScenario } from '../../scenario/Scenario.ts';
import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { Select } from '../parts/Select.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { VersionSwitches } from './ClientKindPicker.tsx';
import { consumerModeKey } from './consumerWords.ts';
import styles from './controls.module.css';
import { createTable } from './createTable.ts';
import { memoByValue } from './memoByValue.ts';
import { SettingList } from './SettingList.tsx';
import { useScenarioInForce } from './useScenarioInForce.ts';

interface ConsumerTabProps {
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** Who consumes, how, and what the business makes of each message. */
export function ConsumerTab({ index, onChoose }: ConsumerTabProps) {
  const t = useTexts('consuming');
  const { scenario, hints } = useScenarioInForce();
  const { consumers = [], timeline } = scenario;
  const at = Math.min(index, consumers.length - 1);
  const consumer = consumers[at];
  if (consumer === undefined) {
    return (
      <>
        <p className={styles.quiet}>{t('noConsumers')}</p>
        <AddConsumer />
      </>
    );
  }
  const table = createTable({
    specs: consumerSpecs(consumer),
    parts: [{ prefix: `consumers.${consumer.id}.settings.`, settings: consumer.settings }],
    hints,
    timeline,
  });
  const handler = createTable({
    specs: HANDLER_SPECS,
    parts: [{ prefix: `consumers.${consumer.id}.handler.`, settings: consumer.handler }],
    hints,
    timeline,
  });
  return (
    <>
      <ConsumerChooser ids={consumers.map(({ id }) => id)} index={at} onChoose={onChoose} />
      <ConsumerKindPicker
        kind={kindOf(consumer)}
        groups={[...new Set([...consumers.map(({ group }) => group), consumer.id])]}
      />
      <ModeSentence mode={consumer.mode} />
      <SettingList table={handler} />
      <SettingList table={table} />
      {consumers.length < CONSUMERS_MAX ? <AddConsumer /> : null}
    </>
  );
}

type Kind = Pick<ConsumerScenario, 'id' | 'profile' | 'version' | 'mode' | 'group'>;

function kindOf({ id, profile, version, mode, group }: ConsumerScenario): Kind {
  return { id, profile, version, mode, group };
}

export function AddConsumer() {
  const t = useTexts('consuming');
  return (
    <Button isSmall onClick={() => sluice.getState().edit(addConsumer)}>
      <Glyph name="plus" size={14} />
      {t('addConsumer')}
    </Button>
  );
}

function ModeSentence({ mode }: { readonly mode: string }) {
  const t = useTexts('consuming');
  const key = consumerModeKey(mode);
  return key === undefined ? null : <p className={styles.quiet}>{t(key)}</p>;
}

interface ConsumerChooserProps extends ConsumerTabProps {
  readonly ids: readonly string[];
}

const ConsumerChooser = memoByValue(({ ids, index, onChoose }: ConsumerChooserProps) => {
  const t = useTexts('consuming');
  const controls = useTexts('controls');
  return (
    <div className={styles.chooser}>
      <span className={styles.chooserHead} aria-hidden="true">
        <span>{t('consumer')}</span>
        <span>{controls('clientOf', { index: index + 1, count: ids.length })}</span>
      </span>
      <Select
        label={t('consumer')}
        isLabelHidden
        value={String(index)}
        options={ids.map((label, at) => ({ id: String(at), label }))}
        onChange={(id) => {
          onChoose(Number(id));
          sluice.getState().select({ kind: 'consumer', index: Number(id) });
        }}
      />
    </div>
  );
});

interface ConsumerKindPickerProps {
  readonly kind: Kind;
  readonly groups: readonly string[];
}

const ConsumerKindPicker = memoByValue(({ kind, groups }: ConsumerKindPickerProps) => {
  const t = useTexts('consuming');
  const controls = useTexts('controls');
  const { id, profile, version, mode, group } = kind;
  const known = CONSUMER_PROFILES.get(profile);
  const change = (next: ConsumerKind) => {
    sluice.getState().edit((scenario) => changeConsumer(scenario, id, next));
  };
  const detailOf = (one: string): string | undefined => {
    const key = consumerModeKey(one);
    return key === undefined ? undefined : t(key);
  };
  return (
    <div className={styles.kind}>
      <Select
        label={t('consumerKind')}
        isLabelHidden
        value={profile}
        options={[...CONSUMER_PROFILES.values()].map((one) => ({ id: one.id, label: one.title }))}
        onChange={(chosen) => change({ profile: chosen })}
      />
      <div className={styles.switches}>
        <VersionSwitches
          versions={known?.versions ?? []}
          version={version}
          onChange={(chosen) => change({ version: chosen })}
        />
        <Select
          label={controls('mode')}
          isLabelHidden
          value={mode}
          options={Object.keys(known?.modes ?? {}).map((one) => ({
            id: one,
            label: one,
            detail: detailOf(one),
          }))}
          onChange={(chosen) => change({ mode: chosen })}
        />
      </div>
      <div className={styles.chooser}>
        <span className={styles.chooserHead} aria-hidden="true">
          {t('group')}
        </span>
        <Select
          label={t('group')}
          isLabelHidden
          value={group}
          options={groups.map((one) => ({ id: one, label: one }))}
          onChange={(chosen) => change({ group: chosen })}
        />
      </div>
    </div>
  );
});
