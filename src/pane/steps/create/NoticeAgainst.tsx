import { mergeClasses } from '@fluentui/react-components';
import { DocumentTable20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { AgainstView, Correction } from '../../../assistant/api';
import { Disclosure } from '../../common/Disclosure';
import { FileButton } from '../../common/FileButton';
import { readOne } from '../../common/files';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

/** How many differences are shown here; all of them stand in the draft, to print. */
const shown = 60;

interface NoticeAgainstProps {
  /** What was said of the lines, in their order. */
  verdicts: readonly string[];
  corrections: Readonly<Record<number, Correction>>;
}

/** Last year's 总表 beside the notice: what changed, and its names and readings carried on. */
export function NoticeAgainst({ verdicts, corrections }: NoticeAgainstProps) {
  const common = useCommon();
  const pane = usePane();
  const [view, setView] = useKept<AgainstView | null>('notice/against', null);
  // What was put right, or said to be no clause, is held against last year anew: the sheet will say the same.
  const said = JSON.stringify([
    corrections,
    verdicts.flatMap((verdict, at) => (verdict === '不是条款' ? at : [])),
  ]);
  const heldFor = useRef(said);
  const pick = async ([file]: readonly File[]): Promise<void> => {
    if (!file) return;
    const named = await readOne(file);
    if (!named.ok) return;
    const held = await pane.run(
      '与去年对照',
      () => pane.given.assistant.draftAgainst(named.value, verdicts, corrections),
      {
        reads: true,
      },
    );
    if (!held.ok) return;
    heldFor.current = said;
    setView(held.value);
  };
  const holds = view !== null;
  useEffect(() => {
    if (!holds || heldFor.current === said) return;
    heldFor.current = said;
    void pane.given.assistant.draftAgainst(null, verdicts, corrections).then((held) => {
      if (heldFor.current === said && held.ok) setView(held.value);
    });
  }, [said, holds, verdicts, corrections, pane.given.assistant, setView]);
  const count = view?.differences.length ?? 0;
  return (
    <div className={common.tight}>
      <div className={common.row}>
        <FileButton icon={<DocumentTable20Regular />} onFiles={(files) => void pick(files)}>
          与去年的总表对照
        </FileButton>
        <span className={common.muted} role="status">
          {view
            ? `与“${view.title}”对照，${count} 处不同；口径、别名、评价人沿用去年的，在草案里核对。`
            : '可以不选'}
        </span>
      </div>
      {view && count > 0 && (
        <Disclosure name="notice/differences" summary={`${count} 处不同`}>
          <ul className={common.text}>
            {view.differences.slice(0, shown).map(({ where, what, subject, before, after }, index) => (
              <li key={index}>
                {where} {what}
                {subject}：{[before, after].filter((text) => text !== '').join(' → ')}
              </li>
            ))}
          </ul>
          <p className={mergeClasses(common.muted, common.small)}>
            {count > shown && `还有 ${count - shown} 处。`}全部在草案的“与去年对照”表里，可以打印。
          </p>
        </Disclosure>
      )}
    </div>
  );
}
