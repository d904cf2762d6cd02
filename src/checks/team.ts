import type { Finding, Place } from '../base/finding';
import { shownOtherwise } from '../cells/numbers';
import { decimalsOf, rounded, type Decimal } from '../base/decimal';
import { folded } from '../base/text';
import { typedDate } from '../base/typed-date';
import { clauseById, unitById, unitByName } from '../schemes';
import type { Scheme, Team, Unit } from '../schemes/scheme';
import { rowKey } from '../forms/clause-table';
import type { BonusRow } from '../forms/bonus-ledger';
import type { LedgerRow } from '../forms/deduction-ledger';
import { bonusResults, countedIn, ledgerResults } from '../forms/ledger-results';
import { emptyState, type VisitRow } from '../forms/master/state';
import { clauseCode, clauseWords } from '../forms/team/clause-words';
import { teamClauses } from '../forms/team/entries';
import { showsFacts } from '../forms/team/reason';
import type { TeamReading, WorkedRow, WorkedRubric } from '../forms/team/reading';
import { textOf, type LocatedRow, type LocatedTable } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { inPercent } from '../scoring/clause';
import { rowDeduction } from '../scoring/row';
import { interpret } from './entries';
import { sameValue } from '../sheets/refresh';
import { Claims } from './claims';
import { error, warning } from './finding';
import { formulaFinding } from './formula-source';
import { isPossibleSum } from './possible';
import type { CellData } from '../sheets/data';
import { unreadableDate } from './typed/ledger';
import { typedCell } from './typed-cell';
import { checkVisit } from './visits';

/** A 考核组工作簿 that came back, as rows for the 总表. */
export interface CheckedTeam {
  deductions: LedgerRow[];
  bonuses: BonusRow[];
  visits: VisitRow[];
  findings: Finding[];
}

/** Ids of clauses as people may write them. */
const clauseIds = (scheme: Scheme): Map<string, string> =>
  new Map([...clauseById(scheme).keys()].map((id) => [folded(id), id]));

class TeamChecker {
  readonly findings: Finding[] = [];
  /** Sheet rows of what was taken from the two ledgers, in order. */
  readonly rowsOf = { deductions: [] as number[], bonuses: [] as number[] };
  private readonly clauseIds: ReadonlyMap<string, string>;

  constructor(
    private readonly scheme: Scheme,
    private readonly team: Team,
    private readonly reading: TeamReading,
    private readonly file: string,
    private readonly claims: Claims,
  ) {
    this.clauseIds = clauseIds(scheme);
    for (const located of [reading.deductions, reading.bonuses, reading.visits]) claims.table(located);
  }

  /** A number of a label column (序号) or nothing; a text there is somebody's remark and stays unread. */
  private claimRow(located: LocatedTable | undefined, row: LocatedRow, keys: readonly string[]): void {
    if (!located) return;
    this.claims.row(located, row, keys);
    if (row.cell('no').type !== 'text') this.claims.row(located, row, ['no']);
  }

  /** Formula cells of a ledger: one that is there, or a result pasted over its own formula; anything else is named. */
  claimResults(
    located: LocatedTable | undefined,
    results: ReadonlyMap<number, Readonly<Record<string, Scalar>> | undefined>,
  ): void {
    for (const row of located?.rows ?? [])
      for (const key of located?.place.columns.keys() ?? []) {
        const cell = row.cell(key);
        const ours = results.get(row.row)?.[key] ?? '';
        if (located && (cell.formula !== undefined || sameValue(cell.value, ours)))
          this.claims.row(located, row, [key]);
      }
  }

  /** The unit's own name where it is known; as typed otherwise. */
  private unitName(value: Scalar): Scalar {
    return unitByName(this.scheme, value === null ? '' : String(value))?.name ?? value;
  }

  /**
   * A number as the person means it. Text that is a number is read and reported, a formula is said with its source; what
   * could mean two things stays as typed, for the ledger's check to name.
   * @param percentPoints whether the number counts percent points: 12% typed there is 12 of them
   */
  private number(
    located: LocatedTable | undefined,
    row: LocatedRow,
    key: string,
    at: Place,
    percentPoints = false,
  ): Scalar {
    const cell = row.cell(key);
    const place = { ...at, cell: row.address(key) };
    const column = located?.place.columns.get(key);
    const formula =
      located && column !== undefined
        ? formulaFinding(cell, located.sheet, { row: row.row, column }, place)
        : undefined;
    if (formula) this.findings.push(formula);
    if (formula?.severity === 'error') return null;
    const typed = typedCell(cell);
    if (typed.kind !== 'number') return shownOtherwise(cell) ?? cell.value;
    if (typed.before === undefined) {
      this.hiddenDecimals(cell, typed.value, place);
      return cell.value;
    }
    if (typed.percent && !percentPoints) return typed.before;
    this.findings.push(
      warning(
        typed.percent ? 'number-percent' : 'number-text',
        typed.percent
          ? `“${typed.before}”按 ${typed.value.toFixed()} 个百分点计。`
          : `“${typed.before}”是文字，按 ${typed.value.toFixed()} 计。`,
        '不必处理；认读有误的，请改正。',
        place,
      ),
    );
    return typed.value.toNumber();
  }

