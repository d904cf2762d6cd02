import { Button, Field, Input, Link, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Package } from '../../assistant/api';
import { now } from '../../base/clock';
import { ok } from '../../base/finding';
import { Action } from '../common/Action';
import { CopyText } from '../common/CopyText';
import { Delivered } from '../common/Delivered';
import { useDelivery } from '../common/delivery';
import { Mark } from '../common/Mark';
import { Section } from '../common/Section';
import { useCommon } from '../common/styles';
import { useKept } from '../state/kept';
import { usePane, usePaneState } from '../state/pane';
import { OtherWays } from '../steps/create/OtherWays';
import { answering, factOf, programLines } from './facts';
import { acceptanceText, keepSheet, newSheet, nextStep, type AcceptanceSheet } from './sheet';
import { acceptanceIds, acceptanceSteps, type AcceptanceId } from './steps';

/** The sheet that is being filled in, and how a step is answered. */
function useSheet() {
  const pane = usePane();
  const sheet = usePaneState(({ acceptance }) => acceptance);
  const set = (next: AcceptanceSheet | null): void => {
    pane.store.set({ acceptance: next });
    keepSheet(next);
  };
  const answer = (id: AcceptanceId, passed: boolean, note: string): Promise<unknown> =>
    pane.run(
      answering,
      async () => {
        const before = pane.store.get().acceptance ?? newSheet(now(), 0);
        const { fact, saved } = await factOf(id, pane, before);
        const program =
          id === 'open' || before.program.length === 0 ? await programLines(pane) : before.program;
        const mark = { passed, note: note.trim(), fact, at: now().slice(11) };
        set({ ...before, program, saved, marks: { ...before.marks, [id]: mark }, markedAt: Date.now() });
        return ok(undefined);
      },
      { reads: true },
    );
  return { sheet, set, answer };
}

/** 建表 with the small scheme; where the workbook does not take it, the other ways. */
function CreateIt() {
  const pane = usePane();
  const { assistant } = pane.given;
  const [refused, setRefused] = useState(false);
  const create = async (): Promise<void> => {
    const made = await pane.run('建验收用的总表', async () =>
      assistant.create(await assistant.acceptanceDraft()),
    );
    setRefused(!made.ok);
  };
  return (
    <>
      <div>
        <Action onClick={() => void create()}>建验收用的总表</Action>
      </div>
      {refused && <OtherWays make={async () => assistant.masterFile(await assistant.acceptanceDraft())} />}
    </>
  );
}

function GoToCell() {
  const pane = usePane();
  const go = async (): Promise<void> => {
    const cell = await pane.run('找那一格', () => pane.given.assistant.acceptanceCell(), { reads: true });
    if (cell.ok) await pane.show(cell.value.place);
  };
  return (
    <div>
      <Action onClick={() => void go()}>带我去那一格</Action>
    </div>
  );
}

/** A file of its own button: programs ask, or drop one, where several come at once. */
function Sample({ file }: { file: Package }) {
  const common = useCommon();
  const delivery = useDelivery(`acceptance/${file.name}`);
  return (
    <li className={common.tight}>
      {delivery.delivery ? (
        <Delivered of={delivery} />
      ) : (
        <div>
          <Action
            onClick={() => void delivery.make('存样例文件', () => Promise.resolve(ok(file)), { reads: true })}
          >
            存“{file.name}”
          </Action>
        </div>
      )}
    </li>
  );
}

function Samples() {
  const common = useCommon();
  const pane = usePane();
  const [files, setFiles] = useKept<readonly Package[]>('acceptance/files', []);
  const make = async (): Promise<void> => {
    const made = await pane.run('做样例文件', () => pane.given.assistant.acceptanceFiles(), { reads: true });
    if (made.ok) setFiles(made.value);
  };
  return (
    <>
      <div>
        <Action onClick={() => void make()}>做三份样例文件</Action>
      </div>
      {files.length > 0 && (
        <ul className={mergeClasses(common.list, common.tight)} aria-label="样例文件">
          {files.map((file) => (
            <Sample key={file.name} file={file} />
          ))}
        </ul>
      )}
    </>
  );
}

