import { Field, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import type { ClauseSheetView } from '../../../views/clauses';
import { Disclosure } from '../../common/Disclosure';
import { Mark } from '../../common/Mark';
import { useCommon } from '../../common/styles';
import { ClauseBlock } from './ClauseBlock';
import type { useDrafts } from './draft';
import { ItemBar } from './ItemBar';

const useStyles = makeStyles({
  fields: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
});

interface ClauseSheetProps {
  sheet: ClauseSheetView;
  /** Another row or unit was asked for: what stands here still is of the one before, and takes no entries. */
  passing: boolean;
  drafts: ReturnType<typeof useDrafts>;
  onUnit: (unit: string) => void;
}

/** A 小项 with its clauses, for one unit. */
export function ClauseSheet({ sheet, passing, drafts, onUnit }: ClauseSheetProps) {
  const common = useCommon();
  const styles = useStyles();
  const { unit, units, rubric, row, content, standard, override, clauses } = sheet;
  return (
    <section aria-label="条款打分" className={mergeClasses(common.card, common.stack)}>
      <ItemBar sheet={sheet} />
      {units.length > 1 ? (
        <Field label="考核对象">
          <Select value={unit.id} onChange={(_, { value }) => onUnit(value)}>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <p className={common.text}>
          考核对象：<span className={common.strong}>{unit.name}</span>
        </p>
      )}
      <Disclosure
        name="score/standard"
        summary={
          <span className={common.text}>
            {rubric} 第 {row} 小项　<span className={common.muted}>{content}</span>
          </span>
        }
      >
        <p className={mergeClasses(common.quote, common.small)}>{standard}</p>
      </Disclosure>
      {override && (
        <div className={common.text}>
          <Mark tone="care">手填扣分</Mark> {override}。按手填的数计，下面各条只作记录。
        </div>
      )}
      <fieldset disabled={passing} className={styles.fields}>
        <ul className={common.list} aria-label="条款">
          {clauses.map((clause) => (
            <ClauseBlock key={`${unit.id}/${clause.id}`} sheet={sheet} clause={clause} drafts={drafts} />
          ))}
        </ul>
      </fieldset>
    </section>
  );
}
