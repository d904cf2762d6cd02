import { all, elementOf } from './elements.mjs';
import { parsedManifest } from './manifest.mjs';
import { functionsOf, missing } from './references.mjs';
import { misplaced } from './schema.mjs';
import { misstated } from './values.mjs';

/**
 * What no library checks of a manifest without asking a server: order, references, files, addresses. Gives what is
 * wrong in plain Chinese, nothing for a good one. Later questions are asked only of a manifest that stood the earlier
 * ones.
 */
export async function manifestFaults(text, fileOf) {
  let xml;
  try {
    xml = await parsedManifest(text);
  } catch (error) {
    return [`不是完整的 XML：${error.message}。`];
  }
  const [[name, part]] = Object.entries(xml);
  if (name !== 'OfficeApp') return [`根元素应是 OfficeApp，现在是 ${name}。`];
  const root = elementOf(name, part);
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
export const commandsOf = async (text) =>
  functionsOf(elementOf('OfficeApp', (await parsedManifest(text)).OfficeApp));
