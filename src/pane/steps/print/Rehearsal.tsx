import { mergeClasses } from '@fluentui/react-components';
import type { RehearsalView } from '../../../views/rehearsal';
import { Jump } from '../../common/Jump';
import { Mark } from '../../common/Mark';
import { StackTable } from '../../common/StackTable';
import { useCommon } from '../../common/styles';

/** 打印预演: every sheet with its paper and pages, and what is not ready. */
export function Rehearsal({ rehearsal }: { rehearsal: RehearsalView }) {
  const common = useCommon();
  const { sheets, pages, unsigned } = rehearsal;
  const open = sheets.filter((sheet) => sheet.open !== '').length;
  return (
    <div className={common.stack}>
      <p className={common.text}>
        共 {sheets.length} 张表，{pages} 页{open > 0 ? `；${open} 张还有没办完的。` : '，都可以打印。'}
      </p>
      {unsigned.length > 0 && (
        <div className={common.tight}>
          <span>
            <Mark tone="care">报告未签字 {unsigned.length}</Mark>
          </span>
          <span className={mergeClasses(common.muted, common.small)}>{unsigned.join('、')}</span>
        </div>
      )}
      <StackTable
        label="要打印的表"
        rows={sheets}
        keyOf={({ sheet }) => sheet}
        columns={[
          { title: '表', cell: ({ sheet }) => <span className={common.strong}>{sheet}</span> },
          { title: '纸张', narrow: 'bare', cell: ({ paper }) => paper },
          { title: '页数', number: true, narrow: 'bare', cell: ({ pages: count }) => `${count} 页` },
          {
            title: '去看',
            narrow: 'bare',
            cell: ({ sheet, at }) => <Jump place={{ sheet, ...at }} words="去看" />,
          },
          { title: '签字', cell: ({ signs }) => signs },
          {
            title: '还差',
            narrow: 'line',
            cell: (row) => row.open !== '' && <Mark tone="care">{row.open}</Mark>,
          },
        ]}
      />
    </div>
  );
}
