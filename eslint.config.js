import { existsSync, readdirSync } from 'node:fs';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * @typedef {object} Layer
 * @property {string[]} folders may be imported for anything
 * @property {string[]} [typesOf] may be imported for their types alone
 * @property {string[]} packages npm packages, as regular expressions
 * @property {boolean} [isSameEverywhere] a run must come out the same on every machine
 */

/**
 * Who may import whom, lowest first. A folder may always import itself.
 * The same table is in ARCHITECTURE.md: an arrow is added to both in one commit that says why.
 * @type {Record<string, Layer>}
 */
const layers = {
  lib: { folders: [], packages: [], isSameEverywhere: true },
  engine: { folders: ['lib'], packages: [], isSameEverywhere: true },
  scenario: { folders: ['lib'], packages: ['zod', 'fflate'], isSameEverywhere: true },
  recording: { folders: ['engine', 'scenario', 'lib'], packages: [], isSameEverywhere: true },
  model: {
    folders: ['recording', 'engine', 'scenario', 'lib'],
    packages: [],
    isSameEverywhere: true,
  },
  explore: { folders: ['recording', 'scenario', 'lib'], packages: [] },
  conformance: { folders: ['model', 'recording', 'scenario', 'lib'], packages: [] },
  protocol: {
    folders: ['scenario', 'lib'],
    typesOf: ['recording', 'explore', 'conformance'],
    packages: [],
  },
  worker: {
    folders: ['conformance', 'model', 'explore', 'recording', 'protocol', 'scenario', 'lib'],
    packages: [],
  },
  cli: {
    folders: [
      ...['worker', 'protocol', 'conformance', 'explore', 'model'],
      ...['recording', 'scenario', 'engine', 'lib'],
    ],
    packages: ['node:.+'],
  },
  store: {
    folders: ['protocol', 'explore', 'recording', 'scenario', 'lib'],
    typesOf: ['conformance'],
    packages: ['zustand'],
  },
  ui: {
    folders: ['store', 'explore', 'recording', 'scenario', 'lib'],
    typesOf: ['protocol'],
    packages: [
      ...['react', 'react-dom', 'zustand', 'marked'],
      ...['react-aria-components', '@react-aria', 'react-aria', 'react-stately', 'd3-contour'],
    ],
  },
};

/** Folders of ui/ that every panel may use. The shell is the one that uses the panels. */
const sharedByPanels = ['parts', 'texts'];

/** @typedef {import('eslint').Linter.RulesRecord} Rules */
/** @typedef {{ regex: string, message: string, allowTypeImports?: boolean }} Wall */

/**
 * @param {string} name
 * @returns {Wall[]}
 */
function walls(name, { folders, typesOf = [], packages } = /** @type {Layer} */ (layers[name])) {
  const open = [name, ...folders, ...typesOf];
  const closed = Object.keys(layers).filter((other) => !open.includes(other));
  const message = `src/${name} may import only: ${[name, ...folders].join(', ')}.`;
  /** @type {Wall[]} */
  // The rules of the model are a text like any other; its code stays behind the wall.
  const found = [
    {
      regex: `^(\\.\\./)+(?!model/MODEL\\.md)(${[...closed, 'main'].join('|')})(/|\\.|$)`,
      message,
    },
  ];
  if (typesOf.length > 0) {
    const regex = `^(\\.\\./)+(${typesOf.join('|')})/`;
    const typesOnly = `src/${name} may import only types from: ${typesOf.join(', ')}.`;
    found.push({ regex, message: typesOnly, allowTypeImports: true });
  }
  found.push({
    regex: packages.length === 0 ? '^[^.]' : `^(?!\\.|(${packages.join('|')})(/|$))`,
    message: `src/${name} may use only these packages: ${packages.join(', ') || 'none'}.`,
  });
  return found;
}

/**
 * Static imports are met by one rule, import() by another, so that no way around is left.
 * @param {Wall[]} patterns
 * @param {{ selector: string, message: string }[]} [alsoForbidden]
 * @returns {Rules}
 */
