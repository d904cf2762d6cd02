import { decimal, decimalsOf, zero, type Decimal } from '../base/decimal';
import type { Finding, Place } from '../base/finding';
import { folded } from '../base/text';
import { typedNumber } from '../base/typed-number';
import { address } from '../base/address';
import { clauseById, ratersOf, unitByName, unitById, unitsOf } from '../schemes';
import type { Scheme, Unit } from '../schemes/scheme';
import type {
  BonusClaim,
  Deduction,
  Entries,
  Incidents,
  MissingDecision,
  Origin,
  Override,
  Score,
} from '../scoring/entries';
import type { LocatedTable } from '../sheets/locate';
import type { Scalar } from '../sheets/model';
import { rowKey } from '../forms/clause-table';
import type { LedgerRow } from '../forms/deduction-ledger';
import type { BonusRow } from '../forms/bonus-ledger';
import { missingWords, type MasterState } from '../forms/master/state';
import { error, warning } from './finding';
import { checkScore } from './score';

/** What the 总表 says, as entries for the engine; whatever cannot be an entry is a finding. */
export interface Interpreted {
  entries: Entries;
  findings: Finding[];
  /** Ledger rows that became entries, by their position: for the stored results of the ledger's formulas. */
  deductionOfRow: ReadonlyMap<number, Deduction>;
  overrideOfRow: ReadonlyMap<number, Override>;
  bonusOfRow: ReadonlyMap<number, BonusClaim>;
}

/** Where tables stand, for addresses in findings. Absent for a state that is not in a workbook yet. */
export type TableFinder = (id: string) => LocatedTable | undefined;

const dateText = (value: Scalar): string => (value === null ? '' : String(value));

class Interpreter {
  readonly findings: Finding[] = [];
  readonly deductionOfRow = new Map<number, Deduction>();
  readonly overrideOfRow = new Map<number, Override>();
  readonly bonusOfRow = new Map<number, BonusClaim>();
  private readonly scheme: Scheme;

  constructor(
    private readonly state: MasterState,
    private readonly find: TableFinder,
  ) {
    this.scheme = state.scheme;
  }

  private cellPlace(table: string, unit: Unit, column: string): Place {
    const located = this.find(table);
    const row = located?.rows.find((each) => unitByName(this.scheme, each.key)?.id === unit.id);
    return { sheet: located?.sheet.name ?? '', cell: row?.address(column) ?? '', unit: unit.name };
  }

  scores(): Score[] {
    const origins = new Map(this.state.provenance.map((row) => [`${row.rater}|${row.unit}`, row]));
    const scores: Score[] = [];
    for (const kind of ['leader', 'office'] as const) {
      const located = this.find(kind);
      const rows = new Map(located?.rows.map((row) => [unitByName(this.scheme, row.key)?.id ?? '', row]));
      for (const rater of ratersOf(this.scheme, kind)) {
        const own = this.state.scores.get(rater.id);
        const decision = this.state.missing.get(rater.id);
        if (own && decision)
          this.findings.push(
            error(
              'missing-decided-with-scores',
              `${rater.name}的缺表处理选了“${decision}”，可评分列里又有分数。`,
              '清空“缺表处理”或清空该列分数，二者只留其一。',
              { rater: rater.name, sheet: located?.sheet.name ?? '' },
            ),
          );
        if (!own) continue;
        for (const unit of unitsOf(this.scheme, 'district')) {
          const typed = own.get(unit.id) ?? null;
          const cell = rows.get(unit.id)?.address(rater.id) ?? '';
          const place: Place = { sheet: located?.sheet.name ?? '', cell, unit: unit.name, rater: rater.name };
          const type = typed === null ? 'empty' : typeof typed === 'number' ? 'number' : 'text';
          const checked = checkScore({ value: typed, type }, this.scheme.forms[kind], place);
          // In the 总表 itself a number must be a number: the sum's formula does not read text.
          if (typeof typed === 'string' && checked.value)
            this.findings.push(
              error(
                'score-text-in-master',
                `“${typed}”是文字，合计公式不会计入。`,
                '把这一格改填为数字。',
                place,
              ),
            );
          else this.findings.push(...checked.findings);
          if (typeof typed !== 'number' || !checked.value) continue;
          const from = origins.get(`${rater.id}|${unit.id}`);
          const origin: Origin =
            from && from.taken === typed
              ? { file: from.file, sheet: from.sheet, cell: from.cell }
              : { file: '', sheet: place.sheet ?? '', cell };
          scores.push({ rater: rater.id, unit: unit.id, value: checked.value, origin });
        }
      }
    }
    return scores;
  }

