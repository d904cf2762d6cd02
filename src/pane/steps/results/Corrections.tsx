import { Field, Input, mergeClasses } from '@fluentui/react-components';
import type { CorrectionView, MasterOverview } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Disclosure } from '../../common/Disclosure';
import { Jump } from '../../common/Jump';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { usePane } from '../../state/pane';

/** One value that stands otherwise than it was received: put it back, or say why. */
function Correction({ correction }: { correction: CorrectionView }) {
  const common = useCommon();
  const pane = usePane();
  const { key, object, original, now, source, at } = correction;
  const [reason, setReason] = useKept(`correction/${key}/${now}`, '');
  const { assistant } = pane.given;
  const write = async (): Promise<void> => {
    const done = await pane.run('记更正原因', () => assistant.correct({ key, now }, reason));
    if (done.ok) pane.say(`已记入更正：${object}。`);
  };
  const back = async (): Promise<void> => {
    const done = await pane.run('恢复原值', () => assistant.putBack({ key, now }));
    if (done.ok) pane.say(`已恢复原值：${object}。`);
  };
  return (
    <div role="group" aria-label={object} className={common.stack}>
      <div className={common.spread}>
        <span className={mergeClasses(common.text, common.strong)}>{object}</span>
        {at && <Jump place={at} />}
      </div>
      <p className={common.text}>
        收到时 <strong>{original}</strong>，现在 <strong>{now}</strong>
      </p>
      {source !== '' && <p className={mergeClasses(common.muted, common.small)}>收自 {source}</p>}
      <Field label="更正原因">
        <Input value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={common.row}>
        <Action blocked={reason.trim() === '' ? '先写更正原因' : undefined} onClick={() => void write()}>
          记入更正
        </Action>
        <Action appearance="secondary" onClick={() => void back()}>
          恢复原值
        </Action>
      </div>
    </div>
  );
}

/** 更正: what was changed after it was received. Nothing is settled while one of them has no reason. */
export function Corrections({ overview }: { overview: MasterOverview }) {
  const common = useCommon();
  const open = overview.corrections.filter(({ reason }) => reason === '');
  const given = overview.corrections.filter(({ reason }) => reason !== '');
  if (overview.corrections.length === 0) return null;
  return (
    <Section
      title="更正"
      aside={
        open.length > 0 ? <Mark tone="bad">{open.length} 处没有原因</Mark> : <Mark tone="good">都有原因</Mark>
      }
    >
      {open.length > 0 && (
        <>
          <p className={common.text}>
            总表里下面 {open.length} 处与收到的表不一致。恢复原值，或写明原因；有一处没有原因就不能核算。
          </p>
          <ul className={common.list}>
            {open.map((each) => (
              <li key={`${each.key} ${each.now}`}>
                <Correction correction={each} />
              </li>
            ))}
          </ul>
        </>
      )}
      {given.length > 0 && (
        <Disclosure name="corrections/given" summary={`写明原因的更正（${given.length}）`}>
          <ul className={mergeClasses(common.list, common.stack)}>
            {given.map(({ key, object, original, now, reason, by }) => (
              <li key={`${key} ${now}`} className={common.text}>
                {object}：{original} → {now}；{reason}
                {by !== '' && `（${by}）`}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  );
}