  private hiddenDecimals(cell: CellData, value: Decimal, place: Place): void {
    if (cell.decimals === undefined || decimalsOf(value) <= cell.decimals) return;
    this.findings.push(
      warning(
        'number-hidden-decimals',
        `这一格显示为 ${rounded(value, cell.decimals).toFixed(cell.decimals)}，实际是 ${value.toFixed()}，按 ${value.toFixed()} 计。`,
        '请与考核组核对：打印签字的表上看不到后面的小数。',
        place,
      ),
    );
  }

  /** The rule's own name where what is typed differs only in width or spaces. */
  private bonusRule(value: Scalar): Scalar {
    const text = value === null ? '' : String(value);
    return this.scheme.bonus.rules.find(({ name }) => folded(name) === folded(text))?.name ?? value;
  }

  /** The clause's own id: picked with its words, or typed with other widths, spaces, dashes or words. */
  private clause(text: string, place: Place): string {
    const ids = this.clauseIds;
    const rest = text.slice(clauseCode(text).length);
    // Two codes in one cell are nobody's choice.
    const id =
      ids.get(folded(text)) ?? (/附\d/u.test(rest) ? undefined : ids.get(folded(clauseCode(text)))) ?? text;
    const entry = clauseById(this.scheme).get(id);
    if (id !== text && !(entry && folded(clauseWords(entry)) === folded(text)))
      this.findings.push(
        warning('clause-written', `条款编号写作“${text}”，按 ${id} 计。`, '不必处理。', place),
      );
    return id;
  }

  /** A date as people write it becomes a day and is reported; anything else stays as typed, to be named by its check. */
  private date(cell: CellData, place: Place): Scalar {
    const typed = typedDate(cell.value);
    if (typed.kind !== 'date') return cell.value;
    if (typed.before !== undefined)
      this.findings.push(
        warning(
          'date-text',
          `“${typed.before}”按日期 ${typed.iso} 计。`,
          '不必处理；认读有误的，请改正。',
          place,
        ),
      );
    return typed.iso;
  }

  deductions(): LedgerRow[] {
    const located = this.reading.deductions;
    return (located?.rows ?? []).flatMap((row): LedgerRow[] => {
      const text = (key: string) => textOf(row.cell(key));
      if (['unit', 'clause', 'quantity', 'facts', 'manual'].every((key) => text(key) === '')) return [];
      this.claimRow(located, row, ['unit', 'clause', 'quantity', 'facts', 'date', 'manual']);
      this.rowsOf.deductions.push(row.row);
      const place: Place = {
        file: this.file,
        sheet: located?.sheet.name ?? '',
        cell: row.address('clause'),
        unit: text('unit'),
      };
      const own = unitByName(this.scheme, text('unit'));
      if (own && !this.team.units.includes(own.id))
        this.findings.push(
          error(
            'ledger-other-team',
            `“${own.name}”不由${this.team.name}考核。`,
            '请核对单位；应由其他考核组登记的，转交该组。',
            place,
          ),
        );
      const clause = this.clause(text('clause'), place);
      const chosen = clauseById(this.scheme).get(clause)?.clause;
      const date = this.date(row.cell('date'), { ...place, cell: row.address('date') });
      if (typedDate(date).kind === 'bad')
        this.findings.push(unreadableDate(date, { ...place, cell: row.address('date') }));
      return [
        {
          unit: this.unitName(row.cell('unit').value),
          clause,
          quantity: this.number(located, row, 'quantity', place, chosen !== undefined && inPercent(chosen)),
          facts: row.cell('facts').value,
          date,
          manual: this.number(located, row, 'manual', place),
          file: this.file,
          sheet: located?.sheet.name ?? '',
          cell: row.address('clause'),
        },
      ];
    });
  }