  missing(): Map<string, MissingDecision> {
    const decisions = new Map<string, MissingDecision>();
    for (const [rater, word] of this.state.missing) {
      const decision = (['scale', 'zero'] as const).find(
        (each) => folded(missingWords[each]) === folded(word),
      );
      if (decision) decisions.set(rater, decision);
      else
        this.findings.push(
          error(
            'missing-decision-unknown',
            `缺表处理“${word}”认不出。`,
            `请选“${missingWords.scale}”或“${missingWords.zero}”。`,
            { sheet: this.find('raters')?.sheet.name ?? '', rater },
          ),
        );
    }
    return decisions;
  }

  private unitOf(text: Scalar, place: Place): Unit | undefined {
    const name = text === null ? '' : String(text);
    const unit = unitByName(this.scheme, name);
    if (!unit)
      this.findings.push(
        error(
          'ledger-unit-unknown',
          name === '' ? '没有写被考核单位。' : `“${name}”不是考核对象。`,
          '从下拉列表中选择单位。',
          place,
        ),
      );
    else if (unit.name !== name.trim())
      this.findings.push(
        error(
          'ledger-unit-alias',
          `单位写作“${name}”，公式按“${unit.name}”汇总。`,
          `改写为“${unit.name}”。`,
          { ...place, unit: unit.name },
        ),
      );
    return unit;
  }

  private originOf(row: LedgerRow | BonusRow, column: string): { origin: Origin; place: Place } {
    const located = this.find(column === 'rule' ? 'bonuses' : 'deductions');
    const at = row.place ? address(row.place.row, located?.place.columns.get(column) ?? 0) : '';
    const own: Place = {
      sheet: row.place?.sheet ?? row.sheet,
      cell: at === '' ? row.cell : at,
      ...(row.file && at === '' ? { file: row.file } : {}),
    };
    const origin =
      row.file === ''
        ? { file: '', sheet: own.sheet ?? '', cell: own.cell ?? '' }
        : { file: row.file, sheet: row.sheet, cell: row.cell };
    return { origin, place: own };
  }

  private quantity(row: LedgerRow, place: Place, counts: string | null, percent: boolean): Decimal | null {
    if (counts === null) return decimal(1);
    const typed = typedNumber(row.quantity);
    const bad = (message: string) => {
      this.findings.push(error('ledger-quantity', message, `填写大于 0 的数（${counts}）。`, place));
      return null;
    };
    if (typed.kind === 'empty') return bad(`没有填数量（${counts}）。`);
    if (typed.kind === 'bad') return bad(`数量“${typed.text}”不是数。`);
    if (typed.before !== undefined) return bad(`数量“${typed.before}”是文字，公式不会计入。`);
    if (typed.value.lte(0)) return bad(`数量 ${typed.value.toFixed()} 不大于 0。`);
    if (decimalsOf(typed.value) > (percent ? 2 : 0))
      return bad(`数量 ${typed.value.toFixed()} 的小数位太多。`);
    return typed.value;
  }

