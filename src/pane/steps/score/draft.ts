import type { ClauseRecordView, ClauseSheetView, ClauseView } from '../../../views/clauses';
import { useKept } from '../../state/kept';

/** A record while it is being typed. Nothing of it is written before 记入. */
export interface Draft {
  unit: string;
  unitName: string;
  clause: string;
  index: number;
  quantity: string;
  facts: string;
  date: string;
  /** An editor can be shut without losing what was typed. */
  open: boolean;
}

type Drafts = Readonly<Record<string, Draft>>;

const keyOf = ({ unit, clause, index }: Pick<Draft, 'unit' | 'clause' | 'index'>): string =>
  `${unit}/${clause}/${index}`;

/** A draft that nobody would miss. */
const untouched = ({ facts, open }: Draft): boolean => !open && facts.trim() === '';

/** All records that are being typed, also those of rows that are not in sight. */
export function useDrafts() {
  const [drafts, setDrafts] = useKept<Drafts>('drafts', {});
  return {
    all: Object.values(drafts).filter((draft) => !untouched(draft)),
    of: (unit: string, clause: string, index: number): Draft | undefined =>
      drafts[keyOf({ unit, clause, index })],
    put: (draft: Draft) => setDrafts((old) => ({ ...old, [keyOf(draft)]: draft })),
    /** A record was taken back: what was typed for it goes, and those after it move up as the ledger's rows do. */
    takenBack: (unit: string, clause: string, index: number) =>
      setDrafts((old) =>
        Object.fromEntries(
          Object.values(old)
            .filter((each) => each.unit !== unit || each.clause !== clause || each.index !== index)
            .map((each) =>
              each.unit === unit && each.clause === clause && each.index > index
                ? { ...each, index: each.index - 1 }
                : each,
            )
            .map((each) => [keyOf(each), each]),
        ),
      ),
    drop: (draft: Pick<Draft, 'unit' | 'clause' | 'index'>) =>
      setDrafts((old) => Object.fromEntries(Object.entries(old).filter(([key]) => key !== keyOf(draft)))),
  };
}

/** A new record of a clause, or one to be changed, ready for typing. */
export const draftOf = (sheet: ClauseSheetView, clause: ClauseView, record?: ClauseRecordView): Draft => ({
  unit: sheet.unit.id,
  unitName: sheet.unit.name,
  clause: clause.id,
  index: record?.index ?? clause.records.length,
  quantity: record?.quantity == null ? '' : String(record.quantity),
  facts: record?.facts ?? '',
  date: record?.date ?? sheet.date,
  open: true,
});

/** Why a draft cannot be recorded yet; "" where it can. */
export function draftFault(draft: Draft, { control, unit, decimals: most }: ClauseView): string {
  if (control !== 'check') {
    const quantity = Number(draft.quantity);
    if (draft.quantity.trim() === '' || !(quantity > 0)) return `请填大于 0 的数量${unit && `（${unit}）`}`;
    const decimals = draft.quantity.trim().split('.')[1]?.length ?? 0;
    if (decimals > most) {
      if (control === 'percent') return '百分点最多两位小数';
      return most > 0 ? `最多${most === 2 ? '两' : String(most)}位小数` : '数量要填整数';
    }
  }
  return draft.facts.trim() === '' ? '请写明事实' : '';
}
