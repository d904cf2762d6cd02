import { decimal } from '../../src/base/decimal';
import { ratersOf, unitByName, unitsOf, zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import type { Readings } from '../../src/schemes/readings';
import type { Entries, Incidents, MissingDecision, Origin } from '../../src/scoring/entries';
import type { UnitResult, Results } from '../../src/scoring/results';
import { settle } from '../../src/scoring/settle';

/** Builds a year's entries in the words of the notice. */

type Writable<Type> = {
  -readonly [Key in keyof Type]: Type[Key] extends readonly (infer Item)[] ? Item[] : Type[Key];
};

const origin = (cell: string): Origin => ({ file: '样例.xlsx', sheet: '表', cell });

export class Assessment {
  private readonly entries: Writable<Entries> & { missing: Map<string, MissingDecision> } = {
    scores: [],
    missing: new Map(),
    deductions: [],
    overrides: [],
    bonuses: [],
    incidents: [],
  };

  constructor(private scheme: Scheme = zhengzhou2019()) {}

  private unit(name: string): string {
    const unit = unitByName(this.scheme, name);
    if (!unit) throw new Error(`no unit ${name}`);
    return unit.id;
  }

  reading<Id extends keyof Readings>(id: Id, choice: Readings[Id]): this {
    this.scheme = { ...this.scheme, readings: { ...this.scheme.readings, [id]: choice } };
    return this;
  }

  score(rater: string, unit: string, value: number | string): this {
    const own = { rater, unit: this.unit(unit), value: decimal(value), origin: origin(rater) };
    this.entries.scores = [
      ...this.entries.scores.filter((each) => each.rater !== rater || each.unit !== own.unit),
      own,
    ];
    return this;
  }

  /** Every rater gives every district the same score. */
  everyoneScores(
    value: number | string,
    kinds: readonly ('leader' | 'office')[] = ['leader', 'office'],
  ): this {
    for (const kind of kinds)
      for (const rater of ratersOf(this.scheme, kind))
        for (const unit of unitsOf(this.scheme, 'district'))
          this.entries.scores.push({
            rater: rater.id,
            unit: unit.id,
            value: decimal(value),
            origin: origin(rater.id),
          });
    return this;
  }

  /** The form never came back. */
  outstanding(rater: string): this {
    this.entries.scores = this.entries.scores.filter((each) => each.rater !== rater);
    return this;
  }

  decided(rater: string, decision: MissingDecision): this {
    this.entries.missing.set(rater, decision);
    return this;
  }

  blank(rater: string, unit: string): this {
    this.entries.scores = this.entries.scores.filter(
      (each) => each.rater !== rater || each.unit !== this.unit(unit),
    );
    return this;
  }

  deduct(unit: string, clause: string, quantity: number | string = 1): this {
    this.entries.deductions.push({
      id: `D${this.entries.deductions.length + 1}`,
      unit: this.unit(unit),
      clause,
      quantity: decimal(quantity),
      facts: `事实：${clause}`,
      date: '2020-01-15',
      origin: origin(`C${this.entries.deductions.length + 4}`),
    });
    return this;
  }

  override(unit: string, row: number, points: number | string): this {
    this.entries.overrides.push({
      unit: this.unit(unit),
      row,
      points: decimal(points),
      reason: '手填',
      origin: origin('G9'),
    });
    return this;
  }

  bonus(unit: string, rule: string, work: string): this {
    this.entries.bonuses.push({
      id: `B${this.entries.bonuses.length + 1}`,
      unit: this.unit(unit),
      rule,
      work,
      facts: '文号',
      origin: origin('C4'),
    });
    return this;
  }

  incident(unit: string, counts: Incidents['counts']): this {
    this.entries.incidents.push({
      unit: this.unit(unit),
      counts,
      origin: origin('D4'),
    });
    return this;
  }

  build(): { scheme: Scheme; entries: Entries } {
    return { scheme: this.scheme, entries: this.entries };
  }

  settle(): Results {
    return settle(this.scheme, this.entries);
  }

  result(name: string): UnitResult {
    const results = this.settle();
    const found = [...results.districts, ...results.members].find((each) => each.unit === this.unit(name));
    if (!found) throw new Error(`no result for ${name}`);
    return found;
  }

  /** Score of one 大项 of a unit. */
  item(name: string, no: number): number {
    return (
      this.result(name)
        .yearEnd.items.find((item) => item.no === no)
        ?.score.toNumber() ?? NaN
    );
  }
}

export const assessment = (scheme?: Scheme): Assessment => new Assessment(scheme);
