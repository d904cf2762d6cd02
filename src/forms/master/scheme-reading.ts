import { address } from '../../base/address';
import type { Finding } from '../../base/finding';
import { folded } from '../../base/text';
import { annexDigits, annexWord, builtInSchemes, examineScheme, type Origin } from '../../schemes';
import { unsaid } from '../../schemes/notes';
import { fault } from '../../schemes/fault';
import { combinations, earlierGroups, earlierKinds, partSources, vetoedPlaces } from '../../schemes/kinds';
import { defaultReadings, isLater, readingIds } from '../../schemes/readings';
import type { Scheme } from '../../schemes/scheme';
import { memberReading, rubricRoles } from '../../schemes/zhengzhou-2019/earlier';
import type { WorkbookData } from '../../sheets/data';
import { locateTable, textOf, type LocatedRow, type LocatedTable } from '../../sheets/locate';
import type { Table } from '../../sheets/table';
import { bonusRuleTable, bonusTargetWords, optionalBonusColumns } from '../bonus-ledger';
import { circumstanceNames, clauseTable, optionalClauseColumns } from '../clause-table';
import { findRubric, rubricSheets, type RubricReading } from '../rubric-reading';
import { raterTable } from './raters-table';
import { teamTable } from './teams-table';
import { Origins } from './origins';
import { kindTable, optionalKindColumns, optionalPartColumns, partTable } from './parts-tables';
import { makeRounds, saidOnce } from './rounds';
import { masterSheets, Places } from './places';
import { readIdentity } from '../identity';
import { renumbered } from './numbering';
import { asTyped, clauseDrafts, clauseRowKey, rubricDraft } from './rubric-draft';
import { fieldKey, fieldTable, schemeFields, setField } from './scheme-fields';
import { abstainCounts, formTable, optionalFormColumns, ownVoteLeft } from './form-parameters';
import {
  circumstanceLineTable,
  effectWords,
  gradeTable,
  namesIn,
  optionalGradeColumns,
  optionalUnitColumns,
  optionalCircumstanceColumns,
  unitTable,
} from './scheme-tables';
import { readingsTable } from './readings-table';

/** 方案, 口径, 考核对象, 评价人, 考核分组, 附件1/2 and 条款 of a 总表 read back as a scheme. */

const lines = (row: LocatedRow, key: string): string[] => textOf(row.cell(key)).split('\n');
/** Ids by the words that stand for them on the sheets. */
type Words = ReadonlyMap<string, string>;

const idOf = (words: Words, word: string): string =>
  [...words].find(([name]) => folded(name) === folded(word))?.[1] ?? word;

/** The kinds of every 总表 that does not say its own. */
const earlierKindWords: Words = new Map(earlierKinds.map(({ id, name }) => [name, id]));
/** Their 评价组. */
const earlierGroupWords: Words = new Map(Object.entries(earlierGroups).map(([id, word]) => [word, id]));

/** A word that names itself unless earlier versions had an id for it. */
const named = (known: Words, words: readonly string[]): Words =>
  new Map(words.filter((word) => word !== '').map((word) => [word, idOf(known, word)]));

/**
 * 评价组 of a 总表 without 计分部分 of its own: its forms are those of 郑安委〔2020〕1号, whatever they are called now; one that
 * was renamed is known by its place.
 */
function earlierGroupsNamed(words: readonly string[]): Words {
  const known = words.map(
    (word) => [...earlierGroupWords].find(([name]) => folded(name) === folded(word))?.[1],
  );
  const free = Object.keys(earlierGroups).filter((id) => !known.includes(id));
  return new Map(words.map((word, index) => [word, known[index] ?? free.shift() ?? word]));
}

/** A field that a cell gives; a cell of nothing but spaces is empty, and leaves the field out. */
const filled = (row: LocatedRow, field: string, key = field): Record<string, unknown> => {
  const { value } = row.cell(key);
  return textOf(row.cell(key)) === '' ? {} : { [field]: typeof value === 'string' ? value.trim() : value };
};

