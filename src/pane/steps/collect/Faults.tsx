import { ArrowReply20Regular } from '@fluentui/react-icons';
import type { ReturnView } from '../../../views/overview';
import { Action } from '../../common/Action';
import { CopyText } from '../../common/CopyText';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { FileButton } from '../../common/FileButton';
import { picked, readAll } from '../../common/files';
import { useCommon } from '../../common/styles';
import { FindingList } from '../../findings/FindingList';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import type { Collected } from './use-collection';
import { ok } from '../../../base/finding';

/** 退回单 of one rater or team (`only`), or of all files at hand. */
function useSlips(only: string | null) {
  const pane = usePane();
  const delivery = useDelivery(`slip/${only ?? 'all'}`);
  const [collected] = useKept<Collected | null>('collected', null);
  return {
    delivery,
    files: collected?.files ?? [],
    make: (files: Collected['files']) =>
      void delivery.make('做退回单', () => pane.given.assistant.returnSlips(files, only), { reads: true }),
  };
}

/** What is wrong with a form that came, and what sends it back: a marked copy, and the wording. */
export function Faults({ item }: { item: ReturnView }) {
  const common = useCommon();
  const pane = usePane();
  const { delivery, files, make } = useSlips(item.id);
  const again = async (chosen: readonly File[]): Promise<void> => {
    const read = await pane.run('读文件', async (progress) => ok(await readAll(picked(chosen), progress)), {
      reads: true,
    });
    if (read.ok && read.value) make(read.value.read);
  };
  // Files are not kept over a reload; then the one that came is asked for again. What lay in an archive comes with it.
  const own = files.find(({ name }) => item.file === name || item.file.startsWith(`${name}/`));
  return (
    <div className={common.stack}>
      <FindingList findings={item.faults} />
      {item.slip !== '' && (
        <>
          <div className={common.row}>
            {own ? (
              <Action icon={<ArrowReply20Regular />} onClick={() => make([own])}>
                退回单
              </Action>
            ) : (
              <FileButton icon={<ArrowReply20Regular />} onFiles={(chosen) => void again(chosen)}>
                退回单（选原来的文件）
              </FileButton>
            )}
            <span className={common.muted}>错处标红、写明的一份原表，附下面的话发回去。</span>
          </div>
          <Delivered of={delivery} />
          <CopyText label={`退回${item.name}的文字`} text={item.slip} rows={5} />
        </>
      )}
    </div>
  );
}

/** All files of the last collection that are to go back, as one archive. */
export function AllSlips({ count }: { count: number }) {
  const common = useCommon();
  const { delivery, files, make } = useSlips(null);
  if (count === 0 || files.length === 0) return null;
  return (
    <div className={common.stack}>
      <div>
        <Action icon={<ArrowReply20Regular />} onClick={() => make(files)}>
          {`有错的 ${count} 份，全部做退回单`}
        </Action>
      </div>
      <Delivered of={delivery} />
    </div>
  );
}
