import { useEffect } from 'react';
import type { CellPlace } from '../../../port/program';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

/** The selected cell, or the one chosen in the pane instead. */
export function useSelection(): [CellPlace | null, (place: CellPlace) => void, () => void] {
  const pane = usePane();
  const { program } = pane.given;
  const [place, setPlace] = useKept<CellPlace | null>('score/place', null);
  const ask = (): void => {
    void pane.selection().then(
      (selected) => {
        if (selected.ok && selected.value) setPlace(selected.value);
        else if (!selected.ok) pane.report(selected.finding);
      },
      () => undefined,
    );
  };
  useEffect(() => {
    let current = true;
    // A refusal is not shown: nothing is selected yet, and the step says how to begin.
    pane.selection().then(
      (selected) => current && selected.ok && selected.value && setPlace(selected.value),
      () => undefined,
    );
    const end = program.onSelection(setPlace);
    return () => {
      current = false;
      end();
    };
  }, [pane, program, setPlace]);
  return [place, setPlace, ask];
}