const doing: Partial<Record<AcceptanceId, () => React.ReactNode>> = {
  create: CreateIt,
  type: GoToCell,
  collect: Samples,
};

function Step({ id, no, open }: { id: AcceptanceId; no: number; open: boolean }) {
  const common = useCommon();
  const pane = usePane();
  const { sheet, answer } = useSheet();
  const mark = sheet?.marks[id];
  const [note, setNote] = useState(mark?.note ?? '');
  const [again, setAgain] = useState(false);
  const { title, words, look, go } = acceptanceSteps[id];
  const Doing = doing[id];
  const give = async (passed: boolean): Promise<void> => {
    await answer(id, passed, note);
    setAgain(false);
  };
  const shown = open || again;
  return (
    <li className={mergeClasses(common.card, common.tight)} aria-label={`第 ${no} 步 ${title}`}>
      <div className={common.spread}>
        <span className={common.strong}>
          {no} {title}
        </span>
        {mark && (
          <span className={common.row}>
            <Mark tone={mark.passed ? 'good' : 'bad'}>{mark.passed ? '通过' : '不通过'}</Mark>
            {!shown && (
              <Link as="button" inline aria-label={`改第 ${no} 步`} onClick={() => setAgain(true)}>
                改
              </Link>
            )}
          </span>
        )}
      </div>
      {mark && <p className={mergeClasses(common.muted, common.small)}>{mark.fact}</p>}
      {mark && mark.note !== '' && (
        <p className={mergeClasses(common.text, common.small)}>备注：{mark.note}</p>
      )}
      {shown && (
        <div className={common.stack}>
          <p className={common.text}>{words}</p>
          {Doing && <Doing />}
          {go && (
            <div>
              <Button onClick={() => pane.go(go.step)}>{go.words}</Button>
            </div>
          )}
          <p className={common.muted}>看：{look}</p>
          <Field label="备注（可不填）">
            <Input className={common.slim} value={note} onChange={(_, { value }) => setNote(value)} />
          </Field>
          <div className={common.row}>
            <Action appearance="primary" onClick={() => void give(true)}>
              通过
            </Action>
            <Action onClick={() => void give(false)}>不通过</Action>
          </div>
        </div>
      )}
    </li>
  );
}

/** 验收单: ten steps, each answered by whoever sits there, and one text in the end. */
export default function Acceptance() {
  const common = useCommon();
  const pane = usePane();
  const { sheet, set } = useSheet();
  const file = useDelivery('acceptance');
  const next = sheet ? nextStep(sheet) : 'open';
  const text = acceptanceText(sheet);
  const make = () => {
    const name = `验收-${pane.given.program.name === 'wps' ? 'WPS' : 'Excel'}-${now().slice(0, 10)}.txt`;
    // Older editors of Windows take a text without this mark for another encoding.
    const bytes = new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`);
    return Promise.resolve(ok({ name, bytes, files: 1, cancelled: false }));
  };
  return (
    <div className={common.stack}>
      <p className={common.text}>
        十步，十分钟，在您的程序里把一年走一遍。版本、用时、差额由程序自己填，您只答“通过”或“不通过”。
        请用新建的空白工作簿，不要用正式的总表。
      </p>
      <ol className={mergeClasses(common.list, common.stack)}>
        {acceptanceIds.map((id, index) => (
          <Step key={id} id={id} no={index + 1} open={id === next} />
        ))}
      </ol>
      <Section title="结果">
        <p className={common.muted}>
          复制下面的文字，或者存成文件，连同“诊断报告”发给技术人员。里面没有您的数据。
        </p>
        <CopyText label="验收单" text={text} rows={10} />
        <div className={common.row}>
          <Action onClick={() => void file.make('做验收单文件', make, { reads: true })}>存成文件</Action>
          {sheet && (
            <Button appearance="subtle" onClick={() => set(null)}>
              从头再来
            </Button>
          )}
        </div>
        <Delivered of={file} />
      </Section>
    </div>
  );
}