/** The same as text, whatever the cell holds. */
const filledText = <Field extends string>(
  row: LocatedRow | undefined,
  field: Field,
  key: string = field,
): Partial<Record<Field, string>> => {
  const text = row ? textOf(row.cell(key)) : '';
  return text === '' ? {} : ({ [field]: text } as Record<Field, string>);
};

/** A field that a word sets; another word stays for the schema to name. */
const worded = <Field extends string>(
  field: Field,
  typed: string,
  word: string,
  means: boolean,
): Partial<Record<Field, unknown>> =>
  typed === '' ? {} : ({ [field]: typed === word ? means : typed } as Record<Field, unknown>);

class SchemeReader {
  readonly findings: Finding[] = [];
  /** Words of one table that another one should list, and does not. */
  readonly words: Finding[] = [];
  readonly origins = new Origins();
  private readonly places = new Places();
  private readonly located: LocatedTable[] = [];
  /** Headers of the tables that lists of the scheme are read from: where something is to stand that is missing. */
  private readonly heads = new Map<string, Origin>();

  /** @param anew a new 总表 is made from the sheets: then numbers follow the order */
  constructor(
    private readonly book: WorkbookData,
    private readonly anew: boolean,
  ) {}

  private lost(sheet: string): void {
    this.findings.push({
      code: 'master-sheet-missing',
      severity: 'error',
      sheet,
      message: `总表中找不到“${sheet}”的表头，方案读不全。`,
      remedy: '把该表的表头行恢复原样；恢复不了的，用“建表”另建总表，再把内容粘贴过去。',
    });
  }

  private rows<Row>(
    table: Table<Row>,
    sheet: string,
    ends: 'blank-row' | 'sheet',
    optional: string[] = [],
  ): LocatedRow[] {
    const located = locateTable(this.book, table, ends, optional);
    if (!located) this.lost(sheet);
    else {
      this.located.push(located);
      this.heads.set(table.id, headOf(located, table, table.keyColumn));
    }
    for (const row of located?.rows ?? []) this.origins.row(row, located?.sheet.name ?? '', table);
    for (const row of located?.rows ?? []) if (row.key === '') this.keyless(located, table, row);
    return (located?.rows ?? []).filter((row) => row.key !== '');
  }

  /** A row of a table without what tells it apart: dropped, it would be a rule that nobody misses. */
  private keyless<Row>(located: LocatedTable | undefined, table: Table<Row>, row: LocatedRow): void {
    const filled = table.columns.filter(
      ({ key, kind }) => kind !== 'formula' && kind !== 'engine' && textOf(row.cell(key)) !== '',
    );
    const [first] = filled;
    const key = table.columns.find((column) => column.key === table.keyColumn);
    if (!first || !located) return;
    this.findings.push({
      code: 'scheme-row-keyless',
      severity: 'error',
      sheet: located.sheet.name,
      cell: row.address(table.keyColumn),
      message: `这一行写着“${textOf(row.cell(first.key)).slice(0, 40)}”，没有填“${key?.header.replaceAll('\n', '') ?? ''}”，读不进方案。`,
      allowed: `每一行都要有“${key?.header.replaceAll('\n', '') ?? ''}”`,
      remedy: '补填；不要的，把整行清空。',
    });
  }

  /** Filled rows of a sheet of several tables that belong to none: below a blank line a table has ended. */
  private stranded(): void {
    for (const sheet of new Set(this.located.map((each) => each.sheet))) {
      const tables = this.located.filter((each) => each.sheet === sheet);
      const top = Math.min(...tables.map(({ place }) => place.headerRow));
      const known = new Set(
        tables.flatMap(({ place, rows }) => [place.headerRow, ...rows.map(({ row }) => row)]),
      );
      sheet.rows.forEach((cells, row) => {
        const column = cells?.findIndex((cell) => cell && textOf(cell) !== '') ?? -1;
        if (row <= top || known.has(row) || column < 0 || !cells) return;
        this.findings.push({
          code: 'scheme-row-stranded',
          severity: 'error',
          sheet: sheet.name,
          cell: address(row, column),
          message: `这一行写着“${textOf(cells[column] ?? { value: null, type: 'empty' }).slice(0, 40)}”，与上面的表隔着空行，读不进方案。`,
          allowed: '表的各行相连，中间没有空行',
          remedy: '删去中间的空行；不要的，把整行清空。',
        });
      });
    }
  }

