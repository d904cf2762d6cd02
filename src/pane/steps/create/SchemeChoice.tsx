import { mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import type { SchemeDraft } from '../../../assistant/api';
import { FileButton } from '../../common/FileButton';
import { readOne } from '../../common/files';
import { useCommon } from '../../common/styles';
import { FindingCard } from '../../findings/FindingCard';
import { usePane } from '../../state/pane';
import { FromNotice } from './FromNotice';

/** Where the scheme comes from; a notice first becomes a 草案. */
export type SchemeFrom = 'built-in' | 'file' | 'notice';

interface SchemeChoiceProps {
  draft: SchemeDraft;
  from: SchemeFrom;
  onFrom: (from: SchemeFrom) => void;
  onDraft: (draft: SchemeDraft) => void;
}

/** The built-in scheme, or the one that another 总表 carries. */
export function SchemeChoice({ draft, from, onFrom, onDraft }: SchemeChoiceProps) {
  const common = useCommon();
  const pane = usePane();
  const { assistant } = pane.given;
  const pick = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const read = await pane.run(
      '读方案',
      async () => {
        const named = await readOne(file);
        return named.ok ? assistant.draftFrom(named.value) : named;
      },
      { reads: true },
    );
    if (read.ok) onDraft(read.value);
  };
  return (
    <div className={common.stack}>
      <RadioGroup aria-label="方案" value={from} onChange={(_, data) => onFrom(data.value as typeof from)}>
        <Radio value="built-in" label="内置方案（2019年度）" />
        <Radio value="file" label="另一份总表或草案里的方案（下一年度，或名单有增减）" />
        <Radio value="notice" label="从通知原文起草（新的通知、别的城市）" />
      </RadioGroup>
      {from === 'file' && (
        <div className={common.row}>
          <FileButton onFiles={(files) => void pick(files)}>选择总表文件</FileButton>
          <span className={common.muted}>
            {typeof draft.from === 'string' ? '还没有选' : draft.from.name}
          </span>
        </div>
      )}
      {from === 'notice' && <FromNotice />}
      {from !== 'notice' && (from === 'file') === (draft.from !== 'built-in') && (
        <p className={common.text}>
          <span className={common.strong}>{draft.title}</span>
          <br />
          <span className={mergeClasses(common.muted, common.small)}>{draft.documentNumber}</span>
        </p>
      )}
      {draft.findings.map((finding, index) => (
        <FindingCard key={index} finding={finding} />
      ))}
    </div>
  );
}
