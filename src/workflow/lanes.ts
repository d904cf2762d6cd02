/**
 * Many files read in two threads: this one, and one beside it that saves time and that nothing depends on. Each file
 * counts once; what the other thread does not get done, this one does.
 */

type Reads<File, Answer> = (file: File) => Promise<Answer>;

interface Reading<File, Answer> {
  /** Reads in this thread. */
  here: Reads<File, Answer>;
  /** The other thread's reading, once it has begun; undefined where there is none. Its failing is that of one file. */
  beside: Promise<Reads<File, Answer> | undefined> | undefined;
  /** Asked before a file is read; false ends it all. */
  goesOn: (file: File) => Promise<boolean>;
  answered: (file: File, answer: Answer) => void;
  /** How much there is to read in a file, in any unit; unknown is 0. */
  size?: (file: File) => number;
}

/** Files that the other thread has at hand at a time. It reads one after the other. */
const ahead = 3;

/**
 * Reads each file once.
 * @returns whether it went on to the end, and the files that the other thread failed to read and gave back
 */
export async function readInLanes<File, Answer>(
  files: readonly File[],
  { here, beside, goesOn, answered, size = () => 0 }: Reading<File, Answer>,
): Promise<{ whole: boolean; back: File[] }> {
  // The large ones first: with a large one left to the end, one thread would wait for the other.
  const waiting = [...files].sort((one, other) => size(other) - size(one));
  /** What the other thread has and has not answered, in that order. */
  const owed = new Set<File>();
  /** What it could not read: for this thread alone, and not for another try of the same. */
  const back: File[] = [];
  const given: File[] = [];
  let over = false;
  let begun = beside === undefined;

  /** Ends with its first failure: a thread that fails once is not asked file by file whether it fails again. */
  const lane = async (there: Reads<File, Answer>): Promise<void> => {
    for (;;) {
      const file = over ? undefined : waiting.shift();
      if (file === undefined) return;
      owed.add(file);
      try {
        over ||= !(await goesOn(file));
        if (over) return;
        // This thread may have taken it meanwhile.
        if (!owed.has(file)) continue;
        const answer = await there(file);
        if (owed.delete(file)) answered(file, answer);
      } catch {
        if (!owed.delete(file)) return;
        back.push(file);
        given.push(file);
        return;
      }
    }
  };

  // Nobody waits for a thread that begins when there is nothing left to do.
  void beside?.then(
    (there) => {
      begun = true;
      // This thread hears of an answer only between two files: the other one has the next at hand.
      if (there) for (let at = 0; at < ahead; at++) void lane(there);
    },
    () => (begun = true),
  );
  try {
    for (;;) {
      // While the other thread begins, small ones: in the middle of a large one this thread would not hear that it has.
      const own = back.shift() ?? (begun ? waiting.shift() : waiting.pop());
      // With nothing left to do this thread takes what the other one still has, from the end: one that ran out of memory
      // says nothing any more, and nobody waits for it.
      const file = own ?? [...owed].at(-1);
      if (file === undefined) return { whole: !over, back: given };
      over ||= !(await goesOn(file));
      if (over) return { whole: false, back: given };
      // The other thread answered just now, or gave it back.
      if (own === undefined && !owed.delete(file)) continue;
      answered(file, await here(file));
    }
  } finally {
    over = true;
  }
}
