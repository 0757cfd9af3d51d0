import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import type { ButtonProps } from './Button.tsx';

const MenuList = lazy(async () => ({ default: (await import('./MenuList.tsx')).MenuList }));

export interface MenuItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A quieter second line. */
  readonly detail?: string;
  /** Drawn before the label. */
  readonly icon?: ReactNode;
  /** A key that does the same, e.g. `1`. */
  readonly shortcut?: string;
  readonly isEnabled?: boolean;
}

export interface MenuSection<Id extends string = string> {
  readonly id: string;
  /** Without a title, a line parts it from the section before. */
  readonly title?: string;
  readonly items: readonly MenuItem<Id>[];
}

interface MenuProps<Id extends string> {
  /** What stands on the button. */
  readonly children: ReactNode;
  /** Name of the menu; of the button too when it shows only a picture. */
  readonly label: string;
  readonly sections: readonly MenuSection<Id>[];
  readonly onChoose: (id: Id) => void;
  /** Marks the one that is in force. */
  readonly selected?: Id;
  readonly button?: Pick<ButtonProps, 'variant' | 'isSmall' | 'isIcon' | 'className' | 'disabled'>;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}

/** A button that opens a list of things to do. The list is loaded at the first wish for it. */
export function Menu<Id extends string>(props: MenuProps<Id>) {
  const { children, label, sections, onChoose, selected, button, placement } = props;
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        {...button}
        ref={trigger}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        {...(button?.isIcon === true ? { 'aria-label': label } : {})}
        onPointerEnter={() => void import('./MenuList.tsx')}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <MenuList
            anchorRef={trigger}
            label={label}
            sections={sections}
            selected={selected}
            placement={placement ?? 'bottom end'}
            onChoose={(id) => {
              const item = sections.flatMap(({ items }) => items).find((one) => one.id === id);
              if (item !== undefined) onChoose(item.id);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
