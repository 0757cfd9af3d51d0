import type { BrokerStep } from '../../scenario/Scenario.ts';
import type { CasePicture } from '../../store/fidelity.ts';
import { formatMs } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import { profileTitle } from '../parts/profileTitle.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './CaseView.module.css';

type Script = CasePicture['scripts'][number];

const STEPS_MAX = 12; // nobody reads more; the case file has them all

/** Who sent how, with which settings, to brokers that did what. */
export function CaseFacts({ picture }: { readonly picture: CasePicture }) {
  const t = useTexts('fidelity');
  const words = useTexts('profiles');
  const { report, settings, scripts } = picture;
  return (
    <section className={styles.facts}>
      <h2>{t('facts')}</h2>
      <dl>
        <dt>{t('profile')}</dt>
        <dd>
          {profileTitle(words, report.profile)} {report.version}
        </dd>
        <dt>{t('mode')}</dt>
        <dd>{report.mode}</dd>
        <dt>{t('settings')}</dt>
        <dd>
          {settings.length === 0 ? (
            t('onlyDefaults')
          ) : (
            <ul>
              {settings.map(({ of, name, value }) => (
                <li key={`${of} ${name}`}>
                  <code>
                    {name} = {String(value)}
                  </code>{' '}
                  <small>{t(SETTING_OF[of])}</small>
                </li>
              ))}
            </ul>
          )}
        </dd>
        {scripts.length === 0 ? null : (
          <>
            <dt>{t('script')}</dt>
            <dd>
              <ul>
                {scripts.map((script) => (
                  <li key={script.of}>
                    <ScriptText script={script} />
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

const SETTING_OF = { client: 'ofClient', broker: 'ofBroker', server: 'ofServer' } as const;

function ScriptText({ script: { of, steps, then } }: { readonly script: Script }) {
  const t = useTexts('fidelity');
  const met = /^\d+$/.test(of) ? t('scriptMet', { number: of }) : of;
  const words = steps.slice(0, STEPS_MAX).map((step) => stepText(step, t));
  const rest = steps.length > STEPS_MAX ? ['…'] : [];
  return (
    <>
      <b>{of === '' ? t('scriptAll') : met}</b>:{' '}
      {[...words, ...rest, `${t('stepThen')} ${stepText(then, t)}`].join(' → ')}
    </>
  );
}

function stepText(step: BrokerStep, t: Texts<'fidelity'>): string {
  const text = actText(step, t);
  if (!('afterMs' in step) || step.afterMs === 0) return text;
  return t('stepAfter', { step: text, time: formatMs(step.afterMs) });
}

function actText(step: BrokerStep, t: Texts<'fidelity'>): string {
  switch (step.kind) {
    case 'reply':
      return step.remark === undefined
        ? t('stepReply', { code: step.code })
        : t('stepReplyName', { code: step.code, remark: `(${step.remark})` });
    case 'grpc':
      return t('stepGrpc', { status: step.status });
    case 'hang':
      return t('stepHang');
    case 'close':
      return t('stepClose');
    case 'reset':
      return t('stepReset');
    case 'dropReply':
      return t('stepDropReply');
  }
}
