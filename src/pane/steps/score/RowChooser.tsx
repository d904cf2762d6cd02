import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { CellPlace } from '../../../port/program';
import type { RubricView } from '../../../views/clauses';
import { Action } from '../../common/Action';
import { useCommon } from '../../common/styles';

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}……` : text);

/** Chooses a 小项 by lists, without looking for it on a sheet. */
export function RowChooser({
  rubrics,
  onChoose,
}: {
  rubrics: readonly RubricView[];
  onChoose: (place: CellPlace) => void;
}) {
  const common = useCommon();
  const [chosen, setChosen] = useState({ rubric: 0, item: 0, row: 0 });
  const rubric = rubrics[chosen.rubric];
  const item = rubric?.items[chosen.item];
  const row = item?.rows[chosen.row];
  return (
    <div className={common.stack}>
      <Field label="考核细则">
        <Select
          className={common.slim}
          select={{ className: common.slim }}
          value={String(chosen.rubric)}
          onChange={(_, { value }) => setChosen({ rubric: Number(value), item: 0, row: 0 })}
        >
          {rubrics.map(({ title }, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="大项">
        <Select
          className={common.slim}
          select={{ className: common.slim }}
          value={String(chosen.item)}
          onChange={(_, { value }) => setChosen({ ...chosen, item: Number(value), row: 0 })}
        >
          {rubric?.items.map(({ no, title }, index) => (
            <option key={no} value={index}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="小项">
        <Select
          className={common.slim}
          select={{ className: common.slim }}
          value={String(chosen.row)}
          onChange={(_, { value }) => setChosen({ ...chosen, row: Number(value) })}
        >
          {item?.rows.map(({ row: no, content }, index) => (
            <option key={no} value={index}>
              {no}　{short(content)}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Action
          appearance="primary"
          blocked={row ? undefined : '没有小项可选'}
          onClick={() => row && onChoose(row.at)}
        >
          给这个小项打分
        </Action>
      </div>
    </div>
  );
}
