import type { CollectionView } from '../../../assistant/api';
import { ok, type Finding } from '../../../base/finding';
import type { NamedFile } from '../../../port/files';
import { readAll, type Picked } from '../../common/files';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

/** What came of the last collection, with the files themselves: a choice among duplicates reads them again. */
export interface Collected {
  view: CollectionView;
  files: readonly NamedFile[];
  chosen: readonly string[];
}

/** Collecting, as this step does it. */
export function useCollection() {
  const pane = usePane();
  const [collected, setCollected] = useKept<Collected | null>('collected', null);
  const collect = async (
    files: readonly NamedFile[],
    chosen: readonly string[],
    unread: readonly Finding[],
  ) => {
    const result = await pane.run(
      '收表',
      (progress) => pane.given.assistant.collect(files, chosen, progress),
      {
        cancellable: true,
        shows: (view) =>
          setCollected({ view: { ...view, findings: [...unread, ...view.findings] }, files, chosen }),
      },
    );
    if (!result.ok) return;
    const view = result.value;
    const taken = view.files.filter(({ status }) => status === 'taken').length;
    pane.say(
      view.cancelled ? '已取消，总表没有变。' : `收表完成：${view.files.length} 个文件，新收 ${taken} 份。`,
    );
  };
  return {
    collected,
    /** Reads picked files and collects them. */
    pick: async (files: readonly Picked[]): Promise<void> => {
      const read = await pane.run('读文件', async (progress) => ok(await readAll(files, progress)), {
        cancellable: true,
        reads: true,
      });
      if (!read.ok) return;
      if (!read.value) {
        pane.say('已取消，没有收表。');
        return;
      }
      read.value.findings.forEach((finding) => pane.report(finding));
      if (read.value.read.length > 0) await collect(read.value.read, [], read.value.findings);
    },
    /** Takes one of several differing files. */
    choose: async (file: string): Promise<void> => {
      if (!collected) return;
      const duplicate = collected.view.duplicates.find(({ files }) => files.includes(file));
      const others = collected.chosen.filter((each) => !duplicate?.files.includes(each));
      await collect(collected.files, [...others, file], []);
    },
    forget: () => setCollected(null),
  };
}