  private clauses(): LocatedTable | undefined {
    const located = locateTable(
      this.book,
      clauseTable(true, undefined, true),
      'sheet',
      optionalClauseColumns,
    );
    if (!located) this.lost(masterSheets.clauses);
    return located;
  }

  /** A word that must be one of those that another table of the scheme lists. */
  private word(row: LocatedRow, column: string, header: string, words: Words): string {
    const typed = textOf(row.cell(column));
    const id = idOf(words, typed);
    if (![...words.values()].includes(id)) this.strange(row, column, header, words.keys());
    return id;
  }

  private strange(row: LocatedRow, column: string, header: string, allowed: Iterable<string>): void {
    const typed = textOf(row.cell(column));
    const { sheet } = this.located.find(({ rows }) => rows.includes(row)) ?? {};
    this.words.push({
      ...fault(
        'scheme-shape',
        `“${header}”现在${typed === '' ? '空着' : `“${typed.slice(0, 60)}”`}，不合要求。`,
        [...allowed].join('、'),
        '在这一格里改正。',
      ),
      sheet: sheet?.name ?? '',
      cell: row.address(column),
    });
  }

  /** 计分部分, where the 总表 says its own; null where it has those of 郑安委〔2020〕1号. */
  private partRows(): LocatedRow[] | null {
    if (!locateTable(this.book, partTable, 'blank-row', optionalPartColumns)) return null;
    return this.rows(partTable, masterSheets.parts, 'blank-row', optionalPartColumns);
  }

  private part(row: LocatedRow, groups: Words): Record<string, unknown> {
    const value = (key: string) => row.cell(key).value;
    const text = (key: string) => textOf(row.cell(key));
    const giver = text('giver');
    const common = {
      name: row.key,
      source: text('source'),
      weight: value('partWeight'),
      ...filled(row, 'decimals', 'partDecimals'),
      ...filledText(row, 'sentence'),
    };
    const own: Record<string, Record<string, unknown>> = {
      评价表: {
        form: idOf(groups, giver),
        ...filled(row, 'combination'),
        ...filled(row, 'averageDecimals'),
      },
      考核细则: { rubric: `annex${annexDigits(giver)}`, full: value('full') },
      转报分: { full: value('full') },
    };
    return this.origins.from(
      row,
      Object.assign<Record<string, unknown>, unknown, unknown>({}, common, own[common.source]),
      {
        name: 'partName',
        source: ['source', partSources.join('、')],
        weight: 'partWeight',
        full: 'full',
        form: 'giver',
        rubric: 'giver',
        combination: ['combination', combinations.join('、')],
        averageDecimals: 'averageDecimals',
        decimals: 'partDecimals',
        sentence: 'sentence',
      },
    );
  }

  /** 对象类别 with their parts, in the order in which they are named. */
  private kinds(
    parts: readonly LocatedRow[],
    groups: Words,
  ): { id: string; name: string; parts: unknown[] }[] {
    const listed = locateTable(this.book, kindTable, 'blank-row', optionalKindColumns)
      ? this.rows(kindTable, masterSheets.parts, 'blank-row', optionalKindColumns)
      : [];
    const names = [
      ...new Set([...listed.map(({ key }) => key), ...parts.map((row) => textOf(row.cell('partKind')))]),
    ];
    const ids = named(earlierKindWords, names);
    for (const row of parts) this.word(row, 'partKind', '所属类别', ids);
    return names
      .filter((name) => name !== '')
      .map((name) => {
        const row = listed.find(({ key }) => folded(key) === folded(name));
        const own = parts.filter((each) => folded(textOf(each.cell('partKind'))) === folded(name));
        const ties = row
          ? namesIn(
              textOf(row.cell('ties')),
              own.map(({ key }) => key),
            )
          : [];
        const kind = {
          id: idOf(ids, name),
          name,
          ...filledText(row, 'letter'),
          ...filledText(row, 'ranking'),
          ...filledText(row, 'vetoed'),
          ...(ties.length > 0 ? { ties } : {}),
          parts: own.map((each) => this.part(each, groups)),
        };
        return row
          ? this.origins.from(row, kind, {
              name: 'kindName',
              letter: 'letter',
              ranking: 'ranking',
              vetoed: ['vetoed', vetoedPlaces.join('、')],
              ties: 'ties',
              parts: 'kindName',
            })
          : kind;
      });
  }

