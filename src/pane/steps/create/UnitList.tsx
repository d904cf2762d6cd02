import { Button, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Names } from '../../../assistant/api';
import { Mark } from '../../common/Mark';
import { useCommon } from '../../common/styles';
import { changeOf, type TypedUnit } from './units';

const useStyles = makeStyles({
  line: { padding: '4px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  gone: { textDecorationLine: 'line-through' },
  field: { gridTemplateColumns: '56px minmax(0, 1fr)' },
});

interface UnitProps {
  unit: TypedUnit;
  change: string;
  teams: Names['teams'];
  onUnit: (unit: TypedUnit | null) => void;
}

/** One unit: its name and its group, to be changed after 改. */
function Unit({ unit, change, teams, onUnit }: UnitProps) {
  const common = useCommon();
  const styles = useStyles();
  const isNew = unit.id === '';
  const [open, setOpen] = useState(isNew);
  const gone = unit.gone === true;
  const name = unit.name.trim() || '（没有名称）';
  return (
    <li className={mergeClasses(common.tight, styles.line)}>
      <div className={common.spread}>
        <span className={mergeClasses(common.text, gone && styles.gone)}>
          {name}{' '}
          <span className={mergeClasses(common.muted, common.small)}>
            {teams.find(({ no }) => no === unit.team)?.name ?? ''}
          </span>
        </span>
        <span className={common.row}>
          {change !== '' && <Mark tone="care">{change}</Mark>}
          {gone ? (
            <Button size="small" className={common.mini} onClick={() => onUnit({ ...unit, gone: false })}>
              放回
            </Button>
          ) : (
            <Button
              size="small"
              className={common.mini}
              aria-expanded={open}
              aria-label={`${open ? '改好' : '改'}：${name}`}
              onClick={() => setOpen(!open)}
            >
              {open ? '改好' : '改'}
            </Button>
          )}
        </span>
      </div>
      {open && !gone && (
        <div role="group" aria-label={name} className={common.tight}>
          <Field label="名称" orientation="horizontal" className={styles.field}>
            <Input
              size="small"
              className={common.slim}
              value={unit.name}
              onChange={(_, { value }) => onUnit({ ...unit, name: value })}
            />
          </Field>
          {teams.length > 0 && (
            <Field label="考核组" orientation="horizontal" className={styles.field}>
              <Select
                size="small"
                className={common.slim}
                value={String(unit.team ?? '')}
                onChange={(_, { value }) => onUnit({ ...unit, team: value === '' ? null : Number(value) })}
              >
                <option value="">（还没有选）</option>
                {teams.map(({ no, name: team }) => (
                  <option key={no} value={no}>
                    {team}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <div>
            <Button size="small" onClick={() => onUnit(isNew ? null : { ...unit, gone: true })}>
              {isNew ? '不加了' : '去掉这个单位'}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

interface UnitListProps {
  /** As they stand. */
  was: Names;
  units: readonly TypedUnit[];
  onUnits: (units: readonly TypedUnit[]) => void;
}

/** 考核对象 and their groups, kind by kind: one joins, leaves, is renamed, or goes to another group. */
export function UnitList({ was, units, onUnits }: UnitListProps) {
  const common = useCommon();
  const put = (index: number, unit: TypedUnit | null): void =>
    onUnits(units.flatMap((each, at) => (at === index ? (unit ? [unit] : []) : [each])));
  return (
    <div className={common.stack}>
      {was.kinds.map(({ id: kind, name }) => (
        <div key={kind} role="group" aria-label={name} className={common.tight}>
          <div className={common.spread}>
            <span className={common.strong}>{name}</span>
            <span className={mergeClasses(common.muted, common.numbers)}>
              {units.filter((unit) => unit.kind === kind && unit.gone !== true).length} 个
            </span>
          </div>
          <ul className={common.list}>
            {units.map((unit, index) =>
              unit.kind === kind ? (
                <Unit
                  key={unit.id === '' ? `new ${index}` : unit.id}
                  unit={unit}
                  change={changeOf(unit, was.units)}
                  teams={was.teams}
                  onUnit={(next) => put(index, next)}
                />
              ) : null,
            )}
          </ul>
          <div>
            <Button
              size="small"
              icon={<Add16Regular />}
              onClick={() => onUnits([...units, { id: '', name: '', kind, team: null }])}
            >
              加一个{name}
            </Button>
          </div>
        </div>
      ))}
    </div>
  );
}
