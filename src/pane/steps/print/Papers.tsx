import { Checkbox, Field, mergeClasses, Select } from '@fluentui/react-components';
import { Document20Regular, Table20Regular } from '@fluentui/react-icons';
import type { PaperChoice } from '../../../assistant/api';
import { kindFacts, paperKinds, type PaperKind } from '../../../papers/paper';
import type { NamedFile } from '../../../port/files';
import type { MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { FileButton } from '../../common/FileButton';
import { readOne } from '../../common/files';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

/** Of the kinds, those that everybody needs; as one archive. */
const usual = 'usual';
const usualKinds = paperKinds.filter((kind) => kindFacts[kind].usual);

type Switch = 'rank' | 'scores' | 'named';

/** What can be chosen of a kind, in words. */
const switches: readonly { kind: PaperKind; name: Switch; label: string }[] = [
  { kind: '告知书', name: 'rank', label: '告知书写名次' },
  { kind: '通报', name: 'scores', label: '通报后面附成绩' },
  { kind: '评价一致性', name: 'named', label: '写评价人姓名（不写的用字母代替）' },
];

/** 文书: which, of whom, and as what. */
export function Papers({ overview, why }: { overview: MasterOverview; why: string | undefined }) {
  const common = useCommon();
  const pane = usePane();
  const [kind, setKind] = useKept<PaperKind | typeof usual>('papers/kind', usual);
  const [unit, setUnit] = useKept('papers/unit', '');
  const [chosen, setChosen] = useKept<Record<Switch, boolean>>('papers/switches', {
    rank: true,
    scores: false,
    named: false,
  });
  const [last, setLast] = useKept<NamedFile | null>('papers/last', null);
  const delivery = useDelivery('papers');
  const kinds: readonly PaperKind[] = kind === usual ? usualKinds : [kind];
  const each = kinds.some((one) => kindFacts[one].each);
  const blocked = kinds.some((one) => kindFacts[one].results)
    ? (why ?? (kind === '对比上年' && !last ? '先选上年的总表。' : undefined))
    : undefined;
  const make = (as: PaperChoice['as']): void => {
    const choice: PaperChoice = {
      kinds,
      ...chosen,
      ...(each && unit !== '' ? { unit } : {}),
      ...(kind === '对比上年' && last ? { last } : {}),
      as,
    };
    void delivery.make('做文书', (progress) => pane.given.assistant.papers(choice, progress), {
      cancellable: true,
      reads: true,
    });
  };
  const pickLast = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (!file) return;
    const read = await pane.run(`读“${file.name}”`, () => readOne(file), { reads: true });
    if (read.ok) setLast(read.value);
  };
  return (
    <Section title="文书">
      <Field label="做哪一种">
        <Select
          className={common.slim}
          select={{ className: common.slim }}
          value={kind}
          onChange={(_, { value }) => setKind(value as PaperKind | typeof usual)}
        >
          <option value={usual}>常用的 {usualKinds.length} 种，一次做齐</option>
          {paperKinds.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Select>
      </Field>
      <p className={mergeClasses(common.muted, common.small)}>
        {kind === usual ? `${usualKinds.join('、')}。` : `${kindFacts[kind].words}。`}
      </p>
      {each && (
        <Field label="考核报告、告知书做哪个单位的">
          <Select
            className={common.slim}
            select={{ className: common.slim }}
            value={unit}
            onChange={(_, { value }) => setUnit(value)}
          >
            <option value="">全部 {overview.units.length} 个单位</option>
            {overview.units.map(({ id, name }) => (
              <option key={id} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {switches
        .filter((each) => kinds.includes(each.kind))
        .map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={chosen[name]}
            onChange={(_, { checked }) => setChosen({ ...chosen, [name]: checked === true })}
          />
        ))}
      {kind === '对比上年' && (
        <div className={common.row}>
          <FileButton onFiles={(files) => void pickLast(files)}>选上年的总表</FileButton>
          <span className={common.muted}>{last?.name ?? '还没有选'}</span>
        </div>
      )}
      {blocked && <p className={common.muted}>{blocked}</p>}
      <div className={common.row}>
        <Action
          appearance="primary"
          icon={<Document20Regular />}
          blocked={blocked}
          onClick={() => make('word')}
        >
          做成 Word
        </Action>
        <Action icon={<Table20Regular />} blocked={blocked} onClick={() => make('workbook')}>
          做成表
        </Action>
      </div>
      <Delivered of={delivery} />
    </Section>
  );
}
