import { Field, mergeClasses, SearchBox, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { folded } from '../../../base/text';
import type { CellPlace } from '../../../port/program';
import type { RubricView } from '../../../views/clauses';
import { useKept } from '../../state/kept';
import { Action } from '../../common/Action';
import { useCommon } from '../../common/styles';

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}……` : text);

/** Rows that are drawn of what was found. */
const mostFound = 8;

/** 小项 whose texts (考核内容, 考核标准), or the title of their 大项, have all the words. */
function found(rubrics: readonly RubricView[], words: string) {
  const wanted = words
    .split(/[\s，,、]+/)
    .map(folded)
    .filter((word) => word !== '');
  if (wanted.length === 0) return [];
  return rubrics.flatMap(({ title, items }) =>
    items.flatMap((item) =>
      item.rows
        .map((row) => ({ title, item: item.title, ...row }))
        .filter((each) => {
          const text = folded(`${each.row} ${each.item} ${each.content} ${each.standard}`);
          return wanted.every((word) => text.includes(word));
        })
        .map(({ standard, ...each }) => {
          // What is shown of it is where the words stand.
          const shown = folded(each.content);
          return { ...each, content: wanted.some((word) => shown.includes(word)) ? each.content : standard };
        }),
    ),
  );
}

/** Finds a 小项 by words of it. */
function RowSearch({
  rubrics,
  onChoose,
}: {
  rubrics: readonly RubricView[];
  onChoose: (place: CellPlace) => void;
}) {
  const common = useCommon();
  const [words, setWords] = useKept('score/search', '');
  const rows = found(rubrics, words);
  return (
    <div role="search" className={common.tight}>
      <Field label="找小项" hint="写几个字，如：约谈 整改；回车选第一个">
        <SearchBox
          className={common.slim}
          value={words}
          onChange={(_, { value }) => setWords(value)}
          onKeyDown={(event) => {
            const [first] = rows;
            if (event.key === 'Enter' && first && !event.nativeEvent.isComposing) onChoose(first.at);
          }}
        />
      </Field>
      <span role="status" className={mergeClasses(common.muted, common.small)}>
        {words.trim() !== '' && (rows.length === 0 ? '没有这样的小项。' : `找到 ${rows.length} 个小项。`)}
      </span>
      <ul aria-label="找到的小项" className={mergeClasses(common.list, common.tight)}>
        {rows.slice(0, mostFound).map(({ title, item, row, content, at }) => (
          <li key={`${title} ${row} ${at.row}`}>
            <button
              type="button"
              className={mergeClasses(common.bare, common.text)}
              onClick={() => onChoose(at)}
            >
              <span className={mergeClasses(common.muted, common.small)}>
                {title}　{row}　{item}
              </span>
              <br />
              {short(content)}
            </button>
          </li>
        ))}
      </ul>
      {rows.length > mostFound && (
        <span className={mergeClasses(common.muted, common.small)}>再多写几个字，就少几个。</span>
      )}
    </div>
  );
}

/** Chooses a 小项 by words or by lists, without looking for it on a sheet. */
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
      <RowSearch rubrics={rubrics} onChoose={onChoose} />
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
