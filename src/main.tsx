// Joins the parts: opens what the address says and mounts the page. Nothing else.
import { createRoot } from 'react-dom/client';
import { followAddress } from './store/followAddress.ts';
import { followPage } from './store/page.ts';
import { sluice } from './store/sluice.ts';
import { App } from './ui/shell/App.tsx';
import './ui/shell/base.css';
import { followStore } from './ui/shell/followStore.ts';
import { missingFeatures } from './ui/shell/missingFeatures.ts';
import { loadTexts } from './ui/texts/texts.ts';
import './ui/tokens.css';

const root = document.getElementById('root');
if (root === null) throw new Error('Bug: the page has no root');

if (import.meta.env.DEV && location.hash === '#gallery') {
  // For whoever makes parts: each of them in each state. Not in what is built.
  const { Gallery } = await import('./ui/parts/Gallery.tsx');
  await followStore();
  createRoot(root).render(<Gallery />);
} else {
  const missing = missingFeatures();
  if (missing.length === 0) {
    followPage();
    followAddress(sluice.getState());
  }
  // The first picture is drawn in the language of the visitor, never in another one first.
  await followStore();
  if (missing.length === 0) {
    createRoot(root).render(<App />);
  } else {
    const [{ Lacking }] = await Promise.all([
      import('./ui/shell/Lacking.tsx'),
      loadTexts('lacking'),
    ]);
    createRoot(root).render(<Lacking features={missing} />);
  }
}
