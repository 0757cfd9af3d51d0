import { useState } from 'react';
import type { CaseReport } from '../../store/fidelity.ts';
import { useFidelity } from '../../store/fidelity.ts';
import { addressOf } from '../../store/page.ts';
import { formatNumber } from '../parts/formatters.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { profileTitle } from '../parts/profileTitle.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './CaseList.module.css';
import { casesOf } from './casesOf.ts';
import type { Which } from './casesOf.ts';
import { OutcomeChip } from './OutcomeChip.tsx';

interface CaseListProps {
  readonly profile: string;
  readonly version: string;
}

/** The experiments behind a line of the table, by the way of sending. */
export function CaseList({ profile, version }: CaseListProps) {
  const t = useTexts('fidelity');
  const words = useTexts('profiles');
  const results = useFidelity((state) => state.results);
  const [which, setWhich] = useState<Which>('all');
  const [wanted, setWanted] = useState('');
  if (results === undefined) return <p>{t('loading')}</p>;
  const own = results.filter((one) => one.profile === profile && one.version === version);
  const shown = casesOf(own, which, wanted);
  const modes = [...new Set(shown.map(({ mode }) => mode))];
  return (
    <>
      <p>
        <a href={addressOf({ kind: 'fidelity', view: { kind: 'table' } })}>← {t('backToTable')}</a>
      </p>
      <h1>
        {profileTitle(words, profile)} {version}
      </h1>
      <div className={styles.tools}>
        <input
          type="search"
          className={styles.find}
          aria-label={t('find')}
          placeholder={t('find')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <Segmented<Which>
          label={t('showWhich')}
          value={which}
          onChange={setWhich}
          options={[
            { id: 'all', label: t('showAll') },
            { id: 'odd', label: t('showOdd') },
          ]}
        />
        <span role="status" className={styles.count}>
          {shown.length === 0
            ? t('nothingFound')
            : t('found', { count: formatNumber(shown.length) })}
        </span>
      </div>
      {modes.map((mode) => (
        <section key={mode} className={styles.group}>
          <h2>{mode}</h2>
          <ul>
            {shown
              .filter((one) => one.mode === mode)
              .map((one) => (
                <CaseLine key={one.id} result={one} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function CaseLine({ result }: { readonly result: CaseReport }) {
  const { id, question, outcome } = result;
  return (
    <li>
      <a href={addressOf({ kind: 'fidelity', view: { kind: 'case', id } })}>
        <OutcomeChip outcome={outcome} isSmall />
        <span className={styles.question} lang="en">
          {question}
        </span>
        <code>{id}</code>
      </a>
    </li>
  );
}
