import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { schemeDraft } from '../../src/drafting/scheme';
import { sampleSchemeOf, sampleSchemes } from '../../src/sample/schemes';
import { partsOf, zhengzhou2019 } from '../../src/schemes';
import type { Clause, Rubric } from '../../src/schemes/rubric';
import type { Scheme } from '../../src/schemes/scheme';
import { noticeOf, rubricOwners } from './notice-of';

/** 方案 → 通知的样子 → 起草 → 同样的细则、条款、类别、比重、等次、日程、分组。 */

const schemes: readonly (readonly [string, Scheme])[] = [
  ['2019 年的方案', zhengzhou2019()],
  // That each sample can be read is held where the samples are.
  ...sampleSchemes.flatMap((sample): [string, Scheme][] => {
    const { scheme } = sampleSchemeOf(sample);
    return scheme ? [[`范例${sample.name}`, scheme]] : [];
  }),
];

/** Asked anew each month or quarter, the number of a year is filled in by people; of what is in proportion, the unit. */
const askedAnew = /(?:每|按)(?:月|季|半年|周)/;
const clause = ({
  id,
  kind,
  points,
  to,
  unit,
  required,
  step,
  tier,
  limit,
  earns,
  repeat,
  text,
}: Clause) => ({
  // The draft numbers its 附件 in their order; a notice may have others between them.
  id: id.replace(/^附\d+/, ''),
  kind,
  points,
  to,
  unit: kind === 'proportion' ? null : unit,
  required: askedAnew.test(text) ? null : required,
  step,
  tier: tier?.toLowerCase() ?? null,
  limit: kind === 'proportion' && limit === points ? undefined : limit,
  earns: earns === true,
  repeat: repeat ?? null,
});
/** Clauses of a rubric, by the row and the item that they stand in. */
const rubricWords = ({ title, items }: Rubric, of: Rubric) => ({
  title,
  items: items.map((item, at) => ({
    title: item.title,
    points: item.points,
    kind: item.kind,
    rows: item.rows.map((row, place) => ({
      no: row.no,
      method: row.method,
      clauses: row.clauses.map((one, index) =>
        // What is asked anew the sentence of the made scheme tells, not the quotation of the draft.
        clause({
          ...one,
          text: of.items[at]?.rows[place]?.standard ?? of.items[at]?.rows[place]?.clauses[index]?.text ?? '',
        }),
      ),
    })),
  })),
});

describe.each(schemes)('%s', (_, scheme) => {
  const drawn = schemeDraft(draftOf(textSource(noticeOf(scheme)))).scheme;

  test('考核细则逐条相同', () => {
    expect(drawn.rubrics).toHaveLength(scheme.rubrics.length);
    scheme.rubrics.forEach((rubric, index) => {
      const other = drawn.rubrics[index];
      expect(other && rubricWords(other, rubric)).toEqual(rubricWords(rubric, rubric));
    });
  });

  test('对象类别、单位、各部分的比重、用哪一份细则', () => {
    expect(drawn.kinds.map(({ name }) => name)).toEqual(scheme.kinds.map(({ name }) => name));
    expect(drawn.units.map(({ name }) => name).toSorted()).toEqual(
      scheme.units.map(({ name }) => name).toSorted(),
    );
    const shares = (of: Scheme) =>
      of.kinds.map(({ id }) =>
        partsOf(of, id).map((part) => [
          part.name,
          part.weight,
          part.source === '考核细则' ? part.rubric.title : null,
        ]),
      );
    expect(shares(drawn)).toEqual(shares(scheme));
    expect(rubricOwners(drawn)).toEqual(rubricOwners(scheme));
  });

  test('等次、日程、考核分组', () => {
    const facts = ({ grades, calendar, teams, units, year, documentNumber }: Scheme) => ({
      year,
      documentNumber,
      grades: grades.map(({ name, from }) => [name, from]),
      calendar: [
        calendar.periodStart,
        calendar.periodEnd,
        calendar.assessmentStart,
        calendar.assessmentEnd,
        calendar.reportDue,
      ],
      teams: teams.map((team) => [
        team.name,
        team.units.map((id) => units.find((unit) => unit.id === id)?.name ?? id),
      ]),
    });
    expect(facts(drawn)).toEqual(facts(scheme));
  });

  test('情形从几起起、有什么后果、扣总分几分、管哪一类，等次的名额', () => {
    const names = (of: Scheme, ids: readonly string[] = []) =>
      ids.map((id) => of.kinds.find((kind) => kind.id === id)?.name ?? id);
    // Which kind a sentence does not name, only the office knows.
    const lines = (of: Scheme) =>
      (of.circumstances ?? []).map(({ unit, from, effect, points, limit, kinds, source }) => ({
        unit,
        from,
        effect,
        points,
        limit,
        kinds: names(of, kinds).filter((name) => source.includes(name)),
        source: source.replace(/[。；]$/, ''),
      }));
    expect(lines(drawn)).toEqual(lines(scheme));
    const quotas = ({ grades }: Scheme) => grades.map(({ name, places, share }) => [name, places, share]);
    expect(quotas(drawn)).toEqual(quotas(scheme));
  });
});
