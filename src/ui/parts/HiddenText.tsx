import type { ReactNode } from 'react';
import styles from './HiddenText.module.css';

interface HiddenTextProps {
  readonly children: ReactNode;
  /** `h2`: a heading for those who go through the page by headings. */
  readonly as?: 'span' | 'h2';
  readonly role?: 'status';
}

/** Read out, but not shown. */
export function HiddenText({ children, as: Element = 'span', role }: HiddenTextProps) {
  return (
    <Element role={role} className={styles.hidden}>
      {children}
    </Element>
  );
}