  private forms(rows: readonly LocatedRow[], groups: Words): Record<string, unknown> {
    const table = formTable(this.places, true);
    const forms = Object.fromEntries(
      rows.map((row) => [
        idOf(groups, row.key),
        this.origins.from(
          row,
          {
            annex: textOf(row.cell('formAnnex')),
            title: lines(row, 'formTitle'),
            raterWord: row.key,
            maximum: row.cell('maximum').value,
            decimals: row.cell('decimals').value,
            coefficient: row.cell('coefficient').value,
            weight: row.cell('formWeight').value,
            notes: lines(row, 'formNotes'),
            signatures: lines(row, 'signatures'),
            source: textOf(row.cell('formSource')),
            ...worded('abstain', textOf(row.cell('abstain')), abstainCounts, true),
            ...worded('ownVote', textOf(row.cell('ownVote')), ownVoteLeft, false),
          },
          {
            annex: 'formAnnex',
            title: 'formTitle',
            maximum: 'maximum',
            decimals: 'decimals',
            coefficient: 'coefficient',
            weight: 'formWeight',
            notes: 'formNotes',
            signatures: 'signatures',
            source: 'formSource',
            abstain: ['abstain', abstainCounts],
            ownVote: ['ownVote', ownVoteLeft],
          },
        ),
      ]),
    );
    const words = [...groups.keys()].join('、');
    for (const kind of groups.values()) this.noteHead(forms, kind, table.id, words);
    for (const row of rows)
      this.origins.from(row, forms, {
        [idOf(groups, row.key)]: [table.keyColumn, words],
      });
    return forms;
  }

  /** Notes the header of a table as the place of a list, or of a row that is missing there. */
  private noteHead(owner: object, field: string, table: string, words?: string): void {
    const head = this.heads.get(table);
    if (head) this.origins.note(owner, field, words === undefined ? head : { ...head, words });
  }

  private units(
    kinds: Words,
  ): { id: string; name: string; kind: string; aliases: string[]; reason?: string }[] {
    const table = unitTable();
    return this.rows(table, masterSheets.units, 'sheet', optionalUnitColumns).map((row) =>
      this.origins.from(
        row,
        {
          id: row.key,
          name: textOf(row.cell('unitName')),
          kind: this.word(row, 'unitKind', '对象类别', kinds),
          ...filledText(row, 'reason', 'absent'),
          aliases: textOf(row.cell('aliases'))
            .split(/[、,，]/)
            .map((each) => each.trim())
            .filter((each) => each !== ''),
        },
        {
          id: table.keyColumn,
          name: 'unitName',
          kind: 'unitKind',
          aliases: 'aliases',
          reason: 'absent',
        },
      ),
    );
  }

  /** A form that nobody fills while raters are of a group without a form: it is the one word that was changed. */
  private renamedForms(forms: readonly LocatedRow[], used: ReadonlySet<string>, groups: Words): boolean {
    const unknown = [...used].filter((word) => ![...groups.values()].includes(idOf(groups, word)));
    const idle = forms.filter(
      ({ key }) => ![...used].some((word) => idOf(groups, word) === idOf(groups, key)),
    );
    if (unknown.length === 0 || idle.length === 0) return false;
    for (const row of idle) this.strange(row, formTable(this.places, true).keyColumn, '评价人', unknown);
    return true;
  }

