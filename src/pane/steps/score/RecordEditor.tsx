import {
  Button,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  SpinButton,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ClauseSheetView, ClauseView } from '../../../views/clauses';
import { Action } from '../../common/Action';
import { useCommon } from '../../common/styles';
import { usePane } from '../../state/pane';
import { draftFault, type Draft } from './draft';
import { FactsField } from './FactsField';

const useStyles = makeStyles({
  box: {
    padding: '10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  short: { minWidth: 0, width: '132px' },
  date: { minWidth: 0, width: '150px' },
});

const quantityLabels = { count: '数量', shortfall: '缺少', percent: '少', share: '比例', points: '定为' };

const isoOrEmpty = /^(\d{4}-\d{2}-\d{2})?$/;

interface RecordEditorProps {
  sheet: ClauseSheetView;
  clause: ClauseView;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onDrop: () => void;
}

/** One record being typed: how many, what was found, when. It is written by 记入 alone. */
export function RecordEditor({ sheet, clause, draft, onDraft, onDrop }: RecordEditorProps) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const { control, unit, decimals, id } = clause;
  const fault = draftFault(draft, clause);
  const quantity = Number(draft.quantity);
  const write = async (): Promise<void> => {
    if (fault) return;
    const record = {
      quantity: control === 'check' ? null : quantity,
      facts: draft.facts.trim(),
      date: draft.date,
    };
    const written = await pane.run('记入扣分', () =>
      pane.given.assistant.record({ unit: draft.unit, clause: id, index: draft.index, record }),
    );
    if (!written.ok) return;
    onDrop();
    pane.say(`已记入扣分台账：${sheet.unit.name} ${id}。`);
  };
  return (
    <div
      ref={box}
      role="group"
      aria-label={`${id} 记一笔`}
      className={mergeClasses(common.stack, styles.box)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void write();
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDraft({ ...draft, open: false });
      }}
    >
      <div className={common.row}>
        {control !== 'check' && (
          <Field label={`${quantityLabels[control]}${unit && `（${unit}）`}`} required>
            <SpinButton
              className={styles.short}
              min={0}
              step={1}
              precision={decimals}
              value={draft.quantity === '' || !Number.isFinite(quantity) ? null : quantity}
              displayValue={draft.quantity}
              onChange={(_, { value, displayValue }) =>
                onDraft({ ...draft, quantity: displayValue ?? (value == null ? '' : String(value)) })
              }
            />
          </Field>
        )}
        <Field label="查实日期">
          <Input
            className={styles.date}
            type={isoOrEmpty.test(draft.date) ? 'date' : 'text'}
            value={draft.date}
            onChange={(_, data) => onDraft({ ...draft, date: data.value })}
          />
        </Field>
      </div>
      <FactsField
        facts={draft.facts}
        reasons={sheet.reasons}
        onFacts={(facts) => onDraft({ ...draft, facts })}
      />
      <div className={common.row}>
        <Action appearance="primary" blocked={fault || undefined} onClick={() => void write()}>
          记入
        </Action>
        <Button onClick={onDrop}>放弃</Button>
        {fault && <span className={mergeClasses(common.muted, common.small)}>{fault}</span>}
      </div>
    </div>
  );
}
