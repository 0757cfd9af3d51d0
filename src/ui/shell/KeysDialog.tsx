import { unreachable } from '../../lib/assert.ts';
import { useSluice } from '../../store/sluice.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './KeysDialog.module.css';
import { KEY_BINDINGS, type KeyCommand } from './keyMap.ts';
import { keyCaps } from './keyNames.ts';

interface KeysDialogProps {
  readonly onClose: () => void;
}

/** Which key does what, from the same table that decides it. */
export function KeysDialog({ onClose }: KeysDialogProps) {
  const t = useTexts('keys');
  const nameOf = useCommandNames();
  const areKeysOn = useSluice((state) => state.areKeysOn);
  const chooseKeys = useSluice((state) => state.chooseKeys);
  const names = { space: t('keySpace'), isMac: /Mac|iP/.test(navigator.userAgent) };
  return (
    <Dialog isOpen isWide onClose={onClose} title={t('keysTitle')} closeLabel={t('close')}>
      <dl className={styles.keys}>
        {KEY_BINDINGS.map((binding) => {
          const caps = keyCaps(binding, names);
          return (
            <div key={caps.join(' ')} className={styles.row}>
              <dt>{nameOf(binding.command)}</dt>
              <dd>
                {caps.map((cap) => (
                  <kbd key={cap} className={styles.cap}>
                    {cap}
                  </kbd>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <Switch isOn={areKeysOn} onChange={chooseKeys}>
        {t('keysOn')}
      </Switch>
      <p className={styles.hint}>{t('keysHint')}</p>
    </Dialog>
  );
}

function useCommandNames(): (command: KeyCommand) => string {
  const t = useTexts('keys');
  const shell = useTexts('shell');
  const faults = useTexts('faults');
  return (command) => {
    switch (command.do) {
      case 'playOrPause':
        return t('keyPlay');
      case 'undo':
        return shell('undo');
      case 'redo':
        return shell('redo');
      case 'share':
        return shell('share');
      case 'keys':
        return t('keyHelp');
      case 'fork':
        return t('keyFork');
      case 'compare':
        return t('keyCompare');
      case 'deselect':
        return t('keyDeselect');
      case 'seekBy':
        return t(command.ms < 0 ? 'keyBackFar' : 'keyForwardFar');
      case 'stepFrame':
        return t(command.direction === 1 ? 'keyForward' : 'keyBack');
      case 'zoom':
        return t(command.factor > 1 ? 'keyZoomIn' : 'keyZoomOut');
      case 'pan':
        return t(command.direction === 1 ? 'keyPanLater' : 'keyPanEarlier');
      case 'jumpToStop':
        return t(command.direction === 1 ? 'keyNextStop' : 'keyPreviousStop');
      case 'markSpan':
        return t(command.end === 'start' ? 'keySpanStart' : 'keySpanEnd');
      case 'seekTo':
        return t(command.end === 'start' ? 'keyStart' : 'keyEnd');
      case 'stepEvent':
        return t(command.direction === 1 ? 'keyNext' : 'keyPrevious');
      case 'changeSpeed':
        return t(command.direction === 1 ? 'keyFaster' : 'keySlower');
      case 'placeFault':
        return t('keyFault', { fault: faults(command.fault) });
      default:
        return unreachable(command);
    }
  };
}
