import { Button, mergeClasses, ProgressBar } from '@fluentui/react-components';
import { ok } from '../../../base/finding';
import { Disclosure } from '../../common/Disclosure';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useLasting, Waiting } from '../../common/Waiting';
import { FindingCard } from '../../findings/FindingCard';
import { useAsked } from '../../state/asked';
import { useKept } from '../../state/kept';
import { usePane, usePaneState } from '../../state/pane';
import { ClauseSheet } from './ClauseSheet';
import { useDrafts, type Draft } from './draft';
import { RowChooser } from './RowChooser';
import { useSelection } from './use-selection';

function Unwritten({ drafts, onDrop }: { drafts: readonly Draft[]; onDrop: (draft: Draft) => void }) {
  const common = useCommon();
  return (
    <Section title={`没有记入的 ${drafts.length} 笔`}>
      <ul className={mergeClasses(common.list, common.tight)}>
        {drafts.map((draft) => (
          <li key={`${draft.unit}/${draft.clause}/${draft.index}`} className={common.spread}>
            <span className={mergeClasses(common.text, common.grow)}>
              {draft.unitName} {draft.clause}　<span className={common.muted}>{draft.facts}</span>
            </span>
            <Button size="small" onClick={() => onDrop(draft)}>
              放弃
            </Button>
          </li>
        ))}
      </ul>
      <p className={common.muted}>回到那个小项可以接着填。</p>
    </Section>
  );
}

/** 考核细则 of what is open, as its sheets are called. */
function useAnnexes(): readonly string[] {
  const overview = usePaneState((state) => state.overview);
  return overview && 'rubrics' in overview ? overview.rubrics : [];
}

/** 条款打分: the clauses of the selected 小项, to be ticked and counted. */
export function ScoreStep() {
  const common = useCommon();
  const pane = usePane();
  const { assistant, program } = pane.given;
  const [place, choose, ask] = useSelection();
  const [unit, setUnit] = useKept<string | null>('score/unit', null);
  const drafts = useDrafts();
  const about = place ? `${place.sheet} ${place.row} ${place.column} ${unit ?? ''}` : '';
  const asked = useAsked(about, async () => {
    if (!place) return ok({ sheet: null });
    const answer = await assistant.clauses(place, unit);
    return answer.ok ? ok({ sheet: answer.value }) : answer;
  });
  const rubrics = useAsked('rubrics', () => assistant.rubrics());
  const slow = useLasting(asked.waiting);
  // The row before stays until the next one is there: flickering would move what one is about to click.
  const sheet = asked.finding ? null : (asked.value ?? asked.latest)?.sheet;
  const passing = asked.value === null;
  const elsewhere = drafts.all.filter(
    (draft) => draft.unit !== sheet?.unit.id || !sheet.clauses.some(({ id }) => id === draft.clause),
  );
  const go = (at: NonNullable<typeof place>): void => {
    choose(at);
    // The clauses are ticked here.
    void pane.show(at, false);
  };
  const annexes = useAnnexes();
  const chooser = (
    <Waiting asked={rubrics} what="考核细则">
      {(value) => <RowChooser rubrics={value} onChoose={go} />}
    </Waiting>
  );
  return (
    <>
      {slow && <ProgressBar aria-label="正在读条款" />}
      {asked.finding && <FindingCard finding={asked.finding} />}
      {sheet && <ClauseSheet sheet={sheet} passing={passing} drafts={drafts} onUnit={setUnit} />}
      {sheet === null && !asked.finding && (
        <Section title="条款打分">
          <p className={common.text}>
            在考核细则（{annexes.join('、')}
            ，或考核组工作簿里各单位的细则）上点一个小项的任意一格，这里就列出它的条款。
          </p>
          <p className={common.muted}>也可以在这里选：</p>
          {chooser}
        </Section>
      )}
      {!program.capabilities.events && (
        <div>
          <Button onClick={ask}>读选中的格</Button>
        </div>
      )}
      {sheet && (
        <Section title="换一个小项">
          <p className={common.muted}>在表上点别的小项就换过去；也可以在这里选。</p>
          <Disclosure name="score/choose" summary="按大项、小项选">
            {chooser}
          </Disclosure>
        </Section>
      )}
      {elsewhere.length > 0 && <Unwritten drafts={elsewhere} onDrop={drafts.drop} />}
    </>
  );
}
