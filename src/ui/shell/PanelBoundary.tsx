import { Component, type ReactNode, Suspense } from 'react';
import { PanelBroke } from './PanelBroke.tsx';
import styles from './PanelBoundary.module.css';
import { useTexts } from '../texts/useTexts.ts';

interface PanelBoundaryProps {
  readonly children: ReactNode;
}

interface PanelBoundaryState {
  readonly error: Error | undefined;
}

/** A panel that breaks leaves a sentence in its place; the rest of the page goes on. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): PanelBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error !== undefined) {
      const handleAgain = (): void => {
        this.setState({ error: undefined });
      };
      return <PanelBroke sentence={error.message} onAgain={handleAgain} />;
    }
    return <Suspense fallback={<Loading />}>{this.props.children}</Suspense>;
  }
}

function Loading() {
  const t = useTexts('shell');
  return <p className={styles.loading}>{t('loading')}</p>;
}