  bonuses(): BonusRow[] {
    const located = this.reading.bonuses;
    return (located?.rows ?? []).flatMap((row): BonusRow[] => {
      const value = (key: string) => row.cell(key).value;
      if (['unit', 'rule', 'work', 'facts'].every((key) => textOf(row.cell(key)) === '')) return [];
      this.claimRow(located, row, ['unit', 'rule', 'work', 'facts']);
      this.rowsOf.bonuses.push(row.row);
      return [
        {
          unit: this.unitName(value('unit')),
          rule: this.bonusRule(value('rule')),
          work: value('work'),
          facts: value('facts'),
          file: this.file,
          sheet: located?.sheet.name ?? '',
          cell: row.address('rule'),
        },
      ];
    });
  }

  /** A 扣分 that is no formula any more: taken as it stands, and reported. */
  private typedOver(rubric: WorkedRubric, row: WorkedRow, ledger: readonly LedgerRow[]): LedgerRow[] {
    if (row.deduction.formula !== undefined && sumsLedger(row.deduction.formula)) return [];
    const { unit } = rubric;
    const annex = rubric.rubric;
    const item = annex.items.find((each) => each.rows.some((line) => line.no === row.no));
    const line = item?.rows.find((each) => each.no === row.no);
    if (!item || !line) return [];
    const key = rowKey(annex, line);
    const place: Place = { file: this.file, sheet: rubric.sheet, cell: row.cell, unit: unit.name };
    const fromLedger = rowDeduction(item, line, countedIn(ledger, unit.name, key), null);
    const typed = typedCell(row.deduction);
    if (row.deduction.formula !== undefined)
      this.findings.push(
        warning(
          'deduction-formula',
          `小项 ${key} 的扣分格是另写的公式 =${row.deduction.formula.slice(0, 80)}，按存下的结果 ${String(row.deduction.value)} 计。`,
          '与考核组核对；有条款可循的，改为在台账逐条登记。',
          place,
        ),
      );
    if (typed.kind === 'empty') {
      if (fromLedger.gt(0))
        this.findings.push(
          warning(
            'deduction-cleared',
            `小项 ${key} 的扣分格被清空，台账有 ${fromLedger.toFixed()} 分，按台账计。`,
            '核对扣分；不应扣的，删去台账中的记录。',
            place,
          ),
        );
      return [];
    }
    const manual =
      typed.kind === 'number'
        ? typed.percent
          ? (typed.before ?? '')
          : typed.value.toNumber()
        : row.deduction.value;
    const same = typed.kind === 'number' && typed.value.eq(fromLedger);
    const own = row.reason.formula === undefined ? textOf(row.reason) : '';
    const recorded = factsIn(ledger, unit.name, key);
    // A program that keeps results alone leaves the number and the facts of the ledger: nobody typed them.
    if (same && (fromLedger.eq(0) || showsFacts(own, recorded))) return [];
    if (typed.kind === 'number') {
      if (typed.before !== undefined)
        this.findings.push(
          warning(
            'number-text',
            `“${typed.before}”是文字，按 ${typed.value.toFixed()} 计。`,
            '不必处理。',
            place,
          ),
        );
      if (typed.value.gt(0) && !same && !isPossibleSum(typed.value, item, line, this.scheme.readings))
        this.findings.push(
          warning(
            'deduction-not-possible',
            `小项 ${key} 扣 ${typed.value.toFixed()} 分，凑不出本小项各条款的扣分。`,
            '与考核组核实，改为按条款登记。',
            { ...place, source: line.standard },
          ),
        );
    }
    // What equals the ledger's sum may rest on the ledger's facts; it stays when another reading gives another sum.
    const facts = same && own === '' ? [...new Set(recorded)].join('；') : own;
    this.claims.cell(rubric.data, row.at.row, row.at.deduction);
    this.claims.cell(rubric.data, row.at.row, row.at.reason);
    return [
      {
        unit: unit.name,
        clause: key,
        quantity: null,
        facts,
        date: null,
        manual,
        file: this.file,
        sheet: rubric.sheet,
        cell: row.cell,
      },
    ];
  }

  overrides(ledger: readonly LedgerRow[]): LedgerRow[] {
    return this.reading.rubrics.flatMap((rubric) =>
      rubric.rows.flatMap((row) => this.typedOver(rubric, row, ledger)),
    );
  }

