import { useEffect, useState } from 'react';
import { sluice } from '../../store/sluice.ts';

/** Opens a scenario file that is dropped anywhere on the page; tells while one hovers over it. */
export function useDroppedFile(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const leave = new AbortController();
    const { signal } = leave;

    function handleDrag(event: DragEvent): void {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    }
    function handleLeave(event: DragEvent): void {
      // Between two elements of the page there is a next one; outside of the window there is none.
      if (event.relatedTarget === null) setOver(false);
    }
    function handleDrop(event: DragEvent): void {
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
      setOver(false);
      void openFile(file);
    }

    document.addEventListener('dragover', handleDrag, { signal });
    document.addEventListener('dragleave', handleLeave, { signal });
    document.addEventListener('drop', handleDrop, { signal });
    return () => {
      leave.abort();
    };
  }, []);
  return isOver;
}

/** Reads a chosen or dropped file and hands it to the store, which says when it is none of ours. */
export async function openFile(file: File): Promise<void> {
  await sluice.getState().openFile({ name: file.name, text: await file.text() });
}
