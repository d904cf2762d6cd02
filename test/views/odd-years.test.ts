import { allUnits as paperUnits } from '../../src/papers/year';
import { standings } from '../../src/papers/pictures';
import { ratersOf, unitsOfRater, zhengzhou2019 } from '../../src/schemes';
import { decimal } from '../../src/base/decimal';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { ratingView } from '../../src/views/rating-view';
import { dataOf, onSheets } from '../support/forms';
import { time } from '../support/year';
import { reminder } from '../../src/views/reminder';
import type { GroupView, ReturnView } from '../../src/views/overview';
import { filledYear } from '../support/generated-year';
import { withClause } from '../support/changed-scheme';
import { paperYearOf } from '../support/papers';

/** 面板和图上说的话，在少见的数据里也对。 */

const today = '2020-02-01';

test('图上的第 1 名：并列的都在', () => {
  const scheme = zhengzhou2019();
  const { year } = paperYearOf({ ...filledYear(scheme, 1), settled: true }, today);
  const [kind] = year.kinds;
  if (!kind) throw new Error('no kind');
  const units = kind.units.map((own, index) => ({
    ...own,
    result: { ...own.result, rank: index < 2 ? 1 : index + 1 },
  }));
  const told = standings({ ...year, kinds: [{ ...kind, units }] })[0]?.ranking.told;
  const [first, second, third] = units.map(({ unit }) => unit.name);
  expect(told).toContain(`第 1 名${first ?? ''}、${second ?? ''}，都是 `);
  expect(told?.split('。')[0]).not.toContain(third);
  expect(standings(year)[0]?.ranking.told).toMatch(new RegExp(`^第 1 名${first ?? ''}，[\\d.]+ 分。`, 'u'));
});

test('得分的条款重复登记：只得一次', () => {
  const scheme = withClause('附1-1-1', { earns: true });
  const unit = scheme.units[0]?.name ?? '';
  const row = { unit, quantity: null, manual: null, facts: '事实', date: '', file: '', sheet: '', cell: '' };
  const deductions = ['附1-1-1', '附1-1-1', '附1-2-1', '附1-2-1'].map((clause) => ({ ...row, clause }));
  const { year } = paperYearOf({ ...filledYear(scheme, 1), deductions }, today);
  const own = paperUnits(year).find((each) => each.unit.name === unit);
  expect(own?.losses.map(({ remark }) => remark)).toContain('重复登记，只得一次');
});

test('评价表：弃权的已经答了，不说还有单位没有打分', async () => {
  const given = zhengzhou2019();
  const forms = Object.fromEntries(
    Object.entries(given.forms).map(([id, form]) => [id, { ...form, abstain: true as const }]),
  );
  const scheme = { ...given, forms };
  const [rater] = ratersOf(scheme, 'leader');
  if (!rater) throw new Error('no rater');
  const scores = new Map(unitsOfRater(scheme, rater).map(({ id }) => [id, decimal('9.5')]));
  const book = await dataOf(ratingWorkbook(scheme, rater, time, scores));
  const view = (value: string) => {
    let given = false;
    const answered = onSheets(book, (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) =>
        row?.map((cell) => {
          if (given || cell?.value !== 9.5) return cell;
          given = true;
          return { type: 'text' as const, value };
        }),
      ),
    }));
    return ratingView(scheme, rater, answered, '表.xlsx');
  };
  expect(view('弃权')).toMatchObject({
    filled: 16,
    of: 16,
    next: expect.stringContaining('已填完') as string,
  });
  expect(view('再议')).toMatchObject({ filled: 15, of: 16 });
});

describe('催报', () => {
  const scheme = zhengzhou2019();
  const groups: GroupView[] = [
    { id: 'leader', word: '领导', measure: '位', annex: '附件3', sheet: '领导评分' },
  ];
  const owed = (kind: string): ReturnView => ({
    id: '1',
    kind,
    name: '甲',
    status: 'outstanding',
    words: '未收',
    file: '',
    received: '',
    conflict: '',
    decision: '',
    faults: [],
    slip: '',
  });

  test('只欠评价表的，不提考核报告的期限；欠考核组工作簿的写明哪一天', () => {
    expect(reminder(scheme, groups, [owed('leader')], [])).not.toContain('考核报告');
    expect(reminder(scheme, groups, [owed('team')], [])).toContain('考核报告签字后须于2020年1月20日前报送。');
    expect(reminder(scheme, groups, [], ['某局'])).not.toContain('考核报告');
  });
});
