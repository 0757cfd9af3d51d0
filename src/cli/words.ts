// The words of a command, told apart: what it is about, and its options.
import { bad, good, type Result } from '../lib/Result.ts';
import { nearest } from '../scenario/nearest.ts';

export interface WordShape {
  /** Options that take a value, with whether they may come several times: `{ '--set': 'many' }`. */
  readonly options: Readonly<Record<string, 'once' | 'many'>>;
  /** How many other words there are, and what they are, for the sentence. */
  readonly least: number;
  readonly most: number;
  readonly what: string;
}

export interface Words {
  readonly plain: readonly string[];
  /** The values of an option, in order; none when it was not given. */
  readonly values: (option: string) => readonly string[];
  readonly value: (option: string) => string | undefined;
}

/** Reads `--option value` and `--option=value`; after `--` everything is plain. */
export function readWords(words: readonly string[], shape: WordShape): Result<Words, string> {
  const plain: string[] = [];
  const values = new Map<string, string[]>();
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (word === '--') {
      plain.push(...words.slice(index + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      plain.push(word);
      continue;
    }
    const end = word.indexOf('=');
    const option = end < 0 ? word : word.slice(0, end);
    const kind = Object.hasOwn(shape.options, option) ? shape.options[option] : undefined;
    if (kind === undefined) return bad(unknownOption(option, Object.keys(shape.options)));
    const value = end < 0 ? words[++index] : word.slice(end + 1);
    if (value === undefined) return bad(`The option ${option} needs a value.`);
    const before = values.get(option) ?? [];
    if (kind === 'once' && before.length > 0) return bad(`The option ${option} is given twice.`);
    values.set(option, [...before, value]);
  }
  if (plain.length < shape.least) return bad(`Say ${shape.what}.`);
  if (plain.length > shape.most) {
    return bad(`There is one word too many: “${plain[shape.most] ?? ''}”.`);
  }
  const valuesOf = (option: string): readonly string[] => values.get(option) ?? [];
  return good({ plain, values: valuesOf, value: (option) => valuesOf(option)[0] });
}

function unknownOption(option: string, known: readonly string[]): string {
  if (known.length === 0) return `There is no option “${option}”; this command has none.`;
  return `There is no option “${option}”${guess(option, known)}. It can be: ${known.join(', ')}.`;
}

/** ` (did you mean “x”?)`, where something is near enough. */
export function guess(given: string, known: readonly string[]): string {
  const found = nearest(given, known);
  return found === undefined ? '' : ` (did you mean “${found}”?)`;
}

/** The option's value if it is one of the choices; the first choice when it was not given. */
export function choiceOf<const Choice extends string>(
  words: Words,
  option: string,
  choices: readonly [Choice, ...Choice[]],
): Result<Choice, string> {
  const given = words.value(option);
  if (given === undefined) return good(choices[0]);
  const found = choices.find((choice) => choice === given);
  if (found !== undefined) return good(found);
  return bad(
    `The option ${option} cannot be “${given}”${guess(given, choices)}. It can be: ${choices.join(', ')}.`,
  );
}
