import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses, so that the built files can be served from any path.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // The manifest tells the size check which files the first picture needs.
    manifest: true,
    // The charts chunk comes after the first picture; its size is no news.
    chunkSizeWarningLimit: 700,
    // No chunks are named by hand: what is only reached by import() (the chart library) gets a chunk
    // of its own, and a hand-made group could drag shared code such as React into it.
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // Statistical tests draw a million numbers; two slow cores need their time.
    testTimeout: 30_000,
  },
});
