import { parseAddress } from '../base/address';
import type { Finding, Place } from '../base/finding';
import { grouped } from '../base/grouped';
import { faultDifferences } from '../checks/evidence';
import { sheetsOf } from '../forms/master/places';
import { unitByName } from '../schemes';
import type { OpenMaster } from '../workflow/master';
import { slipText } from '../workflow/slips';
import type { ReturnView } from './overview';

/** What is wrong in what came back, by whose it is: the tile of a form with an error says so. */

/** Errors about something else than what stands in the form: that it is out, came twice, or what the office did since. */
const elsewhere =
  /^(?:form-outstanding|team-outstanding|unit-outstanding|rater-twice|team-twice|evidence-|missing-)/;

/** An error of the 总表, whose form it is of, and what is said of it to those who sent the form. */
interface Own {
  /** Rater id or team number. */
  id: string;
  /** As it stands in the 总表. */
  fault: Finding;
  /** As it stands in the form: with the cell there, or with none. */
  sent: Finding;
}

/** Tells of an error whose form it is of; undefined where it is of none. */
function ownerOf({ state }: OpenMaster): (fault: Finding) => Own | undefined {
  const { scheme } = state;
  const rowKey = (sheet: string, row: number) => `${row} ${sheet}`;
  const placeKey = ({ file = '', sheet = '', cell = '' }: Place) => `${file}|${sheet}|${cell}`;
  const kept = new Map(faultDifferences(state).map((each) => [placeKey(each.place), each] as const));
  const rows = new Map(
    [...state.deductions, ...state.bonuses].flatMap((row) =>
      row.place ? [[rowKey(row.place.sheet, row.place.row), row] as const] : [],
    ),
  );
  const senders = new Map([...state.receipts].map(([id, { file }]) => [file, id]));
  const raters = grouped(scheme.raters, ({ name }) => name);
  const teams = new Map(scheme.teams.map(({ no, name }) => [name, String(no)]));
  const teamOf = new Map(scheme.teams.flatMap(({ no, units }) => units.map((id) => [id, String(no)])));
  const sheets = sheetsOf(scheme);
  const origins = new Map(state.provenance.map((row) => [`${row.rater}|${row.unit}`, row]));

  /** Raters of one name in two groups are told apart by the sheet of the group. */
  const raterOf = ({ rater = '', sheet }: Finding): string | undefined => {
    const named = raters.get(rater) ?? [];
    return (named.length > 1 ? named.find(({ kind }) => sheets.get(kind) === sheet) : named[0])?.id;
  };

  return (fault) => {
    const standing = fault.code === 'return-fault' ? kept.get(placeKey(fault)) : undefined;
    if (standing) {
      const { original: message, fault: remedy = '', origin } = standing;
      // Its key: `fault|L01 code place`.
      const id = standing.key.slice(standing.key.indexOf('|') + 1).split(' ')[0] ?? '';
      return { id, fault, sent: { ...fault, message, remedy, sheet: origin.sheet, cell: origin.cell } };
    }
    const row = rows.get(rowKey(fault.sheet ?? '', parseAddress(fault.cell ?? '')?.row ?? -1));
    if (row) {
      const id = senders.get(row.file);
      const at = parseAddress(row.cell);
      const where = at ? `${row.sheet}第 ${at.row + 1} 行` : row.sheet;
      return id === undefined ? undefined : { id, fault, sent: { ...fault, sheet: where, cell: '' } };
    }
    const unit = unitByName(scheme, fault.unit ?? '')?.id ?? '';
    const id =
      raterOf(fault) ??
      teams.get(fault.rater ?? '') ??
      (fault.code.startsWith('visit-') ? teamOf.get(unit) : undefined);
    if (id === undefined) return undefined;
    const origin = origins.get(`${id}|${unit}`);
    return { id, fault, sent: { ...fault, sheet: origin?.sheet ?? '', cell: origin?.cell ?? '' } };
  };
}

/** @param findings all of the 总表, before alike ones are grouped */
export function withFaults(
  open: OpenMaster,
  returns: readonly ReturnView[],
  findings: readonly Finding[],
): ReturnView[] {
  const ownOf = ownerOf(open);
  const own = grouped(
    findings.flatMap((finding) =>
      finding.severity === 'error' && !elsewhere.test(finding.code) ? (ownOf(finding) ?? []) : [],
    ),
    ({ id }) => id,
  );
  return returns.map((each) => {
    const faults = each.status === 'received' || each.status === 'partial' ? (own.get(each.id) ?? []) : [];
    if (faults.length === 0) return each;
    return {
      ...each,
      // A gap is an error that the words tell of already.
      words: each.status === 'received' ? `${each.words}，${faults.length} 处错误` : each.words,
      faults: faults.map(({ fault }) => fault),
      slip:
        each.file === ''
          ? ''
          : slipText(
              open.state.scheme,
              each.name,
              each.file,
              faults.map(({ sent }) => sent),
            ),
    };
  });
}
