// Reads values of unknown shape. The first thing that is wrong is remembered in a sentence; from then on the
// readers give back harmless values, so that a reader of something large needs no way out at every step.

export type Fieldset = Readonly<Record<string, unknown>>;

export function isFieldset(value: unknown): value is Fieldset {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export class Fields {
  /** What was wrong first, and where. */
  problem: string | undefined;

  wrong(where: string, expected: string): void {
    this.problem ??= `${where} is not ${expected}`;
  }

  set(value: unknown, where: string): Fieldset {
    if (isFieldset(value)) return value;
    this.wrong(where, 'an object');
    return {};
  }

  list(value: unknown, where: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.wrong(where, 'a list');
    return [];
  }

  text(value: unknown, where: string): string {
    if (typeof value === 'string') return value;
    this.wrong(where, 'a text');
    return '';
  }

  number(value: unknown, where: string): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.wrong(where, 'a number');
    return 0;
  }

  /** One of the given texts. */
  choice<const Choice extends string>(
    value: unknown,
    where: string,
    choices: readonly Choice[],
  ): Choice | undefined {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.wrong(where, `one of ${choices.join(', ')}`);
    return found;
  }

  /** Each entry of an object, read. */
  entries<Value>(
    value: unknown,
    where: string,
    read: (value: unknown, where: string) => Value,
  ): ReadonlyMap<string, Value> {
    return new Map(
      Object.entries(this.set(value, where)).map(([name, entry]) => [
        name,
        read(entry, `${where}.${name}`),
      ]),
    );
  }

  /** Each item of a list, read. */
  items<Value>(
    value: unknown,
    where: string,
    read: (value: unknown, where: string) => Value,
  ): readonly Value[] {
    return this.list(value, where).map((item, index) => read(item, `${where}[${String(index)}]`));
  }
}

/** Reads what may be left out. */
export function optional<Value>(
  value: unknown,
  read: (value: unknown) => Value,
): Value | undefined {
  return value === undefined || value === null ? undefined : read(value);
}
