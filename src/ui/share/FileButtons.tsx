import { useRef } from 'react';
import { writeFile } from '../../scenario/file.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import { fileNameOf } from './fileNameOf.ts';
import styles from './ShareDialog.module.css';
import { openFile } from './useDroppedFile.ts';

interface FileButtonsProps {
  readonly onOpened: () => void;
}

export function FileButtons({ onOpened }: FileButtonsProps) {
  const t = useTexts('share');
  const scenario = useSluice((state) => state.scenario);
  const picker = useRef<HTMLInputElement>(null);

  function handleSave(): void {
    const file = new Blob([writeFile(scenario)], { type: 'application/json' });
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileNameOf(scenario);
    link.click();
    // The browser reads it after the click has been handled.
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 1_000);
  }

  async function handlePick(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (file === undefined) return;
    await openFile(file);
    onOpened();
  }

  return (
    <div className={styles.files}>
      <h3 className={styles.heading}>{t('files')}</h3>
      <div className={styles.row}>
        <Button onClick={handleSave}>{t('save')}</Button>
        <Button onClick={() => picker.current?.click()}>{t('open')}</Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('open')}
          onChange={(event) => void handlePick(event.currentTarget.files)}
        />
        <span className={styles.quiet}>{t('dropHint')}</span>
      </div>
    </div>
  );
}
