import { Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons';
import { useId, useRef } from 'react';
import type { ReportTyped } from '../../../assistant/api';
import { allowedScore, typedScore } from '../../../schemes/typed-score';
import type { ReportPartView } from '../../../views/overview';
import { Action } from '../../common/Action';
import { moveAmongBoxes } from '../../common/boxes';
import { Disclosure } from '../../common/Disclosure';
import { Jump } from '../../common/Jump';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

const useStyles = makeStyles({
  boxes: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 84px', columnGap: '8px', rowGap: '2px' },
  name: { alignSelf: 'center', overflowWrap: 'anywhere' },
  line: { gridColumn: '1 / -1' },
  fault: { color: tokens.colorStatusDangerForeground2 },
});

/** What was typed so far, by unit id; a unit that is not there is as it stands. */
type Typed = Readonly<Record<string, string>>;

const came = ({ rows }: ReportPartView): number => rows.filter(({ now }) => now !== '').length;

interface BoxProps {
  view: ReportPartView;
  row: ReportPartView['rows'][number];
  text: string;
  onText: (text: string) => void;
}

/** One unit with the box for its figure, and what stands there already. */
function Box({ view, row: { name, now, basis }, text, onText }: BoxProps) {
  const common = useCommon();
  const styles = useStyles();
  const [id, told] = [useId(), useId()];
  const { fault } = typedScore(text, view);
  const stands =
    now === '' ? '' : [text.trim() === now ? '' : `现在是 ${now}`, basis].filter(Boolean).join('，');
  return (
    <>
      <label htmlFor={id} className={styles.name}>
        {name}
      </label>
      <Input
        id={id}
        size="small"
        className={common.slim}
        value={text}
        aria-invalid={fault !== ''}
        aria-describedby={told}
        input={{ inputMode: 'decimal', autoComplete: 'off', className: common.numbers }}
        onChange={(_, { value }) => onText(value)}
      />
      <span
        id={told}
        role="status"
        className={mergeClasses(common.small, styles.line, fault === '' ? common.muted : styles.fault)}
      >
        {fault || stands}
      </span>
    </>
  );
}

/** The figures of one part, unit by unit; one document mostly brings all of them. */
function Part({ view }: { view: ReportPartView }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const { kind, part, source, rows, at } = view;
  const key = `reports/${kind}/${part}`;
  const [typed, setTyped] = useKept<Typed>(key, {});
  const [basis, setBasis] = useKept(`${key}/basis`, '');
  const boxes = useRef<HTMLDivElement>(null);
  const texts = rows.map(({ unit, now }) => typed[unit] ?? now);
  const faulty = rows.find((_, index) => typedScore(texts[index] ?? '', view).fault !== '');
  const entries = rows.flatMap(({ unit, now }, index): ReportTyped[] => {
    const text = texts[index] ?? '';
    const { taken } = typedScore(text, view);
    const next = taken === null ? text.trim() : String(taken);
    return next === now ? [] : [{ unit, part, was: now, now: next, basis }];
  });
  const blocked = faulty
    ? `先改正${faulty.name}的分数`
    : entries.length === 0
      ? '还没有填'
      : entries.some(({ now }) => now !== '') && basis.trim() === ''
        ? '先写转报依据'
        : undefined;
  const write = async (): Promise<void> => {
    const done = await pane.run('写入转报分', () => pane.given.assistant.typeReports(entries));
    if (!done.ok) return;
    setTyped({});
    setBasis('');
    pane.say(`${part}：已写入 ${entries.length} 个转报分。`);
  };
  return (
    <div
      ref={boxes}
      role="group"
      aria-label={`${kind}的${part}`}
      className={common.stack}
      onKeyDown={(event) => moveAmongBoxes(boxes.current, event)}
    >
      {source !== '' && <p className={mergeClasses(common.quote, common.small)}>{source}</p>}
      <div className={styles.boxes}>
        {rows.map((row, index) => (
          <Box
            key={row.unit}
            view={view}
            row={row}
            text={texts[index] ?? ''}
            onText={(text) => setTyped((old) => ({ ...old, [row.unit]: text }))}
          />
        ))}
      </div>
      <Field label="转报依据" hint={`文号或来件名称；写给这一次填的各家。每家填${allowedScore(view)}。`}>
        <Input value={basis} className={common.slim} onChange={(_, { value }) => setBasis(value)} />
      </Field>
      <div className={common.row}>
        <span data-write="">
          <Action icon={<Save20Regular />} blocked={blocked} onClick={() => void write()}>
            {entries.length > 0 ? `写入 ${entries.length} 个转报分` : '写入'}
          </Action>
        </span>
        {at && <Jump place={at} words="到表里录入" />}
      </div>
    </div>
  );
}

/** 转报分: what departments or lower levels send, part by part. Schemes without any have no such section. */
export function Reports({ reports }: { reports: readonly ReportPartView[] }) {
  const common = useCommon();
  if (reports.length === 0) return null;
  const due = reports.reduce((total, { rows }) => total + rows.length, 0);
  const got = reports.reduce((total, view) => total + came(view), 0);
  return (
    <Section
      title="转报分"
      aside={
        got === due ? (
          <Mark tone="good">已收齐</Mark>
        ) : (
          <span className={mergeClasses(common.muted, common.numbers)}>
            {got}／{due}
          </span>
        )
      }
    >
      <p className={mergeClasses(common.muted, common.small)}>部门或下级送来的分数，连同依据填在这里。</p>
      {reports.map((view) => (
        <Disclosure
          key={`${view.kind} ${view.part}`}
          name={`reports/${view.kind}/${view.part}`}
          summary={
            <span className={common.spread}>
              <span>
                {view.part} <span className={mergeClasses(common.muted, common.small)}>{view.kind}</span>
              </span>
              <span className={mergeClasses(common.muted, common.numbers)}>
                {came(view)}／{view.rows.length}
              </span>
            </span>
          }
        >
          <Part view={view} />
        </Disclosure>
      ))}
    </Section>
  );
}
