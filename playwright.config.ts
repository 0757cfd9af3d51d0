import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/support/findBrowser.mjs';

const port = Number(process.env.SLUICE_PORT ?? 4273);
const address = `http://127.0.0.1:${String(port)}/`;

export default defineConfig({
  testDir: 'e2e',
  // One at a time: some journeys measure frames and must not share the processor.
  workers: 1,
  retries: 0,
  // Generous, since nothing is measured by them: a loaded machine is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  outputDir: 'test-results/journeys',
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    baseURL: address,
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: findBrowser(),
          args: ['--disable-background-networking'],
        },
      },
    },
  ],
  webServer: {
    command: `vite preview --host 127.0.0.1 --port ${String(port)} --strictPort`,
    url: address,
    reuseExistingServer: !process.env.CI && process.env.SLUICE_PORT === undefined,
  },
});
