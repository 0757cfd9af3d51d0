import { useEffect, useRef, useState } from 'react';
import { useComparing } from '../../store/compare/CompareState.ts';
import { playhead } from '../../store/playhead.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { formatNumber } from '../parts/formatters.ts';
import { Glyph } from '../parts/Glyph.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { FileButtons } from './FileButtons.tsx';
import { type Link, linkTo } from './linkTo.ts';
import styles from './ShareDialog.module.css';
import { viewToShare } from './viewToShare.ts';

interface ShareDialogProps {
  readonly onClose: () => void;
}

/** The run as a link or as a file. */
export function ShareDialog({ onClose }: ShareDialogProps) {
  const t = useTexts('share');
  const name = useSluice((state) => state.scenario.name);
  const rename = useSluice((state) => state.rename);
  const [hasMoment, setHasMoment] = useState(true);
  const [hasLooks, setHasLooks] = useState(false);
  const link = useLink(hasMoment, hasLooks);
  return (
    <Dialog isOpen isWide onClose={onClose} title={t('title')} closeLabel={t('close')}>
      <div className={styles.share}>
        <p className={styles.lead}>{t('lead')}</p>
        <label className={styles.label}>
          {t('name')}
          <input
            className={styles.field}
            type="text"
            maxLength={80}
            defaultValue={name}
            placeholder={t('namePlaceholder')}
            onChange={(event) => {
              rename(event.currentTarget.value);
            }}
          />
        </label>
        <LinkField link={link} />
        <div className={styles.choices}>
          <Switch isOn={hasMoment} onChange={setHasMoment}>
            {t('withView')}
          </Switch>
          <Switch isOn={hasLooks} onChange={setHasLooks}>
            {t('withLooks')}
          </Switch>
        </div>
        <Digest />
        <FileButtons onOpened={onClose} />
      </div>
    </Dialog>
  );
}

/** The link to what is open now; it follows when the run behind the dialog changes or ends. */
function useLink(hasMoment: boolean, hasLooks: boolean): Link | undefined {
  const scenario = useSluice((state) => state.scenario);
  const selection = useSluice((state) => state.selection);
  const language = useSluice((state) => state.language);
  const theme = useSluice((state) => state.theme);
  const unknownKeys = useSluice((state) => state.link?.unknownKeys);
  const digest = useDigest();
  // Whoever compares sends both.
  const now = useComparing((state) => state.now);
  // The moment when the dialog opened, to the millisecond: a link that changes while it is read helps nobody.
  const [atMs] = useState(() => Math.round(playhead.nowMs()));
  const [link, setLink] = useState<Link>();
  useEffect(() => {
    let isStale = false;
    const view = viewToShare({
      ...(hasMoment ? { atMs, selection } : {}),
      ...(hasLooks ? { language, theme } : {}),
      unknownKeys,
    });
    const compared = now && { a: now.a.scenario, forkAtMs: now.forkAtMs };
    void linkTo({ scenario, view, digest, compared }).then((made) => {
      if (!isStale) setLink(made);
    });
    return () => {
      isStale = true;
    };
  }, [now, scenario, selection, language, theme, unknownKeys, digest, atMs, hasMoment, hasLooks]);
  return link;
}

function useDigest(): string | undefined {
  return useSluice(({ run, scenario }) =>
    run.status === 'finished' && run.scenario === scenario ? run.recording.digest : undefined,
  );
}

type CopyState = 'not yet' | 'copied' | 'refused';

function LinkField({ link }: { readonly link: Link | undefined }) {
  const t = useTexts('share');
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<{ readonly address: string; readonly state: CopyState }>();
  const address = link?.address ?? '';
  const state = copied?.address === address ? copied.state : 'not yet';

  async function handleCopy(): Promise<void> {
    field.current?.select();
    const isCopied = await copyText(address);
    setCopied({ address, state: isCopied ? 'copied' : 'refused' });
  }

  return (
    <div>
      <label className={styles.label}>
        {t('link')}
        <textarea
          ref={field}
          className={`${styles.field} ${styles.link}`}
          readOnly
          rows={3}
          value={address}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
      </label>
      <div className={styles.row}>
        <Button variant="primary" disabled={link === undefined} onClick={() => void handleCopy()}>
          <Glyph name={state === 'copied' ? 'check' : 'copy'} />
          {t(state === 'copied' ? 'copied' : 'copy')}
        </Button>
        <span className={styles.quiet}>
          {link === undefined ? '' : t('length', { count: formatNumber(link.length) })}
        </span>
      </div>
      <p role="status" className={styles.status}>
        {state === 'refused' ? t('copyByHand') : ''}
      </p>
    </div>
  );
}

/** Without https, or when the user said no, there is no clipboard: then the field is selected, and one key copies. */
async function copyText(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

function Digest() {
  const t = useTexts('share');
  const digest = useDigest();
  return (
    <p className={styles.quiet}>
      {digest === undefined ? (
        t('digestLater')
      ) : (
        <>
          <code className={styles.digest}>{t('digest', { digest })}</code> {t('digestHint')}
        </>
      )}
    </p>
  );
}
