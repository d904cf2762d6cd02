/** File names that every system accepts. Windows forbids the most, so its rules are ours. */

// eslint-disable-next-line no-control-regex -- Windows forbids these in names
const forbidden = /[<>:"/\\|?*\u0000-\u001F\u007F]/g;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** One name of a path: forbidden characters as full-width look-alikes or "_", no dots or spaces at the ends. */
export function safeName(name: string): string {
  const lookAlike: Record<string, string> = {
    ':': '：',
    '?': '？',
    '*': '＊',
    '"': '＂',
    '|': '｜',
    '<': '＜',
    '>': '＞',
  };
  const replaced = name
    .normalize('NFC')
    .replace(forbidden, (character) => lookAlike[character] ?? '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  const known = reserved.test(replaced) ? `_${replaced}` : replaced;
  if (known === '') return '_';
  // 255 bytes on most systems, three for a Chinese character; the ending stays.
  const dot = known.lastIndexOf('.');
  const ending = dot > 0 && known.length - dot <= 6 ? known.slice(dot) : '';
  const stem = Array.from(known.slice(0, known.length - ending.length));
  return stem.length > 70 ? stem.slice(0, 70).join('').trimEnd() + ending : known;
}

/** A path below a folder: steps up and empty steps are dropped, each name made safe. At least one name. */
export function safePath(path: string): string[] {
  const names = path
    .split(/[/\\]/)
    .filter((name) => !/^[. ]*$/.test(name))
    .map(safeName);
  return names.length > 0 ? names : ['_'];
}

const litter = /^(?:~\$|\.~|\._)|\.(?:tmp|ini|db|log)$|^\.DS_Store$/i;

/**
 * Whether a file, by its path, is what programs and systems leave beside people's own: locks, thumbnails, settings, the Mac's
 * second halves of files.
 */
export function isLitter(path: string): boolean {
  const steps = path.split('/');
  return steps.includes('__MACOSX') || litter.test(steps.at(-1) ?? '');
}

/** Names or paths of files, in their order: those that are equal get a number before the ending. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const dot = name.lastIndexOf('.');
    const at = dot > name.lastIndexOf('/') + 1 ? dot : name.length;
    let free = name;
    // To most systems letters of both sizes are one name; another file may be called by the very number.
    for (let count = 2; taken.has(free.toLowerCase()); count++)
      free = `${name.slice(0, at)}（${count}）${name.slice(at)}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
