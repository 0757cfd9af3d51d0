import { causeFacts, type CauseFacts } from '../../recording/causeFacts.ts';
import type { LifeAttempt } from '../../recording/lifeOf.ts';
import type { Recording } from '../../recording/Recording.ts';
import { ruleNumber } from '../../recording/ruleNumbers.ts';
import { addressOf } from '../../store/page.ts';
import { causeSentence, waitSentence } from '../parts/causeSentence.ts';
import { OutcomeMark } from '../parts/OutcomeMark.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Inspector.module.css';
import { SeekButton } from './SeekButton.tsx';
import { aftermathsOf, lookOf } from './waterfall.ts';

interface AttemptCardProps {
  readonly recording: Recording;
  readonly attempt: LifeAttempt;
}

/** One attempt in words: how it ended, why, what nobody saw, and why the wait after it was so long. */
export function AttemptCard({ recording, attempt }: AttemptCardProps) {
  const t = useTexts('inspector');
  const causes = useTexts('causes');
  const facts = causeFacts(recording, attempt.row);
  const look = lookOf(attempt);
  const wait = waitSentence(causes, facts);
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{t('attempt', { number: attempt.number })}</h3>
      <div className={styles.attempt}>
        <p className={styles.attemptHead}>
          <OutcomeMark look={look} />
          <b>{t(`look_${look}`)}</b>
          <span className={styles.quiet}>
            {t('target', { broker: facts.brokerId, queue: attempt.queue })}
          </span>
        </p>
        <p>{causeSentence(causes, facts)}</p>
        {aftermathsOf(attempt.flags).map((name) => (
          <p key={name}>{t(`after_${name}`)}</p>
        ))}
        {wait === undefined ? null : <p className={styles.wait}>{wait}</p>}
        <div className={styles.seeks}>
          <SeekButton atMs={attempt.sentMs} />
          {attempt.endedMs === undefined ? null : (
            <>
              → <SeekButton atMs={attempt.endedMs} />
            </>
          )}
        </div>
        {facts.source === '' ? null : (
          <p className={styles.source}>
            {causes('source', { source: facts.source })}{' '}
            <RuleLink recording={recording} facts={facts} />
          </p>
        )}
      </div>
    </section>
  );
}

interface RuleLinkProps {
  readonly recording: Recording;
  readonly facts: CauseFacts;
}

/** To the rule of the model, where one decides it. */
function RuleLink({ recording, facts: { causeName, clientId } }: RuleLinkProps) {
  const client = recording.scenario.clients.find(({ id }) => id === clientId);
  const rule = client === undefined ? undefined : ruleNumber(causeName, client);
  if (rule === undefined) return null;
  return <a href={addressOf({ kind: 'model', rule })}>{rule}</a>;
}
