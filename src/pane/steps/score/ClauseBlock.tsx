import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ClauseSheetView, ClauseView } from '../../../views/clauses';
import { Confirm } from '../../common/Confirm';
import { useCommon } from '../../common/styles';
import { usePane } from '../../state/pane';
import { draftOf, type useDrafts } from './draft';
import { RecordEditor } from './RecordEditor';
import { RecordLine } from './RecordLine';

const useStyles = makeStyles({
  block: { padding: '10px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  box: { marginLeft: '-8px' },
});

interface ClauseBlockProps {
  sheet: ClauseSheetView;
  clause: ClauseView;
  drafts: ReturnType<typeof useDrafts>;
}

/** One clause: its sentence and worth, what is recorded of it, and the way to record it. */
export function ClauseBlock({ sheet, clause, drafts }: ClauseBlockProps) {
  const common = useCommon();
  const styles = useStyles();
  const { id, text, control, worth, tier, records } = clause;
  const unit = sheet.unit.id;
  const pane = usePane();
  const [asking, setAsking] = useState(false);
  const takeBack = async (index: number): Promise<void> => {
    setAsking(false);
    const done = await pane.run('撤回扣分', () =>
      pane.given.assistant.record({ unit, clause: id, index, record: null }),
    );
    if (!done.ok) return;
    drafts.takenBack(unit, id, index);
    pane.say(`已撤回：${sheet.unit.name} ${id}。要找回来，点上面的“恢复”。`);
  };
  const draftAt = (index: number) => drafts.of(unit, id, index);
  const fresh = draftAt(records.length);
  const begin = () => drafts.put(fresh ? { ...fresh, open: true } : draftOf(sheet, clause));
  const editor = (index: number) => {
    const draft = draftAt(index);
    return (
      draft?.open && (
        <RecordEditor
          sheet={sheet}
          clause={clause}
          draft={draft}
          onDraft={drafts.put}
          onDrop={() => drafts.drop(draft)}
        />
      )
    );
  };
  const sentence = (
    <>
      <span className={mergeClasses(common.muted, common.small)}>{id}　</span>
      {text}
    </>
  );
  return (
    <li className={mergeClasses(common.tight, styles.block)}>
      {control === 'check' ? (
        <Checkbox
          className={styles.box}
          checked={records.length > 0 || fresh?.open === true}
          label={<span className={common.text}>{sentence}</span>}
          onChange={() => {
            if (fresh?.open) drafts.put({ ...fresh, open: false });
            else if (records.length > 0) setAsking(!asking);
            else begin();
          }}
        />
      ) : (
        <p className={common.text}>{sentence}</p>
      )}
      <div className={common.spread}>
        <span className={mergeClasses(common.strong, common.small)}>{worth}</span>
        {fresh && !fresh.open && (
          <span className={mergeClasses(common.muted, common.small)}>有没记入的内容</span>
        )}
        {!fresh?.open && (control !== 'check' || records.length > 0 || fresh) && (
          <Button
            size="small"
            icon={<Add16Regular />}
            onClick={begin}
            aria-label={`${records.length > 0 ? '再记一笔' : '记一笔'}：${id}`}
          >
            {fresh ? '接着填' : records.length > 0 ? '再记一笔' : '记一笔'}
          </Button>
        )}
      </div>
      {asking && (
        <Confirm
          yes="撤回"
          no="不撤回"
          onYes={() => void takeBack(records.length - 1)}
          onNo={() => setAsking(false)}
        >
          撤回已记入的{records.length > 1 ? '最后' : '这'}一笔？扣分台账里的这一行会一并去掉。
        </Confirm>
      )}
      {tier && <p className={mergeClasses(common.muted, common.small)}>{tier}</p>}
      {records.map((record) => (
        <div key={record.index} className={common.tight}>
          <RecordLine
            clause={clause}
            record={record}
            onEdit={() => {
              const begun = draftAt(record.index);
              drafts.put(begun ? { ...begun, open: true } : draftOf(sheet, clause, record));
            }}
            onTakeBack={() => void takeBack(record.index)}
          />
          {editor(record.index)}
        </div>
      ))}
      {editor(records.length)}
    </li>
  );
}
