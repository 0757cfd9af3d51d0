import type { ReactNode } from 'react';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children?: ReactNode;
  /** When there is no visible text, or the text stands elsewhere. */
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly isEnabled?: boolean;
}

/** On or off. The browser's own checkbox, told to be a switch. */
export function Switch({ isOn, onChange, children, isEnabled = true, ...aria }: SwitchProps) {
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        className={styles.input}
        checked={isOn}
        disabled={!isEnabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        {...aria}
      />
      <span className={styles.track} aria-hidden="true" />
      {children}
    </label>
  );
}
