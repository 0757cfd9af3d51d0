import { useState } from 'react';
import { PRESET_GROUPS, PRESETS } from '../../scenario/presets.ts';
import { problemText } from '../../scenario/problemText.ts';
import type { Problem } from '../../scenario/Problem.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { comparing, useComparing } from '../../store/compare/CompareState.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { presetTitle, scenarioTitle } from '../parts/scenarioTitle.ts';
import { useTexts } from '../texts/useTexts.ts';
import { type Choice, NO_CHOICE, readChoice, type Read } from './choice.ts';
import styles from './compare.module.css';
import { withCompare } from './withCompare.ts';

interface ChooseDialogProps {
  readonly onClose: () => void;
}

/** Any two scenarios: a preset, a link, a file, or the present one. */
export function ChooseDialog({ onClose }: ChooseDialogProps) {
  const t = useTexts('compare');
  const language = useSluice((state) => state.language);
  const present = useSluice((state) => state.scenario);
  const refused = useComparing((state) => state.problem);
  const [a, setA] = useState<Choice>({ ...NO_CHOICE, source: otherPreset(present) });
  const [b, setB] = useState<Choice>(NO_CHOICE);
  const [problems, setProblems] = useState<readonly [Read?, Read?]>([]);
  const sentence = (read: Read | undefined): string => {
    if (read === undefined || read.kind === 'scenario') return '';
    if (read.kind === 'problem') return problemText(read.problem, language);
    return t(read.kind);
  };
  async function start(): Promise<void> {
    const [readA, readB] = await Promise.all([readChoice(a), readChoice(b)]);
    setProblems([readA, readB]);
    if (readA.kind !== 'scenario' || readB.kind !== 'scenario') return;
    const { twoRuns } = await withCompare();
    twoRuns.open(readA.scenario, readB.scenario);
    if (comparing.getState().problem === undefined) onClose();
  }
  return (
    <Dialog isOpen isWide onClose={onClose} title={t('chooseTitle')} closeLabel={t('close')}>
      <div className={styles.choose}>
        <p className={styles.quiet}>{t('chooseLead')}</p>
        <div className={styles.choices}>
          <Chooser letter="A" choice={a} onChange={setA} problem={sentence(problems[0])} />
          <Chooser letter="B" choice={b} onChange={setB} problem={sentence(problems[1])} />
        </div>
        {refused === undefined ? null : <Refused problem={refused} />}
        <div className={styles.chooseButtons}>
          <Button variant="primary" onClick={() => void start()}>
            {t('start')}
          </Button>
          <Button variant="ghost" onClick={() => sluice.getState().openSheet('clients')}>
            {t('orClients')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Something to begin with that is not the same as B. */
function otherPreset({ preset }: Scenario): string {
  return preset === 'crash' ? 'healthy' : 'crash';
}

function Refused({ problem }: { readonly problem: Problem }) {
  const language = useSluice((state) => state.language);
  return (
    <p className={styles.refused} role="alert">
      {problemText(problem, language)}
    </p>
  );
}

interface ChooserProps {
  readonly letter: 'A' | 'B';
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
  readonly problem: string;
}

function Chooser({ letter, choice, onChange, problem }: ChooserProps) {
  const t = useTexts('compare');
  const titles = useTexts('presets');
  const stories = useTexts('presetStories');
  const present = useSluice((state) => state.scenario);
  return (
    <fieldset className={styles.chooser}>
      <legend className={letter === 'A' ? styles.letterA : styles.letterB}>{letter}</legend>
      <label className={styles.field}>
        {t('source')}
        <select
          value={choice.source}
          onChange={(event) => onChange({ ...choice, source: event.currentTarget.value })}
        >
          <optgroup label={t('ownGroup')}>
            <option value="present">
              {t('present', { title: scenarioTitle(present, t('untitled')) })}
            </option>
            <option value="link">{t('fromLink')}</option>
            <option value="file">{t('fromFile')}</option>
          </optgroup>
          {PRESET_GROUPS.map((group) => (
            <optgroup key={group} label={stories(`group_${group}`)}>
              {PRESETS.filter((preset) => preset.group === group).map(({ id }) => (
                <option key={id} value={id}>
                  {presetTitle(id, titles) ?? id}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {choice.source === 'link' ? (
        <label className={styles.field}>
          {t('link')}
          <input
            type="text"
            value={choice.link}
            spellCheck={false}
            onChange={(event) => onChange({ ...choice, link: event.currentTarget.value })}
          />
        </label>
      ) : null}
      {choice.source === 'file' ? (
        <label className={styles.field}>
          {t('file')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => onChange({ ...choice, file: event.currentTarget.files?.[0] })}
          />
        </label>
      ) : null}
      <p className={styles.refused} role="status">
        {problem}
      </p>
    </fieldset>
  );
}
