import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './Button.tsx';
import type { DialogProps } from './Dialog.tsx';
import { Glyph } from './Glyph.tsx';
import styles from './overlay.module.css';
import { pageLanguage } from './pageLanguage.ts';

/** The part of a dialog that needs the accessible kit: loaded when the first one opens. */
export function DialogSurface({ title, children, footer, ...props }: DialogProps) {
  return (
    <I18nProvider locale={pageLanguage()}>
      <ModalOverlay
        isOpen={props.isOpen}
        isDismissable
        onOpenChange={(isOpen) => {
          if (!isOpen) props.onClose();
        }}
        className={styles.veil ?? ''}
      >
        <Modal className={[styles.modal, props.isWide === true ? styles.wide : ''].join(' ')}>
          <Dialog className={styles.dialog ?? ''}>
            <header className={styles.head}>
              <Heading slot="title" level={2} className={styles.title ?? ''}>
                {title}
              </Heading>
              <Button variant="ghost" isIcon aria-label={props.closeLabel} onClick={props.onClose}>
                <Glyph name="cross" />
              </Button>
            </header>
            <div className={styles.body}>{children}</div>
            {footer === undefined ? null : <footer className={styles.foot}>{footer}</footer>}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}