  visits(): VisitRow[] {
    const located = this.reading.visits;
    return (located?.rows ?? []).flatMap((row): VisitRow[] => {
      const unit = unitByName(this.scheme, row.key);
      if (!unit || !this.team.units.includes(unit.id)) {
        this.strangeVisit(located, row, unit);
        return [];
      }
      this.claimRow(located, row, ['unit', ...visitKeys]);
      const value = (key: string) => row.cell(key).value;
      const at = (key: string): Place => ({
        file: this.file,
        sheet: located?.sheet.name ?? '',
        cell: row.address(key),
        unit: unit.name,
      });
      const date = (key: string) => this.date(row.cell(key), at(key));
      const visit: VisitRow = {
        unit: unit.id,
        start: date('start'),
        end: date('end'),
        spotOne: value('spotOne'),
        spotTwo: value('spotTwo'),
        enterprises: value('enterprises'),
        signed: date('signed'),
        note: value('note'),
      };
      this.findings.push(...checkVisit(this.scheme, unit, visit, at));
      return [visit];
    });
  }

  /** A row of 考核情况 whose unit nobody knows, or another team assesses: what is typed there must not vanish. */
  private strangeVisit(located: LocatedTable | undefined, row: LocatedRow, unit: Unit | undefined): void {
    const filled = visitKeys.filter((key) => textOf(row.cell(key)) !== '');
    if (!located || filled.length === 0) return;
    this.claimRow(located, row, ['unit', ...visitKeys]);
    const contents = filled.map((key) => `${row.address(key)}“${textOf(row.cell(key))}”`).join('、');
    this.findings.push(
      error(
        unit ? 'visit-other-team' : 'visit-unit-unknown',
        unit
          ? `“${unit.name}”不由${this.team.name}考核，这一行没有收：${contents}。`
          : row.key === ''
            ? `这一行没有写被考核单位，没有收：${contents}。`
            : `“${row.key}”不是考核对象，这一行没有收：${contents}。`,
        '请考核组改回原来的单位名称后重报。',
        {
          file: this.file,
          sheet: located.sheet.name,
          cell: row.address('unit'),
          unit: row.key,
          allowed: this.team.units.map((id) => unitById(this.scheme, id)?.name ?? id).join('、'),
        },
      ),
    );
  }

  structure(): void {
    for (const [located, name] of [
      [this.reading.deductions, '扣分台账'],
      [this.reading.bonuses, '加分台账'],
      [this.reading.visits, '考核情况'],
    ] as const)
      if (!located)
        this.findings.push(
          error(
            'team-sheet-missing',
            `找不到“${name}”的表头。`,
            '恢复该表的表头行后重报；表名可以改，表头文字不能改。',
            { file: this.file, sheet: name },
          ),
        );
    for (const unit of this.reading.missing)
      this.findings.push(
        error('team-rubric-missing', `找不到${unit.name}的考核细则表。`, '恢复该表后重报。', {
          file: this.file,
          unit: unit.name,
        }),
      );
  }
}

/** Facts of the ledger rows that a 小项 is added up from. */
const factsIn = (ledger: readonly LedgerRow[], unit: string, key: string): string[] =>
  ledger
    .filter((row) => row.unit === unit && row.looked?.row === key)
    .map((row) => String(row.facts ?? '').trim())
    .filter((facts) => facts !== '');

/** Whether a formula of a 扣分 cell still adds up the ledger, whatever a program made of its spelling. */
const sumsLedger = (formula: string): boolean => /SUMIFS|SUMPRODUCT|SUMIF/i.test(formula);

/** What the team records of a unit in 考核情况. */
const visitKeys = ['start', 'end', 'spotOne', 'spotTwo', 'enterprises', 'signed', 'note'] as const;

export function checkTeam(
  scheme: Scheme,
  team: Team,
  reading: TeamReading,
  file: string,
  claims = new Claims(),
): CheckedTeam {
  const checker = new TeamChecker(scheme, team, reading, file, claims);
  checker.structure();
  const recorded = checker.deductions();
  const looked = ledgerResults(scheme, recorded, teamClauses(scheme, team));
  const ledger = recorded.map((row, index) => ({ ...row, looked: looked[index] ?? row.looked }) as LedgerRow);
  const deductions = [...recorded, ...checker.overrides(ledger)];
  const bonuses = checker.bonuses();
  const results = (rows: readonly number[], of: readonly unknown[]) =>
    new Map(rows.map((row, index) => [row, of[index] as Readonly<Record<string, Scalar>> | undefined]));
  checker.claimResults(reading.deductions, results(checker.rowsOf.deductions, looked));
  checker.claimResults(reading.bonuses, results(checker.rowsOf.bonuses, bonusResults(scheme, bonuses)));
  const visits = checker.visits();
  // The same reading that the 总表 will get, so that the team hears of its mistakes with its own file and cells.
  const interpreted = interpret({ ...emptyState(scheme), deductions, bonuses });
  return { deductions, bonuses, visits, findings: [...checker.findings, ...interpreted.findings] };
}
