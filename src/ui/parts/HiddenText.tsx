import type { ComponentProps } from 'react';
import styles from './HiddenText.module.css';

/** Read out, but not shown. */
export function HiddenText(props: Omit<ComponentProps<'span'>, 'className'>) {
  return <span {...props} className={styles.hidden} />;
}
