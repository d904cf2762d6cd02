import Sequencer from '@jest/test-sequencer';

/** Files of few lines whose tests take minutes, the longest first. */
const longest = ['contract/switches', 'apps/excel-switches', 'apps/wps', 'deploy/single-file'];

/**
 * Begins with the longest files. Without times of an earlier run jest takes the size of a file for its length: a short
 * file with long tests would come last, and the other worker have nothing left to do.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = longest.findIndex((name) => path.endsWith(`/${name}.long.ts`));
      return at < 0 ? longest.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
