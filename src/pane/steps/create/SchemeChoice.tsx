import { mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import { sampleMark, type SchemeDraft } from '../../../assistant/api';
import { ok } from '../../../base/finding';
import { FileButton } from '../../common/FileButton';
import { readOne } from '../../common/files';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { FindingCard } from '../../findings/FindingCard';
import { useAsked } from '../../state/asked';
import { usePane } from '../../state/pane';
import { FromNotice } from './FromNotice';

/** Where the scheme comes from; a notice first becomes a 草案. */
export type SchemeFrom = 'built-in' | 'sample' | 'file' | 'notice';

interface SchemeChoiceProps {
  draft: SchemeDraft;
  from: SchemeFrom;
  onFrom: (from: SchemeFrom) => void;
  onDraft: (draft: SchemeDraft) => void;
}

/** Whether the draft is one of where the scheme is to come from. */
const isFrom = (from: SchemeFrom, draft: SchemeDraft): boolean => {
  if (typeof draft.from !== 'string') return from === 'file';
  return draft.from === 'built-in' ? from === 'built-in' : from === 'sample';
};

/** The samples, and what is special about each. */
function Samples({ draft, onDraft }: Pick<SchemeChoiceProps, 'draft' | 'onDraft'>) {
  const common = useCommon();
  const pane = usePane();
  const { assistant } = pane.given;
  const samples = useAsked('scheme-samples', () => assistant.schemeSamples().then(ok));
  const pick = async (name: string): Promise<void> => {
    const read = await pane.run('读范例', () => assistant.sampleDraft(name), { reads: true });
    if (read.ok) onDraft(read.value);
  };
  return (
    <Waiting asked={samples} what="范例">
      {(all) => (
        <div className={common.stack}>
          <p className={mergeClasses(common.muted, common.small)}>
            城市都是虚构的，结构取自实际的方案。选结构最像的一个，建好以后在总表里改成自己的。
          </p>
          <RadioGroup
            aria-label="范例"
            value={typeof draft.from === 'string' ? draft.from.slice(sampleMark.length) : ''}
            onChange={(_, data) => void pick(data.value)}
          >
            {all.map(({ name, what }) => (
              <Radio key={name} value={name} label={`${name}：${what}`} />
            ))}
          </RadioGroup>
        </div>
      )}
    </Waiting>
  );
}

/** The built-in scheme, a sample, or the one that another 总表 carries. */
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
        <Radio value="sample" label="从范例开始（别的城市：没有评价组、按季度、几份细则……）" />
        <Radio value="file" label="另一份总表或草案里的方案（下一年度，或评价人、单位、分组有变）" />
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
      {from === 'sample' && <Samples draft={draft} onDraft={onDraft} />}
      {from === 'notice' && <FromNotice />}
      {isFrom(from, draft) && (
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
