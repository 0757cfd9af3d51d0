import { useState } from 'react';
import { ALL_CLIENTS, FLAGSHIP } from '../../scenario/lineup.ts';
import { presetOf } from '../../scenario/presets.ts';
import type { ClientRun } from '../../store/compare/clientsTask.ts';
import { useComparing } from '../../store/compare/CompareState.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { formatNumber } from '../parts/formatters.ts';
import { presetTitle, scenarioTitle } from '../parts/scenarioTitle.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { ClientsTable } from './ClientsTable.tsx';
import styles from './compare.module.css';
import { SmallMultiples } from './SmallMultiples.tsx';
import { type Order, ranked } from './ranking.ts';
import { withCompare } from './withCompare.ts';

interface ClientsDialogProps {
  readonly onClose: () => void;
}

/** Made to be sent through every client. */
const ONE_OUTAGE = 'one-outage';

/** One scenario through many clients: small pictures on one axis, and who did best. */
export function ClientsDialog({ onClose }: ClientsDialogProps) {
  const t = useTexts('compare');
  const work = useComparing((state) => state.clients);
  const [order, setOrder] = useState<Order>({ column: 'goodputPerSec', isReversed: false });
  const isBusy = work !== undefined && work.status !== 'finished' && work.status !== 'cancelled';
  const hand = (name: 'pause' | 'resume' | 'cancel') => () =>
    void withCompare().then(({ manyRuns }) => manyRuns[name]());
  const open = ({ scenario }: ClientRun) => {
    onClose();
    sluice.getState().openScenario(scenario);
  };
  // Runs come in in place: what is shown follows the version of the work.
  const runs = work === undefined ? [] : ranked(work.task.runs, order);
  return (
    <Dialog isOpen isWide onClose={onClose} title={t('clientsTitle')} closeLabel={t('close')}>
      <div className={styles.clients}>
        <p className={styles.quiet}>{t('clientsLead')}</p>
        <Start />
        {isBusy ? (
          <WorkProgress
            work={work}
            controls={{ pause: hand('pause'), resume: hand('resume'), cancel: hand('cancel') }}
          />
        ) : null}
        {runs.length === 0 ? null : (
          <>
            <SmallMultiples runs={runs} onOpen={open} />
            <ClientsTable runs={runs} order={order} onOrder={setOrder} onOpen={open} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function Start() {
  const t = useTexts('compare');
  const titles = useTexts('presets');
  const present = useSluice((state) => state.scenario);
  const [source, setSource] = useState<'flagship' | 'present'>(
    present.preset === ONE_OUTAGE ? 'present' : 'flagship',
  );
  const [lineup, setLineup] = useState<'flagship' | 'all'>('flagship');
  const flagship = presetOf(ONE_OUTAGE)?.scenario;
  return (
    <div className={styles.clientsStart}>
      <label className={styles.field}>
        {t('whichScenario')}
        <select
          value={source}
          onChange={(event) =>
            setSource(event.currentTarget.value === 'present' ? 'present' : 'flagship')
          }
        >
          <option value="flagship">{presetTitle(ONE_OUTAGE, titles)}</option>
          <option value="present">
            {t('present', { title: scenarioTitle(present, t('untitled')) })}
          </option>
        </select>
      </label>
      <Segmented
        label={t('whichClients')}
        value={lineup}
        options={[
          { id: 'flagship', label: t('flagshipClients') },
          { id: 'all', label: t('allClients', { count: formatNumber(ALL_CLIENTS.length) }) },
        ]}
        onChange={setLineup}
      />
      <Button
        variant="primary"
        onClick={() =>
          void withCompare().then(({ manyRuns }) =>
            manyRuns.startClients(
              source === 'present' ? present : (flagship ?? present),
              lineup === 'all' ? ALL_CLIENTS : FLAGSHIP,
            ),
          )
        }
      >
        {t('runClients')}
      </Button>
    </div>
  );
}
