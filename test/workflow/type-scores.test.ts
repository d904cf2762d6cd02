import { masterWorkbook } from '../../src/forms/master/workbook';
import { emptyState } from '../../src/forms/master/state';
import { loadScheme, ratersOf, unitsOf } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { paperFoot } from '../../src/views/paper-form';
import { paperFormView } from '../../src/views/paper-form-view';

import { computed, openMaster } from '../../src/workflow/master';
import { typeScores, type ScoreEntry } from '../../src/workflow/type-scores';
import { workbookBytes } from '../../src/xlsx/write';
import { memoryMaster } from '../support/memory-host';
import { compactScheme } from '../support/scoring-scheme';
import { valueOf } from '../support/year';

/** 录入纸质表：弃权照表上写的录，本单位一行没有；收到的表里空着的，补上也是更正，要写原因。 */

const author = { now: '2020-01-18 09:00' };

/** 三个区、三位领导；第一位领导就是“区1”，弃权不计。 */
function scheme(): Scheme {
  const base = compactScheme(3, 1, 3);
  const { leader } = base.forms;
  if (!leader) throw new Error('no form');
  return valueOf(
    loadScheme({
      ...base,
      forms: { ...base.forms, leader: { ...leader, abstain: true, ownVote: false } },
      raters: base.raters.map((rater) => (rater.id === 'L1' ? { ...rater, name: '区1' } : rater)),
    }),
  );
}

const of = scheme();
const [one, two, three] = unitsOf(of, 'district').map(({ id }) => id);
if (one === undefined || two === undefined || three === undefined) throw new Error('no units');

/** @param received scores that rater 2's form brought as a file */
async function master(received: readonly (readonly [string, number])[] = []) {
  const state = emptyState(of);
  const rater = ratersOf(of, 'leader')[1]?.id ?? '';
  for (const [unit, value] of received) {
    state.scores.set(rater, new Map([...(state.scores.get(rater) ?? []), [unit, value]]));
    state.provenance.push({
      rater,
      unit,
      typed: value,
      taken: value,
      file: '领导2.xlsx',
      sheet: '',
      cell: '',
    });
  }
  if (received.length > 0)
    state.receipts.set(rater, { file: '领导2.xlsx', hash: '00', received: '2020-01-17 09:00' });
  const workbook = memoryMaster();
  workbook.replace(await workbookBytes(masterWorkbook(computed(state).state)));
  return {
    rater,
    form: async (id: string) => {
      const view = paperFormView(valueOf(await openMaster(workbook)), id);
      if (!view) throw new Error(id);
      return view;
    },
    scores: async (id: string) => [
      ...(valueOf(await openMaster(workbook)).state.scores.get(id) ?? new Map<string, unknown>()),
    ],
    type: (id: string, entries: readonly ScoreEntry[], reason = '') =>
      typeScores(workbook, id, entries, reason, author),
  };
}

test('弃权录得进去，空格不带进总表；合计不算它，算填了', async () => {
  const { rater, form, scores, type } = await master();
  valueOf(
    await type(rater, [
      { unit: one, was: '', now: ' 弃权 ' },
      { unit: two, was: '', now: '9' },
    ]),
  );
  expect(await scores(rater)).toEqual([
    [one, '弃权'],
    [two, 9],
  ]);
  const view = await form(rater);
  expect(view.rows.map(({ now }) => now)).toEqual(['弃权', '9', '']);
  expect(paperFoot(view, ['弃权', '9', ''])).toMatchObject({ filled: 2, sum: '9' });
});

test('没有弃权这一说的表，弃权不收', async () => {
  const { type } = await master();
  const office = ratersOf(of, 'office')[0]?.id ?? '';
  const done = await type(office, [{ unit: one, was: '', now: '弃权' }]);
  expect(done).toMatchObject({ ok: false, finding: { code: 'scores-refused' } });
});

test('本单位不评的，录入的格里没有本单位，写了也不收', async () => {
  const { form, type } = await master();
  expect((await form('L1')).rows.map(({ unit }) => unit)).toEqual([two, three]);
  const done = await type('L1', [{ unit: one, was: '', now: '9' }]);
  expect(done).toMatchObject({ ok: false, finding: { code: 'scores-moved' } });
});

test('收到的表里空着一格，后来补上：是更正，先写原因', async () => {
  const { rater, form, scores, type } = await master([
    [one, 8],
    [two, 9],
  ]);
  expect((await form(rater)).rows.map(({ received }) => received)).toEqual([true, true, true]);
  const entry = { unit: three, was: '', now: '7' };
  expect(await type(rater, [entry])).toMatchObject({
    ok: false,
    finding: { code: 'correction-no-reason' },
  });
  valueOf(await type(rater, [entry], '电话补报'));
  expect(await scores(rater)).toContainEqual([three, 7]);
});

test('没有收到文件的表，头一次录入不问原因', async () => {
  const { rater, form, type } = await master();
  expect((await form(rater)).rows.some(({ received }) => received)).toBe(false);
  valueOf(await type(rater, [{ unit: one, was: '', now: '9' }]));
});
