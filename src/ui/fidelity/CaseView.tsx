import { useEffect } from 'react';
import type { CasePicture } from '../../store/fidelity.ts';
import { fidelity, useFidelity } from '../../store/fidelity.ts';
import { addressOf } from '../../store/page.ts';
import { sluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { profileTitle } from '../parts/profileTitle.ts';
import { useTexts } from '../texts/useTexts.ts';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseFigures } from './CaseFigures.tsx';
import styles from './CaseView.module.css';
import { CaseWaterfall } from './CaseWaterfall.tsx';
import { OutcomeChip } from './OutcomeChip.tsx';

/** One experiment: what was asked, what was recorded, and what the model does, played as it is opened. */
export function CaseView({ id }: { readonly id: string }) {
  const t = useTexts('fidelity');
  const picture = useFidelity((state) => state.picture);
  const problem = useFidelity((state) => state.problem);
  useEffect(() => {
    fidelity.draw(id);
  }, [id]);
  const isThis = picture?.report.id === id;
  return (
    <>
      <Ways id={id} />
      {problem === undefined ? null : <p role="alert">{t('broken', { sentence: problem })}</p>}
      {isThis ? <Picture picture={picture} /> : null}
      {!isThis && problem === undefined ? <p role="status">{t('drawing')}</p> : null}
    </>
  );
}

/** Back to the list, and on to the neighbours in it. */
function Ways({ id }: { readonly id: string }) {
  const t = useTexts('fidelity');
  const words = useTexts('profiles');
  const results = useFidelity((state) => state.results) ?? [];
  const own = results.find((one) => one.id === id);
  if (own === undefined) {
    return (
      <p>
        <a href={addressOf({ kind: 'fidelity', view: { kind: 'table' } })}>← {t('backToTable')}</a>
      </p>
    );
  }
  const { profile, version } = own;
  const list = results.filter((one) => one.profile === profile && one.version === version);
  const place = list.indexOf(own);
  const neighbours = [
    { text: t('previous'), to: list[place - 1] },
    { text: t('next'), to: list[place + 1] },
  ];
  return (
    <p className={styles.ways}>
      <a href={addressOf({ kind: 'fidelity', view: { kind: 'cases', profile, version } })}>
        ← {t('backToCases', { profile: profileTitle(words, profile), version })}
      </a>
      {neighbours.map(({ text, to }) =>
        to === undefined ? null : (
          <a key={text} href={addressOf({ kind: 'fidelity', view: { kind: 'case', id: to.id } })}>
            {text}
          </a>
        ),
      )}
    </p>
  );
}

function Picture({ picture }: { readonly picture: CasePicture }) {
  const t = useTexts('fidelity');
  const { report, notes, tracks, figures } = picture;
  return (
    <>
      <header className={styles.head}>
        <h1 lang="en">{report.question}</h1>
        <p className={styles.id}>
          <OutcomeChip outcome={report.outcome} />
          <code>{report.id}</code>
          <CopyButton text={location.href} label={t('copyLink')} isSmall />
        </p>
        {report.sentence === undefined ? null : (
          <p className={styles.sentence} lang="en">
            {report.sentence}
          </p>
        )}
        <OpenButton picture={picture} />
      </header>
      {tracks.length > 0 ? <CaseWaterfall picture={picture} /> : null}
      {figures.length > 0 ? <CaseFigures figures={figures} /> : null}
      <CaseFacts picture={picture} />
      {notes === '' ? null : (
        <section className={styles.notes}>
          <h2>{t('notes')}</h2>
          <p lang="en">{notes}</p>
        </section>
      )}
    </>
  );
}

function OpenButton({ picture: { scenario } }: { readonly picture: CasePicture }) {
  const t = useTexts('fidelity');
  if (scenario === undefined) return null;
  return (
    <p className={styles.open}>
      <Button
        variant="primary"
        onClick={() => {
          sluice.getState().openScenario(scenario);
          location.hash = addressOf({ kind: 'simulator' });
        }}
      >
        {t('openInSimulator')}
      </Button>
      <span>{t('aboutOpen')}</span>
    </p>
  );
}
