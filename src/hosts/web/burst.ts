/** Tells once of a burst of changes, when it has been quiet for a while: a write of ours is hundreds of changes. */
export interface Burst {
  /** Something changed. */
  again: () => void;
  /** Nothing is to be told any more. */
  end: () => void;
}

/** @param quiet milliseconds without a change that end a burst */
export function burst(quiet: number, tell: () => void): Burst {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    end,
    again: () => {
      end();
      timer = setTimeout(() => {
        timer = undefined;
        tell();
      }, quiet);
    },
  };
}
