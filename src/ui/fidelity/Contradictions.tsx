import { useFidelity } from '../../store/fidelity.ts';
import { addressOf } from '../../store/page.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Contradictions.module.css';
import { CONTRADICTIONS, type Contradiction } from './contradictions.ts';

/** What is said, what was recorded, and the case that proves it. */
export function Contradictions() {
  const t = useTexts('fidelity');
  return (
    <>
      <h1>{t('contradictionsTitle')}</h1>
      <p className={styles.about}>{t('contradictionsAbout')}</p>
      <ol className={styles.list}>
        {CONTRADICTIONS.map((one) => (
          <Item key={one.id} one={one} />
        ))}
      </ol>
    </>
  );
}

function Item({ one }: { readonly one: Contradiction }) {
  const t = useTexts('fidelity');
  const texts = useTexts('contradictions');
  return (
    <li>
      <div className={styles.says}>
        <h2>{t('says')}</h2>
        <p>{texts(`${one.id}.says`)}</p>
      </div>
      <div className={styles.does}>
        <h2>{t('does')}</h2>
        <p>{texts(`${one.id}.does`)}</p>
      </div>
      <Proof one={one} />
    </li>
  );
}

function Proof({ one: { cases, rules, source } }: { readonly one: Contradiction }) {
  const t = useTexts('fidelity');
  const outcomes = useFidelity((state) => state.results);
  const known = cases.filter((id) => outcomes?.some((one) => one.id === id) ?? true);
  return (
    <p className={styles.proof}>
      <span>{t('proof')}</span>
      {known.map((id) => (
        <a key={id} href={addressOf({ kind: 'fidelity', view: { kind: 'case', id } })}>
          {id}
        </a>
      ))}
      {source === undefined ? null : <code>{source}</code>}
      {rules.map((rule) => (
        <a key={rule} href={addressOf({ kind: 'model', rule })}>
          {rule}
        </a>
      ))}
    </p>
  );
}
