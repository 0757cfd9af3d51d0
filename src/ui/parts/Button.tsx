import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing to do here. `ghost`: no frame. `danger`: takes something away. */
  readonly variant?: 'plain' | 'primary' | 'ghost' | 'danger';
  /** For rows with many buttons: 24 px high, which still is a lawful touch target. */
  readonly isSmall?: boolean;
  /** As wide as high; needs an `aria-label`. */
  readonly isIcon?: boolean;
}

/**
 * A plain button of the browser: it does all that the accessible kit's would do here, and costs the
 * first picture nothing.
 */
export function Button({ variant, isSmall, isIcon, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classOf({ variant, isSmall, isIcon, className })} />
  );
}

function classOf({ variant = 'plain', isSmall, isIcon, className }: ButtonProps): string {
  return [
    styles.button,
    styles[variant],
    isSmall === true ? styles.small : '',
    isIcon === true ? styles.icon : '',
    className ?? '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}
