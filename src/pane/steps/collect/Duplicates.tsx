import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { DuplicateView } from '../../../assistant/api';
import { Action } from '../../common/Action';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';

const letters = '甲乙丙丁戊己庚辛壬癸';

const letterOf = (index: number): string => letters[index] ?? String(index + 1);

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: '4px 8px 4px 0',
    textAlign: 'start',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightRegular,
  },
});

function One({ duplicate, onChoose }: { duplicate: DuplicateView; onChoose: (file: string) => void }) {
  const common = useCommon();
  const styles = useStyles();
  const [file, setFile] = useKept(`choose/${duplicate.id}/${duplicate.files.join('|')}`, '');
  const { who, files, differences } = duplicate;
  return (
    <div className={common.stack} role="group" aria-label={who}>
      <h3 className={mergeClasses(common.text, common.strong)}>{who}</h3>
      <RadioGroup aria-label={`${who}用哪一份`} value={file} onChange={(_, data) => setFile(data.value)}>
        {files.map((name, index) => (
          <Radio key={name} value={name} label={`${letterOf(index)}　${name}`} />
        ))}
      </RadioGroup>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`${who}各份的不同`}>
        <table className={mergeClasses(styles.table, common.numbers)}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.cell, common.muted)}>
                不同之处（{differences.length}）
              </th>
              {files.map((name, index) => (
                <th key={name} scope="col" className={mergeClasses(styles.cell, common.strong)}>
                  {letterOf(index)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ unit, values }) => (
              <tr key={unit}>
                <th scope="row" className={styles.cell}>
                  {unit}
                </th>
                {values.map((value, index) => (
                  <td key={index} className={styles.cell}>
                    {value || '（空）'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Action blocked={file === '' ? '请先选定一份' : undefined} onClick={() => onChoose(file)}>
          用选定的这一份
        </Action>
      </div>
    </div>
  );
}

/** Files of one rater or group that differ, side by side, to choose from. */
export function Duplicates({
  duplicates,
  onChoose,
}: {
  duplicates: readonly DuplicateView[];
  onChoose: (file: string) => void;
}) {
  const common = useCommon();
  return (
    <Section title="重复待定">
      <p className={common.muted}>同一人交来内容不同的几份，一份也没有用。请选定一份，或者问清后重收。</p>
      {duplicates.map((duplicate) => (
        <One key={duplicate.id} duplicate={duplicate} onChoose={onChoose} />
      ))}
    </Section>
  );
}
