import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { KindView, ResultView } from '../../../views/results';
import { Mark } from '../../common/Mark';
import { StackTable, type StackColumn } from '../../common/StackTable';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';
import { gradeTone } from './grade';

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    ':hover': { textDecorationLine: 'underline' },
  },
  rank: { display: 'inline-block', minWidth: '24px' },
  sort: { minWidth: 0, width: '132px' },
});

type Sorting = 'rank' | 'unit';

const byRank = (a: ResultView, b: ResultView): number =>
  (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER);

/** Why a unit is out, in words. */
function Verdict({ row }: { row: ResultView }) {
  const common = useCommon();
  if (row.veto) {
    return (
      <span>
        <Mark tone="bad">一票否决</Mark>{' '}
        <span className={mergeClasses(common.muted, common.small)}>{row.vetoReasons.join('；')}</span>
      </span>
    );
  }
  if (row.eligible) return <Mark tone="good">可评先</Mark>;
  return row.ineligibleReasons.length > 0 ? (
    <span className={mergeClasses(common.muted, common.small)}>
      不评先：{row.ineligibleReasons.join('；')}
    </span>
  ) : null;
}

/** Results, ranked; each figure opens the way it came about. */
export function ResultTable({ kind: { rows, grades, parts, bonus: bonusWord, ranked } }: { kind: KindView }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const [sorting, setSorting] = useKept<Sorting>('results/sorting', 'rank');
  const figure = (row: ResultView, value: string, part: string) =>
    value && (
      <button
        type="button"
        className={mergeClasses(common.bare, common.numbers, styles.link)}
        aria-label={`${row.name}${part || '总分'} ${value}，看分数来历`}
        onClick={() => pane.open({ kind: 'trace', unit: row.unit, name: row.name, part })}
      >
        {part === '' ? <span className={common.strong}>{value}</span> : value}
      </button>
    );
  const column = (
    title: string,
    part: string,
    value: (row: ResultView) => string,
  ): StackColumn<ResultView> => ({
    title,
    number: true,
    cell: (row) => figure(row, value(row), part),
  });
  const columns: StackColumn<ResultView>[] = [
    {
      title: '单位',
      cell: (row) => (
        <span>
          <span className={mergeClasses(common.muted, common.numbers, styles.rank)}>{row.rank ?? '—'}</span>
          <span className={common.strong}>{row.name}</span>
        </span>
      ),
    },
    { title: '总分', number: true, narrow: 'bare', cell: (row) => figure(row, row.total, '') },
    {
      title: '等次',
      narrow: 'bare',
      cell: (row) =>
        row.grade && (
          <span>
            <Mark plain tone={gradeTone(row.grade, grades)}>
              {row.grade}
            </Mark>{' '}
            {row.gradeReasons.length > 0 && (
              <span className={mergeClasses(common.muted, common.small)}>{row.gradeReasons.join('；')}</span>
            )}
          </span>
        ),
    },
    ...parts.map(({ name, short }, index) => column(short, name, (row) => row.parts[index] ?? '')),
    column(bonusWord, bonusWord, ({ bonus }) => (bonus === '0' ? '' : bonus)),
    ...(rows.some(({ penalty }) => penalty !== '')
      ? [column('情形扣分', '情形扣分', ({ penalty }) => penalty && `−${penalty}`)]
      : []),
    {
      title: '差额',
      number: true,
      cell: ({ difference }) =>
        difference !== '' && difference !== '0' && <Mark tone="bad">差 {difference}</Mark>,
    },
    { title: '评先', narrow: 'bare', cell: (row) => <Verdict row={row} /> },
  ];
  const sorted = sorting === 'rank' ? [...rows].sort(byRank) : rows;
  return (
    <div className={common.tight}>
      <div className={common.spread}>
        <span className={mergeClasses(common.muted, common.small)}>
          点分数看来历{ranked.length > 1 && `；${ranked.join('、')}合在一起排名次`}
        </span>
        <Select
          size="small"
          className={styles.sort}
          aria-label="排列次序"
          value={sorting}
          onChange={(_, { value }) => setSorting(value as Sorting)}
        >
          <option value="rank">按名次</option>
          <option value="unit">按表上次序</option>
        </Select>
      </div>
      <StackTable label="成绩" rows={sorted} keyOf={({ unit }) => unit} columns={columns} />
    </div>
  );
}