  private raters(forms: readonly LocatedRow[], groups: Words): unknown[] {
    const optional = ['count', 'status', 'applied', 'file', 'received', 'hash', 'conflict', 'decision'];
    const table = raterTable(undefined, this.places);
    const rows = this.rows(table, masterSheets.raters, 'sheet', optional);
    const renamed = this.renamedForms(forms, new Set(rows.map((row) => textOf(row.cell('kind')))), groups);
    return rows.map((row) =>
      this.origins.from(
        row,
        {
          id: row.key,
          kind: renamed ? idOf(groups, textOf(row.cell('kind'))) : this.word(row, 'kind', '类别', groups),
          name: textOf(row.cell('raterName')),
        },
        { id: table.keyColumn, kind: 'kind', name: 'raterName' },
      ),
    );
  }

  private teams(
    units: readonly { id: string; name: string; aliases: string[]; reason?: string }[],
  ): unknown[] {
    const ids = new Map(
      units.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => [folded(name), unit.id])),
    );
    const absent = new Set(units.filter(({ reason }) => reason !== undefined).map(({ id }) => id));
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const optional = ['teamStatus', 'file', 'received', 'hash', 'conflict'];
    return this.rows(teamTable, masterSheets.teams, 'sheet', optional).map((row) => {
      const word = (key: string) => textOf(row.cell(key));
      const own = word('teamUnits')
        .split(/[、,，;；]/)
        .filter((name) => name.trim() !== '')
        .map((name) => ids.get(folded(name)) ?? name.trim());
      const written = word('teamUnits')
        .trim()
        .replaceAll(/\s*[、,，;；]\s*/g, '、');
      const plain = own.map((id) => names.get(id) ?? id).join('、');
      return this.origins.from(
        row,
        {
          no: row.cell('teamNo').value,
          name: word('teamName'),
          leaderPost: word('leaderPost'),
          leader: word('leader'),
          members: word('members'),
          liaison: word('liaison'),
          phone: word('phone'),
          // Who is not assessed is in no 考核组.
          units: own.filter((id) => !absent.has(id)),
          // Where 附件5 does not take their names, it goes on to print what stands here.
          ...(written === plain || own.length === 0 || own.some((id) => absent.has(id) || !names.has(id))
            ? {}
            : { written }),
        },
        {
          no: 'teamNo',
          name: 'teamName',
          leaderPost: 'leaderPost',
          leader: 'leader',
          members: 'members',
          liaison: 'liaison',
          phone: 'phone',
          units: 'teamUnits',
        },
      );
    });
  }

  /** Whether the sheets are of the year that the workbook was made for. */
  private goesOn(schemeId: unknown, year: unknown): boolean {
    const identity = readIdentity(this.book.identity);
    return identity?.scheme === schemeId && identity?.year === String(year);
  }

  /** The sheets of the rubrics, each with the kind that it applies to by its place. */
  private rubricReadings(named: ReadonlySet<string> | null): { reading: RubricReading; kind?: string }[] {
    if (named)
      // A sheet without a mark is a rubric where a part names its annex; a marked one is, whoever names it.
      return rubricSheets(this.book)
        .filter(({ sheet, annex }) => sheet.role !== '' || named.has(`annex${annexDigits(annex)}`))
        .map((reading) => ({ reading }));
    return rubricRoles.flatMap((role, index) => {
      const reading = findRubric(this.book, role, masterSheets[role]);
      if (!reading) this.lost(masterSheets[role]);
      return reading ? [{ reading, kind: earlierKinds[index]?.id ?? '' }] : [];
    });
  }

  /** @param given ids of the rubrics that 计分部分 names; null where the 总表 has none of its own */
  private rubrics(schemeId: unknown, year: unknown, given: ReadonlySet<string> | null): unknown[] {
    const located = this.clauses();
    const found = this.rubricReadings(given);
    const anew =
      this.anew && located
        ? renumbered(
            found.map(({ reading }) => reading),
            located,
            this.goesOn(schemeId, year),
          )
        : null;
    const named = anew?.clause ?? asTyped;
    const clauses = located
      ? clauseDrafts(located, schemeId, this.origins, named)
      : new Map<string, unknown[]>();
    const keys = new Set<string>();
    const drafts = found.map(({ kind, reading: typed }, index) => {
      const reading = anew?.readings[index] ?? typed;
      for (const { row, column, text } of reading.numberless)
        this.findings.push({
          code: 'scheme-row-numberless',
          severity: 'error',
          sheet: reading.sheet.name,
          cell: address(row, column),
          message: `这一行写着“${text.slice(0, 40)}”，没有序号，读不进考核细则。`,
          allowed: '每个小项一行，有没用过的序号',
          remedy: '补填一个没用过的序号；不要的，把整行清空。用“建表”另建总表的，有考核标准的行自动编号。',
        });
      for (const line of reading.lines) keys.add(clauseRowKey(reading, line));
      return rubricDraft(reading, kind, clauses, this.origins);
    });
    if (located) {
      const annexes = given
        ? found.map(({ reading }) => reading.annex)
        : rubricRoles.map((role) => masterSheets[role]);
      this.unmatched(located, named, keys, annexes.map(annexWord).join('、'));
    }
    return drafts;
  }

  /** Clauses whose 小项 no rubric has: 「附件 1」 renamed leaves all of its clauses behind. */
  private unmatched(
    located: LocatedTable,
    named: (line: LocatedRow) => { row: string } | null,
    keys: ReadonlySet<string>,
    annexes: string,
  ): void {
    const lost = located.rows.filter((row) => {
      const said = row.key !== '' || textOf(row.cell('text')) !== '';
      return said && !keys.has(named(row)?.row ?? '');
    });
    for (const row of lost.slice(0, 5)) {
      const what = row.key === '' ? `“${textOf(row.cell('text')).slice(0, 30)}”` : row.key;
      this.findings.push({
        code: 'scheme-clause-unmatched',
        severity: 'error',
        sheet: located.sheet.name,
        cell: row.address('row'),
        message: `条款 ${what} 的小项“${textOf(row.cell('row'))}”在${annexes}中没有${lost.length > 5 ? `（这样的条款共 ${lost.length} 条）` : ''}。`,
        allowed: '小项写作“附件号-序号”，如 附1-8；条款编号写作 附1-8-2',
        remedy: `改条款的小项，补条款编号；附件号改过的（${annexes} 表左上角），改回原来的写法。小项没有序号的，条款照录它的考核标准。`,
      });
    }
  }

  /**
   * The options chosen, and the sentences that stand beside them. A reading that the workbook's version did not know has
   * no row: then its sentence is that of the built-in scheme, where it is this one.
   */
  private readings(schemeId: unknown): { readings: Record<string, string>; quotes: Record<string, string> } {
    const optional = ['index', 'options', 'reason', 'question', 'readingSource'];
    const rows = this.rows(readingsTable, masterSheets.readings, 'sheet', optional);
    const quoted = rows.flatMap((row): [string, string][] => {
      const text = textOf(row.cell('readingSource')).trim();
      return text === '' || text === unsaid || !isReading(row.key) ? [] : [[row.key, text]];
    });
    const builtIn = builtInSchemes.find(({ id }) => id === schemeId)?.load().quotes ?? {};
    const listed = new Set(rows.map(({ key }) => key));
    const later = Object.entries(builtIn).flatMap(([id, text = '']): [string, string][] =>
      listed.has(id) ? [] : [[id, text]],
    );
    const readings: Record<string, string> = {
      ...laterDefaults(),
      ...Object.fromEntries(rows.map((row) => [row.key, textOf(row.cell('choice'))])),
    };
    const quotes = Object.fromEntries([...later, ...quoted]);
    for (const id of readingIds) this.noteHead(readings, id, readingsTable.id);
    for (const row of rows) {
      this.origins.from(row, readings, {
        [row.key]: isReading(row.key) ? 'choice' : [readingsTable.keyColumn, readingIds.join('、')],
      });
      this.origins.from(row, quotes, { [row.key]: 'readingSource' });
    }
    return { readings, quotes };
  }

  private grades(kindWords: Words): unknown[] {
    const table = gradeTable(true);
    return this.rows(table, masterSheets.scheme, 'blank-row', optionalGradeColumns).map((row) => {
      const kinds = namesIn(textOf(row.cell('gradeKinds')), [...kindWords.keys()]);
      return this.origins.from(
        row,
        {
          name: row.key,
          from: row.cell('from').value,
          source: textOf(row.cell('gradeSource')),
          ...filled(row, 'places'),
          ...filled(row, 'share'),
          ...(kinds.length > 0 ? { kinds: kinds.map((name) => idOf(kindWords, name)) } : {}),
        },
        {
          name: table.keyColumn,
          from: 'from',
          source: 'gradeSource',
          places: 'places',
          share: 'share',
          kinds: 'gradeKinds',
        } as Partial<Record<string, string>>,
      );
    });
  }

  private bonusRules(): unknown[] {
    const table = bonusRuleTable('scheme', true, true);
    return this.rows(table, masterSheets.scheme, 'blank-row', optionalBonusColumns).map((row) => {
      return this.origins.from(
        row,
        {
          id: row.key,
          name: textOf(row.cell('bonusName')),
          points: row.cell('bonusPoints').value,
          source: textOf(row.cell('bonusSource')),
          ...filled(row, 'family'),
          ...filled(row, 'limit', 'bonusLimit'),
          ...filled(row, 'familyLimit'),
          ...filled(row, 'into'),
        },
        {
          id: table.keyColumn,
          name: 'bonusName',
          points: 'bonusPoints',
          source: 'bonusSource',
          family: 'family',
          limit: 'bonusLimit',
          familyLimit: 'familyLimit',
          into: ['into', bonusTargetWords],
        } as Partial<Record<string, string | readonly [string, string]>>,
      );
    });
  }

  /** The table 情形, where the office made one: the names of its columns in a row below the other tables. */
  private circumstances(kinds: Words): { circumstances?: unknown[] } {
    const located = locateTable(this.book, circumstanceLineTable, 'blank-row', optionalCircumstanceColumns);
    if (!located) return {};
    const rows = this.rows(
      circumstanceLineTable,
      masterSheets.scheme,
      'blank-row',
      optionalCircumstanceColumns,
    );
    return {
      circumstances: rows.map((row) => {
        const named = namesIn(textOf(row.cell('circumstanceKinds')), [...kinds.keys()]);
        return this.origins.from(
          row,
          {
            of: circumstanceNames(row.key),
            unit: textOf(row.cell('circumstanceUnit')),
            from: null,
            effect: null,
            ...filled(row, 'from', 'circumstanceFrom'),
            ...filledText(row, 'effect'),
            ...filled(row, 'points', 'taken'),
            ...filled(row, 'limit', 'takenLimit'),
            ...(named.length > 0 ? { kinds: named.map((name) => idOf(kinds, name)) } : {}),
            source: textOf(row.cell('circumstanceSource')),
          },
          {
            of: circumstanceLineTable.keyColumn,
            unit: 'circumstanceUnit',
            from: 'circumstanceFrom',
            effect: ['effect', effectWords],
            kinds: ['circumstanceKinds', [...kinds.keys()].join('、')],
            points: 'taken',
            limit: 'takenLimit',
            source: 'circumstanceSource',
          } as Partial<Record<string, string | readonly [string, string]>>,
        );
      }),
    };
  }

  /** What is left over once all has been read. */
  finish(): void {
    this.stranded();
  }

  draft(): Record<string, unknown> {
    const draft: Record<string, unknown> = {};
    const fields = new Map(
      this.rows(fieldTable, masterSheets.scheme, 'blank-row').map((row) => [folded(fieldKey(row.key)), row]),
    );
    for (const field of schemeFields)
      setField(draft, field, fields.get(folded(field.label))?.cell('value').value ?? null);
    const optional = ['count', 'scaled', 'zeroed', 'used', ...optionalFormColumns];
    const formRows = this.rows(formTable(this.places, true), masterSheets.scheme, 'blank-row', optional);
    const parts = this.partRows();
    const words = formRows.map(({ key }) => key);
    const groups = parts ? named(earlierGroupWords, words) : earlierGroupsNamed(words);
    const kinds = parts ? this.kinds(parts, groups) : null;
    const kindWords: Words = kinds ? new Map(kinds.map(({ id, name }) => [name, id])) : earlierKindWords;
    const units = this.units(kindWords);
    const absent = units.filter(({ reason }) => reason !== undefined);
    const rubricIds = parts && new Set(parts.map((row) => `annex${annexDigits(textOf(row.cell('giver')))}`));
    const whole = {
      ...draft,
      ...(kinds ? { kinds } : {}),
      forms: this.forms(formRows, groups),
      grades: this.grades(kindWords),
      bonus: {
        ...(draft.bonus as object),
        rules: this.bonusRules(),
      },
      ...this.circumstances(kindWords),
      units: units.filter(({ reason }) => reason === undefined),
      ...(absent.length > 0 ? { absent } : {}),
      raters: this.raters(formRows, groups),
      teams: this.teams(units),
      rubrics: this.rubrics(draft.id, draft.year, rubricIds),
      ...this.readings(draft.id),
    };
    for (const [field, table] of listTables) this.noteHead(whole, field, table);
    this.noteHead(whole.bonus, 'rules', 'bonusRules');
    for (const { label, path } of schemeFields) {
      const row = fields.get(folded(label));
      const owner = path
        .slice(0, -1)
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], whole);
      if (row) this.origins.note(owner as object, path.at(-1) ?? '', this.fieldOrigin(row, label));
      else {
        const head = this.heads.get(fieldTable.id);
        if (head) this.origins.note(owner as object, path.at(-1) ?? '', { ...head, name: label });
      }
    }
    return whole;
  }

  private fieldOrigin(row: LocatedRow, label: string): Origin {
    const { sheet } = this.located.find(({ rows }) => rows.includes(row)) ?? {};
    return { sheet: sheet?.name ?? masterSheets.scheme, cell: row.address('value'), name: label };
  }
}

