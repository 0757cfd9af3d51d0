import { useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { CopyButton } from './CopyButton.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './Gallery.module.css';
import { formatBytes, formatClock, formatMs, formatNumber, formatRate } from './formatters.ts';
import { Glyph, GLYPH_NAMES } from './Glyph.tsx';
import { Menu } from './Menu.tsx';
import { OUTCOME_LOOKS, OutcomeMark } from './OutcomeMark.tsx';
import { Popover } from './Popover.tsx';
import { Segmented } from './Segmented.tsx';
import { Select } from './Select.tsx';
import { Slider } from './Slider.tsx';
import { sliderStops } from './sliderStops.ts';
import { Switch } from './Switch.tsx';
import { Tabs } from './Tabs.tsx';
import { Tooltip } from './Tooltip.tsx';

const OPTIONS = [
  { id: 'one', label: 'one', detail: 'with a second line' },
  { id: 'two', label: 'two' },
] as const;
type Option = (typeof OPTIONS)[number]['id'];

const STOPS = sliderStops({ min: 1, max: 600_000, step: 50, scale: 'log' });

/**
 * Every part in every state, for those who make the page: `#gallery` in a development build. A new part is
 * added here. Its words are for makers only, so they are not in the catalogs.
 */
export function Gallery() {
  return (
    <main className={styles.gallery}>
      <Buttons />
      <Choices />
      <Overlays />
      <section className={styles.group}>
        {GLYPH_NAMES.map((name) => (
          <span key={name} className={styles.named}>
            <Glyph name={name} /> {name}
          </span>
        ))}
      </section>
      <section className={styles.group}>
        {OUTCOME_LOOKS.map((look) => (
          <span key={look} className={styles.named}>
            <OutcomeMark look={look} /> {look}
          </span>
        ))}
      </section>
      <section className={styles.group}>
        {[0.34, 12.5, 1_610, 125_000].map((valueMs) => (
          <span key={valueMs}>{formatMs(valueMs)}</span>
        ))}
        <span>{formatClock(48_260)}</span>
        <span>{formatNumber(1_234_567)}</span>
        <span>{formatRate(318)}</span>
        <span>{formatBytes(4_194_304)}</span>
      </section>
    </main>
  );
}

function Buttons() {
  return (
    <section className={styles.group}>
      {(['plain', 'primary', 'ghost', 'danger'] as const).map((variant) => (
        <span key={variant} className={styles.named}>
          <Button variant={variant}>{variant}</Button>
          <Button variant={variant} isSmall>
            small
          </Button>
          <Button variant={variant} disabled>
            disabled
          </Button>
          <Button variant={variant} isIcon aria-label={`${variant} icon`}>
            <Glyph name="plus" />
          </Button>
        </span>
      ))}
      <CopyButton text="copied text" label="Copy" />
    </section>
  );
}

function Choices() {
  const [isOn, setOn] = useState(true);
  const [option, setOption] = useState<Option>('one');
  const [value, setValue] = useState(3_000);
  const slider = { value, stops: STOPS, onDrag: setValue, onDone: setValue };
  return (
    <section className={styles.group}>
      <Switch isOn={isOn} onChange={setOn}>
        Switch
      </Switch>
      <Switch isOn={isOn} onChange={setOn} isEnabled={false}>
        Switch, disabled
      </Switch>
      <Segmented label="Segmented" options={OPTIONS} value={option} onChange={setOption} />
      <Select label="Select" options={OPTIONS} value={option} onChange={setOption} />
      <span className={styles.slider}>
        <Slider aria-label="Slider" mark={1_000} valueText={formatMs(value)} {...slider} />
        <Slider aria-label="Slider" isEnabled={false} valueText={formatMs(value)} {...slider} />
      </span>
      <Tabs
        label="Tabs"
        selected={option}
        onSelect={setOption}
        tabs={OPTIONS.map(({ id, label }) => ({ id, label, content: `Content of ${label}` }))}
      />
    </section>
  );
}

function Overlays() {
  const [open, setOpen] = useState<'dialog' | 'popover'>();
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(undefined);
  return (
    <section className={styles.group}>
      <Menu
        label="Menu"
        selected="one"
        onChoose={close}
        sections={[
          { id: 'a', title: 'Titled', items: OPTIONS },
          { id: 'b', items: [{ id: 'three', label: 'disabled', shortcut: '3', isEnabled: false }] },
        ]}
      >
        Menu
      </Menu>
      <Tooltip text="A sentence that tells what it means, long enough to need a second line.">
        <Button>Tooltip</Button>
      </Tooltip>
      <Button onClick={() => setOpen('dialog')}>Dialog</Button>
      <Button ref={anchor} onClick={() => setOpen('popover')}>
        Popover
      </Button>
      <Popover isOpen={open === 'popover'} onClose={close} anchorRef={anchor} label="Popover">
        Content of the popover
      </Popover>
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Dialog"
        closeLabel="Close"
        footer={<Button onClick={close}>Done</Button>}
      >
        Content of the dialog
      </Dialog>
    </section>
  );
}