function importRules(patterns, alsoForbidden = []) {
  const dynamic = patterns.map(({ regex, message }) => ({
    selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
    message,
  }));
  return {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...dynamic, ...alsoForbidden],
  };
}

const noRandom = { object: 'Math', property: 'random', message: 'Draw from a named stream.' };
const lastBitDiffers = [
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh', 'asinh'],
  ...['acosh', 'atanh', 'exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'pow', 'cbrt', 'hypot'],
].map((property) => ({
  object: 'Math',
  property,
  message: 'Machines may differ in its last bit: compute it from + - * / and Math.sqrt in engine.',
}));

const differsByMachine = [
  {
    selector: ":matches(BinaryExpression[operator='**'], AssignmentExpression[operator='**='])",
    message: 'Machines may differ in its last bit.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(localeCompare|toLocale(String|UpperCase|LowerCase))$/]',
    message: 'Depends on the language of the machine.',
  },
  {
    selector: ':matches(:function[async=true], AwaitExpression, ImportExpression)',
    message: 'The order of promises is not the order of the run.',
  },
];

/** @type {Rules} */
const sameEverywhereRules = {
  'no-restricted-globals': [
    'error',
    ...['Date', 'performance', 'setTimeout', 'setInterval'].map((name) => ({
      name,
      message: 'A run knows only its own clock.',
    })),
    { name: 'Intl', message: 'Depends on the language of the machine.' },
    { name: 'crypto', message: 'Draw from a named stream.' },
    { name: 'Promise', message: 'The order of promises is not the order of the run.' },
  ],
  'no-restricted-properties': ['error', noRandom, ...lastBitDiffers],
  '@typescript-eslint/require-array-sort-compare': 'error',
};

const tests = '**/*.test.{ts,tsx}';

const layerRules = Object.entries(layers).map(([name, { isSameEverywhere = false }]) => ({
  files: [`src/${name}/**/*.{ts,tsx}`],
  ignores: [tests],
  rules: {
    ...importRules(walls(name), isSameEverywhere ? differsByMachine : []),
    ...(isSameEverywhere ? sameEverywhereRules : {}),
  },
}));

/** Panels do not import each other; the chart library stays within ui/charts. */
function panelRules() {
  if (!existsSync('src/ui')) return [];
  const panels = readdirSync('src/ui', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shell')
    .map((entry) => entry.name);
  const ui = /** @type {Layer} */ (layers.ui);
  return panels.map((panel) => {
    const others = [...panels, 'shell'].filter(
      (other) => other !== panel && !sharedByPanels.includes(other),
    );
    const packages = panel === 'charts' ? [...ui.packages, 'recharts'] : ui.packages;
    const message = `Panels meet in the store or share a piece in: ${sharedByPanels.join(', ')}.`;
    const patterns = [
      ...walls('ui', { ...ui, packages }),
      { regex: `^(\\.\\./)+(${others.join('|')})/`, message },
    ];
    return {
      files: [`src/ui/${panel}/**/*.{ts,tsx}`],
      ignores: [tests],
      rules: importRules(patterns),
    };
  });
}

export default defineConfig(
  globalIgnores(['dist/', 'playwright-report/', 'test-results/', '.cache/']),
  tseslint.configs.recommendedTypeChecked,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-properties': ['error', noRandom],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'max-depth': ['error', 4],
      eqeqeq: 'error',
    },
  },
  {
    // The hot path runs millions of times a second. There an options object is one more thing to
    // allocate per call, and a function cut in two is a call that may not be inlined.
    files: ['src/{engine,model,recording}/**/*.ts'],
    rules: {
      'max-params': ['error', 4],
      'max-lines-per-function': ['error', { max: 110, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.tsx'],
    rules: {
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  ...layerRules,
  ...panelRules(),
  { files: [tests, 'e2e/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  // A catalog is as long as there are settings, in two languages; nobody reads it from top to bottom.
  { files: ['src/ui/texts/*.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.config.{ts,js}'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
);
