import { Checkbox, Field, mergeClasses, Radio, RadioGroup } from '@fluentui/react-components';
import { Calculator20Regular } from '@fluentui/react-icons';
import type { SettleChoice, SettledView } from '../../../assistant/api';
import type { MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Disclosure } from '../../common/Disclosure';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { FindingList } from '../../findings/FindingList';
import { countWords } from '../../findings/place';
import { useKept } from '../../state/kept';
import { usePane, usePaneState } from '../../state/pane';

type Missing = NonNullable<SettleChoice['missing']> | 'each';

/** 核算: what stops it, the decisions it may need, and the button. */
export function Settle({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const pane = usePane();
  const stale = usePaneState((state) => state.stale);
  const [missing, setMissing] = useKept<Missing>('settle/missing', 'each');
  const [accept, setAccept] = useKept('settle/accept', false);
  const [answer, setAnswer] = useKept<SettledView | null>('settle/answer', null);
  const outstanding = overview.returns.filter(
    ({ kind, status }) => kind !== 'team' && status === 'outstanding',
  ).length;
  const settle = async (): Promise<void> => {
    const options: SettleChoice = {
      ...(missing === 'each' || outstanding === 0 ? {} : { missing }),
      ...(accept && overview.schemeChanged ? { acceptSchemeChange: true } : {}),
    };
    // What stood in the way last time may be gone.
    setAnswer(null);
    const settled = await pane.run('核算', () => pane.given.assistant.settle(options));
    if (!settled.ok) return;
    setAnswer(settled.value);
    if (settled.value.settled) pane.say('核算完成，成绩已写入总表。');
  };
  const errors = answer?.findings.filter(({ severity }) => severity === 'error') ?? [];
  const warnings = answer?.findings.filter(({ severity }) => severity === 'warning') ?? [];
  return (
    <Section
      title="核算"
      aside={
        stale ? (
          <Mark tone="plain">正在重算</Mark>
        ) : overview.changed ? (
          <Mark tone="care">核算后有改动</Mark>
        ) : overview.settled ? (
          <Mark tone="good">已核算</Mark>
        ) : (
          <Mark tone="plain">未核算</Mark>
        )
      }
    >
      {outstanding > 0 && (
        <Field label={`还有 ${outstanding} 份评价表没收到，核算时怎样处理`}>
          <RadioGroup value={missing} onChange={(_, { value }) => setMissing(value as Missing)}>
            <Radio value="each" label="逐份决定（在“收表”里定）" />
            <Radio value="scale" label="都按收到份数折算" />
            <Radio value="zero" label="都按零分计" />
          </RadioGroup>
        </Field>
      )}
      {overview.schemeChanged && (
        <Checkbox
          checked={accept}
          label="发表以后方案改过。已核对，按现在的方案核算"
          onChange={(_, { checked }) => setAccept(checked === true)}
        />
      )}
      <div className={common.row}>
        <Action
          appearance={overview.next.step === 'print' ? 'secondary' : 'primary'}
          icon={<Calculator20Regular />}
          onClick={() => void settle()}
        >
          {overview.settled ? '再核算一次' : '核算'}
        </Action>
        <span className={mergeClasses(common.muted, common.small)}>结果写入总表，可用“恢复”收回</span>
      </div>
      {answer && !answer.settled && (
        <div role="group" aria-label="没有核算的原因" className={common.stack}>
          <div className={common.text}>
            <Mark tone="bad">没有核算</Mark> 有 {errors.length} 处错误，成绩没有变。改好以后再核算：
          </div>
          <FindingList findings={errors} />
        </div>
      )}
      {warnings.length > 0 && (
        <Disclosure
          name="settle/warnings"
          summary={
            <>
              核算时的提醒 <span className={common.muted}>{countWords(warnings)}</span>
            </>
          }
        >
          <FindingList findings={warnings} />
        </Disclosure>
      )}
    </Section>
  );
}
