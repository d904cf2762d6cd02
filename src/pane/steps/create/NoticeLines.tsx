import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { figuresOf, type Correction, type DraftLine, type NoticeView } from '../../../assistant/api';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { Disclosure } from '../../common/Disclosure';
import { Mark } from '../../common/Mark';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { NoticeAgainst } from './NoticeAgainst';
import { NoticeCorrection } from './NoticeCorrection';
import { NoticePart } from './NoticePart';

const useStyles = makeStyles({
  /** The sentence and what was read from it, beside each other where there is room. */
  pair: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '8px' },
  side: { flexGrow: 1, flexBasis: '180px', minWidth: 0 },
});

/** Lines that a look can settle here; what the text does not say is settled in the workbook, but for a 计分部分. */
const decidable = ({ state, part }: DraftLine): boolean => state !== '请定' || part !== undefined;

/** The first line from `from` on that nobody looked at yet; the first of all after the last. */
function nextOpen(lines: readonly DraftLine[], verdicts: readonly string[], from: number): number {
  for (let step = 0; step < lines.length; step++) {
    const at = (from + step) % lines.length;
    const line = lines[at];
    if (line && decidable(line) && (verdicts[at] ?? '') === '') return at;
  }
  return -1;
}

/** The last line before `from` that somebody said something of. */
function lastSaid(lines: readonly DraftLine[], verdicts: readonly string[], from: number): number {
  for (let at = Math.min(from, lines.length) - 1; at >= 0; at--) if ((verdicts[at] ?? '') !== '') return at;
  return -1;
}

/** Each line once: the sentence, what was read, and how many are left. Enter says 对 and goes on. */
export function NoticeLines({ view }: { view: NoticeView }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const [verdicts, setVerdicts] = useKept<readonly string[]>('notice/verdicts', []);
  const [corrections, setCorrections] = useKept<Readonly<Record<number, Correction>>>(
    'notice/corrections',
    {},
  );
  const [from, setFrom] = useKept('notice/at', 0);
  const [correcting, setCorrecting] = useState(-1);
  const file = useDelivery('draft');
  const { lines } = view;
  const at = nextOpen(lines, verdicts, from);
  const line = lines[at];
  const left = lines.filter((each, index) => decidable(each) && (verdicts[index] ?? '') === '').length;
  const asked = lines.filter((each) => !decidable(each));
  const mark = (place: number, verdict: string) =>
    setVerdicts((old) => lines.map((_, index) => (index === place ? verdict : (old[index] ?? ''))));
  const say = (verdict: string) => {
    mark(at, verdict);
    setFrom(at + 1);
  };
  const correct = (figures: Correction) => {
    setCorrections((old) => ({ ...old, [at]: figures }));
    setCorrecting(-1);
    say('已改');
  };
  // The line that was looked at last, to be looked at once more.
  const before = lastSaid(lines, verdicts, from);
  const back = () => {
    setCorrections((old) =>
      Object.fromEntries(Object.entries(old).filter(([place]) => Number(place) !== before)),
    );
    mark(before, '');
    setFrom(before);
  };
  const figures = line?.clause && !line.target.includes('再次倍数') ? figuresOf(line.clause) : null;
  return (
    <div className={common.stack}>
      <p className={common.text} role="status">
        读出考核细则 {view.rubrics} 份、{lines.length - asked.length} 项，还有{' '}
        <span className={common.strong}>{left}</span> 项没有看；另有 {asked.length}{' '}
        项原文没有写或读不出，要在草案里定。
      </p>
      {line && (
        <div role="group" aria-label={`第 ${at + 1} 项`} className={mergeClasses(common.card, common.stack)}>
          <div className={common.row}>
            <span className={common.strong}>{line.target}</span>
            <Mark tone={line.state === '读出' ? 'good' : 'care'}>{line.state}</Mark>
            <span className={mergeClasses(common.muted, common.small)}>{line.where}</span>
          </div>
          <div className={styles.pair}>
            <p className={mergeClasses(common.quote, styles.side)}>
              {line.quote || '（原文没有单独的句子）'}
            </p>
            <div className={mergeClasses(common.tight, styles.side)}>
              <p className={mergeClasses(common.text, common.strong)}>{line.reading}</p>
              {line.reason && <p className={mergeClasses(common.muted, common.small)}>{line.reason}</p>}
            </div>
          </div>
          {figures && correcting === at ? (
            <NoticeCorrection key={at} figures={figures} onDone={correct} onBack={() => setCorrecting(-1)} />
          ) : line.part && correcting === at ? (
            <NoticePart
              key={at}
              figures={line.part.figures}
              choices={view.choices}
              onDone={correct}
              onBack={() => setCorrecting(-1)}
            />
          ) : (
            <div className={common.row}>
              {/* The key makes it a new button for each line: it takes the focus, so Enter goes on. */}
              {line.state === '请定' ? (
                <Button key={at} autoFocus appearance="primary" onClick={() => setCorrecting(at)}>
                  写明（回车）
                </Button>
              ) : (
                <Button key={at} autoFocus appearance="primary" onClick={() => say('对')}>
                  对，下一项（回车）
                </Button>
              )}
              {(figures ?? line.part) && line.state !== '请定' && (
                <Button onClick={() => setCorrecting(at)}>改</Button>
              )}
              {(figures ?? line.linked) && (
                <Button onClick={() => say('不是条款')}>{line.linked ? '不是一回事' : '不是条款'}</Button>
              )}
              <Button onClick={() => setFrom(at + 1)}>留到草案里改</Button>
              {before >= 0 && <Button onClick={back}>退回上一项</Button>}
            </div>
          )}
        </div>
      )}
      {!line && before >= 0 && (
        <div>
          <Button onClick={back}>退回上一项</Button>
        </div>
      )}
      <NoticeAgainst verdicts={verdicts} corrections={corrections} />
      {asked.length > 0 && (
        <Disclosure name="notice/asked" summary={`要在草案里定的 ${asked.length} 项`}>
          <ul className={common.text}>
            {asked.map((each, index) => (
              <li key={index}>
                {each.target}：{each.reason}
                {each.quote && <span className={common.muted}>（{each.quote.slice(0, 40)}）</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <div>
        <Action
          appearance={left === 0 ? 'primary' : 'secondary'}
          icon={<Save20Regular />}
          onClick={() =>
            void file.make('做草案', () => pane.given.assistant.draftFile(verdicts, corrections), {
              reads: true,
            })
          }
        >
          存为草案
        </Action>
      </div>
      <Delivered of={file} />
      <p className={mergeClasses(common.muted, common.small)}>
        草案里逐行写明核对结果和核对人，补上原文没有写的；然后在这里选“另一份总表里的方案”，用草案建总表。没有逐行核对的草案建不了总表。
      </p>
    </div>
  );
}
