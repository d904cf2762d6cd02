import { Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { ScoreEntry } from '../../../assistant/api';
import { allowedScore, typedScore } from '../../../schemes/typed-score';
import { paperFoot, type PaperFormView } from '../../../views/paper-form';
import { Action } from '../../common/Action';
import { moveAmongBoxes } from '../../common/boxes';
import { Confirm } from '../../common/Confirm';
import { useCommon } from '../../common/styles';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 84px', columnGap: '8px', rowGap: '2px' },
  name: { alignSelf: 'center', overflowWrap: 'anywhere' },
  line: { gridColumn: '1 / -1', color: tokens.colorStatusDangerForeground1 },
  was: { gridColumn: '1 / -1', textAlign: 'end' },
  foot: { borderTop: `1px solid ${tokens.colorNeutralStroke1}`, paddingTop: '6px' },
});

/** What was typed so far, by unit id; a unit that is not there is as it stands. */
type Typed = Readonly<Record<string, string>>;

/** Scores that are other than they stand, as they are handed on. */
const changes = (form: PaperFormView, typed: Typed): ScoreEntry[] =>
  form.rows.flatMap(({ unit, now }) => {
    const text = typed[unit] ?? now;
    const { taken } = typedScore(text, form);
    const next = taken === null ? text.trim() : String(taken);
    return next === now ? [] : [{ unit, was: now, now: next }];
  });

interface BoxProps {
  form: PaperFormView;
  row: PaperFormView['rows'][number];
  text: string;
  onText: (text: string) => void;
}

/** One unit with its box. What is no score is said while it is being typed. */
function Box({ form, row, text, onText }: BoxProps) {
  const common = useCommon();
  const styles = useStyles();
  const { unit, name, now } = row;
  const { fault } = typedScore(text, form);
  const told = `paper-${form.rater}-${unit}`;
  return (
    <>
      <label htmlFor={`${told}-box`} className={styles.name}>
        {name}
      </label>
      <Input
        id={`${told}-box`}
        className={common.slim}
        value={text}
        aria-invalid={fault !== ''}
        aria-describedby={told}
        input={{
          inputMode: form.abstain ? 'text' : 'decimal',
          autoComplete: 'off',
          className: common.numbers,
        }}
        onChange={(_, { value }) => onText(value)}
      />
      <span
        id={told}
        role="status"
        className={mergeClasses(
          common.small,
          fault === '' ? mergeClasses(common.muted, styles.was) : styles.line,
        )}
      >
        {fault !== '' ? fault : now !== '' && text.trim() !== now && `现在是 ${now}`}
      </span>
    </>
  );
}

function Boxes({ form, onDone }: { form: PaperFormView; onDone: () => void }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const [typed, setTyped] = useKept<Typed>(`paper/${form.rater}`, {});
  const [reason, setReason] = useKept(`paper/${form.rater}/reason`, '');
  const [leaving, setLeaving] = useKept(`paper/${form.rater}/leaving`, false);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const boxes = [...(group.current?.querySelectorAll('input') ?? [])];
    (boxes.find(({ value }) => value === '') ?? boxes[0])?.focus();
  }, []);
  const texts = form.rows.map(({ unit, now }) => typed[unit] ?? now);
  const faults = form.rows.filter((_, index) => typedScore(texts[index] ?? '', form).fault !== '');
  const entries = changes(form, typed);
  const received = new Set(form.rows.flatMap((row) => (row.received ? [row.unit] : [])));
  const changed = entries.filter(({ unit, was }) => was !== '' || received.has(unit));
  const { filled, sum } = paperFoot(form, texts);
  const blocked =
    faults[0] !== undefined
      ? `先改正${faults[0].name}的分数`
      : entries.length === 0
        ? '还没有填'
        : changed.length > 0 && reason.trim() === ''
          ? '先写更正原因'
          : undefined;
  const leave = (): void => {
    setTyped({});
    setReason('');
    setLeaving(false);
    onDone();
  };
  const write = async (): Promise<void> => {
    const done = await pane.run('写入分数', () =>
      pane.given.assistant.typeScores(form.rater, entries, reason),
    );
    if (!done.ok) return;
    leave();
    pane.say(`${form.name}：已写入 ${entries.length} 个分数。`);
  };
  return (
    <div
      ref={group}
      role="group"
      aria-label={`${form.name}的${form.annex}`}
      className={common.stack}
      onKeyDown={(event) => moveAmongBoxes(group.current, event)}
    >
      <p className={mergeClasses(common.muted, common.small)}>
        每家一格，{allowedScore(form)}；回车到下一格，全部填好一次写入。
        {form.file !== '' && `表收自 ${form.file}，改动记入“更正”。`}
      </p>
      <div className={styles.boxes}>
        {form.rows.map((row, index) => (
          <Box
            key={row.unit}
            form={form}
            row={row}
            text={texts[index] ?? ''}
            onText={(text) => setTyped((old) => ({ ...old, [row.unit]: text }))}
          />
        ))}
      </div>
      <div role="status" className={mergeClasses(common.spread, common.numbers, styles.foot)}>
        <span>
          已填 <span className={common.strong}>{filled}</span>／{form.rows.length}
        </span>
        <span>
          合计 <span className={common.strong}>{sum}</span>
        </span>
      </div>
      {changed.length > 0 && (
        <Field label={`更正原因（改 ${changed.length} 个分数）`} required>
          <Input
            value={reason}
            placeholder="如：来函更正；录入有误"
            onChange={(_, { value }) => setReason(value)}
          />
        </Field>
      )}
      <div className={common.row}>
        <span data-write="">
          <Action
            appearance="primary"
            icon={<Save20Regular />}
            blocked={blocked}
            onClick={() => void write()}
          >
            {entries.length > 0 ? `写入 ${entries.length} 个分数` : '写入'}
          </Action>
        </span>
        <Action onClick={() => (entries.length > 0 ? setLeaving(true) : leave())}>不录了</Action>
      </div>
      {leaving && (
        <Confirm yes="丢掉" no="接着录" onYes={leave} onNo={() => setLeaving(false)}>
          {`填好的 ${entries.length} 个分数还没有写入总表。`}
        </Confirm>
      )}
    </div>
  );
}

/** A rater's form as boxes: typed in from paper, or a score of it changed. Written once. */
export function PaperEntry({ rater, onDone }: { rater: string; onDone: () => void }) {
  const { assistant } = usePane().given;
  const asked = useAsked(`paper/${rater}`, () => assistant.paperForm(rater));
  return (
    <Waiting asked={asked} what="这份表">
      {(form) => <Boxes form={form} onDone={onDone} />}
    </Waiting>
  );
}
