import { mergeClasses, Textarea } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import type { AgainstView, Correction, NoticeSource, NoticeView } from '../../../assistant/api';
import { FileButton } from '../../common/FileButton';
import { readOne } from '../../common/files';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { NoticeLines } from './NoticeLines';

/** 从通知原文: choose the document or paste its table, look at each line once, save the 草案. */
export function FromNotice() {
  const common = useCommon();
  const pane = usePane();
  const { assistant } = pane.given;
  const [view, setView] = useKept<NoticeView | null>('notice/view', null);
  const [, setVerdicts] = useKept<readonly string[]>('notice/verdicts', []);
  const [, setCorrections] = useKept<Readonly<Record<number, Correction>>>('notice/corrections', {});
  const [, setAgainst] = useKept<AgainstView | null>('notice/against', null);
  const [, setFrom] = useKept('notice/at', 0);
  const draft = async (source: NoticeSource): Promise<void> => {
    const drawn = await pane.run('读通知', (progress) => assistant.draftNotice(source, progress), {
      reads: true,
    });
    if (!drawn.ok) return;
    setVerdicts([]);
    setCorrections({});
    setAgainst(null);
    setFrom(0);
    setView(drawn.value);
  };
  const pick = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const named = await readOne(file);
    if (named.ok) await draft(named.value);
  };
  return (
    <div className={common.stack}>
      <div className={common.row}>
        <FileButton icon={<DocumentText20Regular />} onFiles={(files) => void pick(files)}>
          选择通知（.docx、.txt、.xlsx）
        </FileButton>
        <span className={common.muted}>{view ? view.name : '还没有选'}</span>
      </div>
      <Textarea
        aria-label="粘贴考核细则"
        placeholder="或者：在 Word、WPS、网页里复制考核细则的表格，粘贴到这里（Ctrl+V）"
        value=""
        onPaste={(event) => {
          event.preventDefault();
          const { clipboardData } = event;
          void draft({ html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') });
        }}
        onChange={() => undefined}
      />
      {view ? (
        <NoticeLines view={view} />
      ) : (
        <p className={mergeClasses(common.muted, common.small)}>
          旧 .doc 请先另存为 .docx；扫描的 PDF
          请先做文字识别。读出来的每一条都要对照原文看一遍，看过以前不生效。
        </p>
      )}
    </div>
  );
}
