// npm run check: the fast part of npm test, for before each commit.
import { installIfNeeded } from './install.mjs';
import { format, lint, runSteps, types } from './steps.mjs';
import { giveUp } from './terminal.mjs';

// What takes long is in files of their own (*.slow.test.ts) and is left to npm test.
const unit = {
  name: 'unit',
  does: 'vitest run --reporter=dot --exclude "**/*.slow.test.ts"',
};

await installIfNeeded();
const { failed } = await runSteps([format, types, lint, unit]);
if (failed) giveUp(`Stopped: ${failed} failed. Much of format and lint is mended by: npm run fix`);
