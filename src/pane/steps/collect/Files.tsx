import { Button, mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import type { CollectionView, FileView } from '../../../assistant/api';
import { Disclosure } from '../../common/Disclosure';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { StackTable } from '../../common/StackTable';
import { useCommon } from '../../common/styles';
import { FindingList } from '../../findings/FindingList';
import { countWords } from '../../findings/place';
import { useKept } from '../../state/kept';
import { fileStatus } from './status';

type Filter = 'all' | FileView['status'];

/** Errors of one file that are told beneath its name. */
const told = 3;

/** Those that need something first: refused, in question, taken with errors. */
const orderOf = ({ status, faults }: FileView): number =>
  fileStatus[status].order + (faults.length > 0 ? -0.5 : 0);

/** How many are drawn at first: those that need something stand before them. */
const some = 12;

/** What came of each file, those that need something first. */
export function Files({ view }: { view: CollectionView }) {
  const common = useCommon();
  const [filter, setFilter] = useKept<Filter>('collect/filter', 'all');
  const [shown, setShown] = useKept('collect/shown', some);
  const count = (status: FileView['status']): number =>
    view.files.filter((each) => each.status === status).length;
  const present = (Object.keys(fileStatus) as FileView['status'][]).filter((status) => count(status) > 0);
  const current = filter === 'all' || present.includes(filter) ? filter : 'all';
  const rows = view.files
    .filter(({ status }) => current === 'all' || status === current)
    .sort((a, b) => orderOf(a) - orderOf(b));
  return (
    <Section title="逐个文件" aside={<span className={common.muted}>{view.files.length} 个</span>}>
      {present.length > 1 && (
        <RadioGroup
          layout="horizontal"
          className={common.choices}
          aria-label="显示哪些文件"
          value={current}
          onChange={(_, data) => setFilter(data.value as Filter)}
        >
          <Radio value="all" label="全部" />
          {present.map((status) => (
            <Radio key={status} value={status} label={`${fileStatus[status].words} ${count(status)}`} />
          ))}
        </RadioGroup>
      )}
      <StackTable
        label="逐个文件的结果"
        rows={rows.slice(0, shown)}
        keyOf={({ file }) => file}
        columns={[
          {
            title: '谁的',
            cell: ({ who, file }) => (
              <span>
                <span className={common.strong}>{who || '认不出是谁的'}</span>
                <br />
                <span className={mergeClasses(common.muted, common.small)}>{file}</span>
              </span>
            ),
          },
          {
            title: '结果',
            narrow: 'bare',
            cell: ({ status, faults }) => (
              <Mark tone={faults.length > 0 ? 'care' : fileStatus[status].tone}>
                {fileStatus[status].words}
                {faults.length > 0 && `，${faults.length} 处错误`}
              </Mark>
            ),
          },
          {
            title: '说明',
            narrow: 'line',
            cell: ({ status, message, faults }) =>
              faults.length > 0 ? (
                <span className={common.tight}>
                  {faults.slice(0, told).map((fault, index) => (
                    <span key={index}>{fault}</span>
                  ))}
                  {faults.length > told && (
                    <span className={common.muted}>另有 {faults.length - told} 处，见下面的提示。</span>
                  )}
                </span>
              ) : (
                message && (
                  <span className={status === 'refused' ? common.text : common.muted}>{message}</span>
                )
              ),
          },
        ]}
      />
      {rows.length > shown && (
        <Button onClick={() => setShown(rows.length)}>再看 {rows.length - shown} 个</Button>
      )}
      {view.findings.length > 0 && (
        <Disclosure
          name="collect/findings"
          summary={
            <>
              这些文件里的提示 <span className={common.muted}>{countWords(view.findings)}</span>
            </>
          }
        >
          <FindingList findings={view.findings} />
        </Disclosure>
      )}
    </Section>
  );
}
