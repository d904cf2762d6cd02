import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { steps, type MasterOverview, type StepId } from '../../views/overview';
import { Mark } from '../common/Mark';
import { useCommon } from '../common/styles';
import { useKept } from '../state/kept';
import { usePane } from '../state/pane';
import { stepNames } from './year';

const useStyles = makeStyles({
  card: {
    padding: '12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** What is to be seen at each step of the sample. */
const words = ({ groups, returns }: MasterOverview): Readonly<Record<StepId, string>> => {
  const teams = returns.filter(({ kind }) => kind === 'team').length;
  const forms = returns.length - teams;
  const made = [...(forms > 0 ? [`${forms} 份评价表`] : []), `${teams} 份考核组工作簿`].join('和 ');
  const to = [...groups.map(({ word }) => word), '考核组'];
  const receivers = [to.slice(0, -1).join('、'), ...to.slice(-1)].filter((each) => each !== '').join('和');
  return {
    create: `一年从这里开始：选方案、填名单，建一份总表，再点“发表”，${made}一次做好，发给${receivers}。样例里已经发过了。`,
    collect: `收回的文件一次拖进来，不用逐个打开。每一格是一个人或一个组，点开看是哪个文件、什么时候收的；没交的有催报文字，纸上填的可以录入。样例里 ${returns.length} 份都收齐了。`,
    score:
      '点考核细则的一个小项，勾选条款、写明事实，扣分台账、扣分和说明一起记好。样例里各组的扣分都在“扣分台账”表，可以试着再记一笔。',
    results:
      '核算给出总分、等次、名次和评先资格。点任何一个分数，都能走回到那一格、那一句原文。样例里有一个单位被约谈、一个单位有两起较大事故，看它们的评先资格。',
    print:
      '最后看一遍要打印的表，存一份送签用的工作簿。走完了：自己的一年，请在一份新的空白工作簿里“建总表”。',
  };
};

/** The tour of a sample: a card to each step, which can be left at any time and taken up again. */
export function SampleTour({ here, overview }: { here: StepId; overview: MasterOverview }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const [touring, setTouring] = useKept('tour', true);
  const at = steps.indexOf(here);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  if (!touring)
    return (
      <div className={common.row}>
        <Mark tone="care">样例</Mark>
        <span className={mergeClasses(common.muted, common.small)}>数据都是编的，不是真的成绩。</span>
        <Button size="small" onClick={() => setTouring(true)}>
          看导览
        </Button>
      </div>
    );
  return (
    <section aria-label="导览" className={mergeClasses(styles.card, common.tight)}>
      <div className={common.row}>
        <Mark tone="care">样例</Mark>
        <h2 className={styles.title}>
          第 {at + 1} 步，共 {steps.length} 步：{stepNames[here]}
        </h2>
      </div>
      <p className={common.text} aria-live="polite">
        {words(overview)[here]}
      </p>
      <div className={common.row}>
        {after && (
          <Button appearance="primary" size="small" onClick={() => pane.go(after)}>
            下一步：{stepNames[after]}
          </Button>
        )}
        {before && (
          <Button size="small" onClick={() => pane.go(before)}>
            上一步
          </Button>
        )}
        <Button size="small" appearance={after ? 'subtle' : 'primary'} onClick={() => setTouring(false)}>
          结束导览
        </Button>
      </div>
    </section>
  );
}
