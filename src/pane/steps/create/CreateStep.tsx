import { mergeClasses } from '@fluentui/react-components';
import type { MasterOverview } from '../../../views/overview';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Issue } from './Issue';
import { SavedNames } from './SavedNames';

/** 建表, with the 总表 there: what it is, its names, and sending out. */
export function CreateStep({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  return (
    <>
      <Section title="总表" aside={<Mark tone="good">已建好</Mark>}>
        <p className={common.text}>
          <span className={common.strong}>{overview.title}</span>
          <br />
          <span className={mergeClasses(common.muted, common.small)}>{overview.documentNumber}</span>
        </p>
        <p className={mergeClasses(common.muted, common.small)}>
          下一年度，或者评价人、单位、分组有变：在一份新的空白工作簿里建表，方案选“另一份总表”，用这一份。
        </p>
        {overview.schemeChanged && (
          <div className={common.text}>
            <Mark tone="care">方案改过</Mark> 发表以后方案有改动。影响表格的请重新发表；核算时会请您确认。
          </div>
        )}
      </Section>
      <Issue overview={overview} />
      <SavedNames groups={overview.groups} />
    </>
  );
}
