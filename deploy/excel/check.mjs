import { functionsOf, missing } from './references.mjs';
import { misplaced } from './schema.mjs';
import { misstated } from './values.mjs';
import { all, readXml } from './xml.mjs';

/**
 * The offline check of a manifest, in place of Microsoft's, which asks a server. Gives what is wrong in plain Chinese,
 * nothing for a good one. Later questions are asked only of a manifest that stood the earlier ones.
 */
export function manifestFaults(text, fileOf) {
  const { root, fault } = readXml(text);
  if (fault) return [fault];
  if (root.name !== 'OfficeApp') return [`根元素应是 OfficeApp，现在是 ${root.name}。`];
  for (const look of [
    () => [...all(root)].flatMap(misplaced),
    () => misstated(root),
    () => missing(root, fileOf),
  ]) {
    const found = look();
    if (found.length > 0) return found.map((words) => `${words}。`);
  }
  return [];
}

/** The names of the functions that the buttons of a good manifest run without a pane. */
export const commandsOf = (text) => functionsOf(readXml(text).root);
