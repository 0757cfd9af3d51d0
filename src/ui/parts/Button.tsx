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
export function Button({ variant = 'plain', isSmall, isIcon, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, isSmall, isIcon, className })}
    />
  );
}

/** The same look for things that must be another element (a link, a file picker's label). */
export function buttonClass(
  look: Pick<ButtonProps, 'variant' | 'isSmall' | 'isIcon' | 'className'>,
): string {
  return [
    styles.button,
    styles[look.variant ?? 'plain'],
    look.isSmall === true ? styles.small : '',
    look.isIcon === true ? styles.icon : '',
    look.className ?? '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}
