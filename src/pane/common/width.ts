import { createContext, useContext, useEffect, useState, type RefObject } from 'react';

/** Below this a table is drawn as a list of rows with labels. */
const narrowBelow = 600;

/** Whether the pane is too narrow for tables. Media queries do not help: in a page the pane is only a part. */
export const NarrowContext = createContext(true);

/** Whether the pane is too narrow for tables. */
export const useNarrow = (): boolean => useContext(NarrowContext);

/** Watches an element's width. */
export function useIsNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [narrow, setNarrow] = useState(true);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => setNarrow(watched.clientWidth < narrowBelow));
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return narrow;
}