  private override(row: LedgerRow, index: number, unit: Unit, origin: Origin, place: Place): Override | null {
    const key = String(row.clause ?? '').trim();
    const rubric = this.scheme.rubrics.find((each) => each.appliesTo === unit.kind);
    const item = rubric?.items.find(
      (each) => each.kind === 'scored' && each.rows.some((line) => rowKey(rubric, line) === key),
    );
    const line = rubric && item?.rows.find((each) => rowKey(rubric, each) === key);
    const typed = typedNumber(row.manual);
    const fail = (code: string, message: string, remedy: string) => {
      this.findings.push(error(code, message, remedy, { ...place, unit: unit.name }));
      return null;
    };
    if (!line)
      return fail(
        'ledger-row-unknown',
        `手填扣分要写明小项（如 附1-8），“${key}”不是${unit.name}的小项。`,
        '在“条款编号”栏填小项编号。',
      );
    if (typed.kind !== 'number' || typed.before !== undefined)
      return fail('ledger-manual', `手填扣分“${String(row.manual)}”不是数。`, '填写数字。');
    if (typed.value.lt(0))
      return fail('deduction-negative', `扣分 ${typed.value.toFixed()} 是负数。`, '填写不小于 0 的数。');
    if (item && typed.value.gt(item.points))
      this.findings.push(
        warning(
          'deduction-over-item',
          `手填扣分 ${typed.value.toFixed()} 超过本大项 ${item.points} 分，扣完为止。`,
          '核对扣分。',
          { ...place, unit: unit.name, source: '小项扣分到本大项分数扣完为止（备注 1）' },
        ),
      );
    this.findings.push(
      warning(
        'deduction-typed-over',
        `小项 ${key} 的扣分 ${typed.value.toFixed()} 是手填的，代替台账各条。`,
        '有条款可循的，改为在台账逐条登记。',
        { ...place, unit: unit.name },
      ),
    );
    if (String(row.facts ?? '').trim() === '')
      this.findings.push(
        error(
          'deduction-no-reason',
          `小项 ${key} 扣了 ${typed.value.toFixed()} 分，没有说明事实。`,
          '补写扣分说明。',
          { ...place, unit: unit.name },
        ),
      );
    const before = [...this.overrideOfRow.values()].some(
      (each) => each.unit === unit.id && each.row === line.no,
    );
    if (before)
      this.findings.push(
        warning('override-twice', `小项 ${key} 有两个手填扣分，以后一个为准。`, '删去多余的一行。', {
          ...place,
          unit: unit.name,
        }),
      );
    const override = {
      unit: unit.id,
      row: line.no,
      points: typed.value,
      reason: String(row.facts ?? ''),
      origin,
    };
    this.overrideOfRow.set(index, override);
    return override;
  }

  ledger(): { deductions: Deduction[]; overrides: Override[] } {
    const clauses = clauseById(this.scheme);
    const deductions: Deduction[] = [];
    const overrides: Override[] = [];
    const missed = new Map<string, Decimal>();
    this.state.deductions.forEach((row, index) => {
      const { origin, place } = this.originOf(row, 'clause');
      const unit = this.unitOf(row.unit, place);
      if (!unit) return;
      const more: Place = { ...place, unit: unit.name };
      if (row.manual !== null && row.manual !== '') {
        const override = this.override(row, index, unit, origin, place);
        if (override) overrides.push(override);
        return;
      }
      const id = String(row.clause ?? '').trim();
      const entry = clauses.get(id);
      if (!entry) {
        this.findings.push(
          error(
            'ledger-clause-unknown',
            id === '' ? '没有选条款。' : `没有条款“${id}”。`,
            '从“条款”表中选用条款编号（如 附1-8-2）。',
            more,
          ),
        );
        return;
      }
      const { clause } = entry;
      const source = clause.text;
      if (entry.rubric.appliesTo !== unit.kind) {
        this.findings.push(
          error(
            'ledger-clause-other-annex',
            `条款 ${id} 属于${entry.rubric.annex}，不适用于${unit.name}。`,
            '改选该单位适用的条款。',
            { ...more, source },
          ),
        );
        return;
      }
      if (clause.kind === 'veto') {
        this.findings.push(
          error(
            'ledger-clause-veto',
            `条款 ${id} 是否决项，不在台账扣分。`,
            '在“奖惩情形”表填写事故起数；分数由核算判定。',
            { ...more, source },
          ),
        );
        return;
      }
      const percent = clause.kind === 'percent';
      const once =
        clause.kind === 'fixed' ||
        clause.kind === 'indicator' ||
        clause.kind === 'event' ||
        clause.kind === 'unstated';
      const quantity = this.quantity(row, more, once ? null : (clause.unit ?? '次'), percent);
      if (!quantity) return;
      if (String(row.facts ?? '').trim() === '')
        this.findings.push(
          error('deduction-no-reason', `条款 ${id} 没有写事实说明。`, '补写事实，以备答复被考核单位。', {
            ...more,
            source,
          }),
        );
      if (clause.kind === 'unstated')
        this.findings.push(
          warning(
            'clause-unstated',
            `条款 ${id} 原文未列分值，只记录，不扣分。`,
            '需要扣分的，请示后在方案的条款表中写明分值。',
            { ...more, source },
          ),
        );
      if (clause.required !== null) {
        const key = `${unit.id}|${id}`;
        const total = (missed.get(key) ?? zero).plus(quantity);
        missed.set(key, total);
        if (total.gt(clause.required))
          this.findings.push(
            error(
              'ledger-shortfall',
              `缺 ${total.toFixed()} ${clause.unit ?? ''}，多于应达的 ${clause.required} ${clause.unit ?? ''}。`,
              '数量应填缺少的数。',
              { ...more, source },
            ),
          );
      }
      if (once && deductions.some((each) => each.unit === unit.id && each.clause === id))
        this.findings.push(
          warning('ledger-repeated', `条款 ${id} 对${unit.name}重复登记，只扣一次。`, '删去多余的一行。', {
            ...more,
            source,
          }),
        );
      const deduction: Deduction = {
        id: `D${index + 1}`,
        unit: unit.id,
        clause: id,
        quantity,
        facts: String(row.facts ?? ''),
        date: dateText(row.date),
        origin,
      };
      deductions.push(deduction);
      this.deductionOfRow.set(index, deduction);
    });
    return { deductions, overrides };
  }