const isReading = (id: string): boolean => (readingIds as readonly string[]).includes(id);

/** Lists of the scheme that are tables of their own. */
const listTables = [
  ['forms', 'forms'],
  ['grades', 'grades'],
  ['circumstances', circumstanceLineTable.id],
  ['units', unitTable().id],
  ['raters', 'raters'],
  ['teams', teamTable.id],
  ['readings', readingsTable.id],
] as const;

/** The header of a column. */
const headOf = <Row>({ sheet, place }: LocatedTable, { columns }: Table<Row>, key: string): Origin => ({
  sheet: sheet.name,
  cell: address(place.headerRow, place.columns.get(key) ?? 0),
  name: columns.find((column) => column.key === key)?.header.replaceAll('\n', '') ?? key,
});

/** What holds where a 总表 of an earlier version does not have the question. */
const laterDefaults = () =>
  Object.fromEntries(Object.entries(defaultReadings()).filter(([id]) => isLater(id) || id === memberReading));

/**
 * The scheme of a 总表, or the findings that say what is wrong with it.
 * @param anew a new 总表 is made from it: then 小项 and 条款 need no numbers
 */
export function readScheme(book: WorkbookData, anew = false): { scheme: Scheme | null; findings: Finding[] } {
  const reader = new SchemeReader(book, anew);
  const draft = reader.draft();
  reader.finish();
  if (reader.findings.some(({ code }) => code === 'master-sheet-missing'))
    return { scheme: null, findings: reader.findings };
  const rounds = anew ? makeRounds(draft, reader.origins) : 0;
  const whole = examineScheme(draft, reader.origins.of);
  const examined = rounds === 0 ? whole : { ...whole, findings: saidOnce(whole.findings) };
  const found = [...reader.findings, ...reader.words];
  if (found.length === 0) return examined;
  // A word that nobody knows is named with its cell; the same said of the data adds nothing.
  const others = examined.findings.filter(({ code }) => reader.words.length === 0 || code !== 'scheme-kind');
  return { scheme: null, findings: [...found, ...others] };
}
