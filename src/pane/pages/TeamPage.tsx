import { mergeClasses } from '@fluentui/react-components';
import type { TeamOverview, TeamUnitView } from '../../views/overview';
import { Mark } from '../common/Mark';
import { Section } from '../common/Section';
import { StackTable } from '../common/StackTable';
import { useCommon } from '../common/styles';
import { Tabs } from '../common/Tabs';
import { useKept } from '../state/kept';
import { ScoreStep } from '../steps/score/ScoreStep';

function Units({ units, bonusWord }: { units: readonly TeamUnitView[]; bonusWord: string }) {
  const common = useCommon();
  return (
    <StackTable
      label="被考核单位"
      rows={units}
      keyOf={({ id }) => id}
      columns={[
        { title: '单位', cell: ({ name }) => <span className={common.strong}>{name}</span> },
        {
          title: '得分',
          number: true,
          cell: ({ score }) => <span className={common.strong}>{score}</span>,
        },
        {
          title: '扣分',
          number: true,
          cell: ({ deduction, records }) => `${deduction}（${records} 笔）`,
        },
        { title: bonusWord, number: true, cell: ({ bonus }) => (bonus === '0' ? '' : bonus) },
        {
          title: '日期',
          cell: ({ visit }) => visit || <Mark tone="care">没填</Mark>,
        },
        {
          title: '报告',
          cell: ({ signed }) => (signed ? <Mark tone="good">已签字</Mark> : <Mark tone="care">未签字</Mark>),
        },
      ]}
    />
  );
}

/** A 考核组工作簿 opened by its group: its units, scoring by clauses, and what is left to do. */
export function TeamPage({ overview }: { overview: TeamOverview }) {
  const common = useCommon();
  const [tab, setTab] = useKept<'units' | 'score'>('team/tab', 'units');
  const { title, team, units, next } = overview;
  return (
    <>
      <Section title={team}>
        <p className={common.muted}>{title}</p>
        <p className={mergeClasses(common.text, common.strong)}>{next}</p>
      </Section>
      <Tabs
        label="看什么"
        value={tab}
        onValue={setTab}
        options={[
          ['units', '各单位'],
          ['score', '条款打分'],
        ]}
      />
      {tab === 'units' ? (
        <Section title="各单位">
          <Units units={units} bonusWord={overview.bonusWord} />
        </Section>
      ) : (
        <ScoreStep />
      )}
    </>
  );
}