  bonuses(): BonusClaim[] {
    const { rules } = this.scheme.bonus;
    const claims: BonusClaim[] = [];
    this.state.bonuses.forEach((row, index) => {
      const { origin, place } = this.originOf(row, 'rule');
      const unit = this.unitOf(row.unit, place);
      if (!unit) return;
      const more = { ...place, unit: unit.name };
      const rule = rules.find((each) => each.name === String(row.rule ?? '').trim());
      if (!rule) {
        this.findings.push(
          error(
            'bonus-rule-unknown',
            `没有加分情形“${String(row.rule ?? '')}”。`,
            '从下拉列表中选择加分情形。',
            more,
          ),
        );
        return;
      }
      const work = String(row.work ?? '').trim();
      if (work === '')
        this.findings.push(
          error('bonus-no-work', '没有写工作名称。', '写明是哪一项工作：一项工作只加一次。', {
            ...more,
            source: rule.source,
          }),
        );
      if (String(row.facts ?? '').trim() === '')
        this.findings.push(
          warning('bonus-no-basis', '加分没有写依据。', '补写文号、批示或媒体名称。', {
            ...more,
            source: rule.source,
          }),
        );
      const claim: BonusClaim = {
        id: `B${index + 1}`,
        unit: unit.id,
        rule: rule.id,
        work: String(row.work ?? ''),
        facts: String(row.facts ?? ''),
        origin,
      };
      claims.push(claim);
      this.bonusOfRow.set(index, claim);
    });
    return claims;
  }

  incidents(): Incidents[] {
    return [...this.state.incidents.values()].flatMap((row) => {
      const unit = unitById(this.scheme, row.unit);
      if (!unit) return [];
      const count = (key: 'major' | 'grave' | 'summoned', what: string): number => {
        const value = row[key];
        if (value === null || value === '') return 0;
        if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
        this.findings.push(
          error(
            'incident-count',
            `${what}“${String(value)}”不是次数。`,
            '填写不小于 0 的整数；没有的留空。',
            this.cellPlace('incidents', unit, key),
          ),
        );
        return 0;
      };
      const at = this.cellPlace('incidents', unit, 'major');
      const origin = { file: '', sheet: at.sheet ?? '', cell: at.cell ?? '' };
      return [
        {
          unit: unit.id,
          major: count('major', '较大事故'),
          grave: count('grave', '重大及以上事故'),
          summoned: count('summoned', '约谈'),
          origin,
        },
      ];
    });
  }
}

/** Interprets everything typed in a 总表. */
export function interpret(state: MasterState, find: TableFinder = () => undefined): Interpreted {
  const interpreter = new Interpreter(state, find);
  const scores = interpreter.scores();
  const missing = interpreter.missing();
  const { deductions, overrides } = interpreter.ledger();
  const entries: Entries = {
    scores,
    missing,
    deductions,
    overrides,
    bonuses: interpreter.bonuses(),
    incidents: interpreter.incidents(),
  };
  const { findings, deductionOfRow, overrideOfRow, bonusOfRow } = interpreter;
  return { entries, findings, deductionOfRow, overrideOfRow, bonusOfRow };
}
