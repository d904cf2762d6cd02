import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { Edit20Regular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import type { SettleChoice } from '../../../assistant/api';
import type { ReturnView } from '../../../views/overview';
import { Action } from '../../common/Action';
import { Delivered } from '../../common/Delivered';
import { useDelivery } from '../../common/delivery';
import { Mark } from '../../common/Mark';
import { useCommon } from '../../common/styles';
import { usePane, usePaneState } from '../../state/pane';
import { useKept } from '../../state/kept';
import { Faults } from './Faults';
import { PaperEntry } from './PaperEntry';
import { returnTone } from './status';

type Decision = NonNullable<SettleChoice['missing']>;

const useStyles = makeStyles({
  box: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

const decided = (words: string): Decision | '' =>
  words.includes('零') ? 'zero' : words.includes('收到') ? 'scale' : '';

/** 缺表处理 of one rater. */
function Missing({ item }: { item: ReturnView }) {
  const common = useCommon();
  const pane = usePane();
  const busy = usePaneState(({ task }) => task !== null);
  const { assistant } = pane.given;
  return (
    <div className={common.tight}>
      <span className={common.strong}>缺表处理</span>
      <RadioGroup
        aria-label={`${item.name}的缺表处理`}
        disabled={busy}
        value={decided(item.decision)}
        onChange={(_, { value }) =>
          void pane.run('记缺表处理', () =>
            assistant.decide(item.id, value === '' ? null : (value as Decision)),
          )
        }
      >
        <Radio value="" label="不定，等表交来" />
        <Radio value="scale" label="按收到份数折算" />
        <Radio value="zero" label="按零分计" />
      </RadioGroup>
    </div>
  );
}

/**
 * What is known of one tile of the matrix, and what can be done about it.
 * @param props.sheet the sheet of the 总表 that its scores are typed into
 */
export function ReturnDetail({ item, sheet }: { item: ReturnView; sheet: string }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const { assistant } = pane.given;
  const { id, kind, name, status, words, file, received, conflict, faults } = item;
  const box = useRef<HTMLDivElement>(null);
  // What a tile opens may lie below what is seen.
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [id]);
  const alone = useDelivery(`issue/${id}`);
  const [typing, setTyping] = useKept(`paper/open/${id}`, false);
  const toPaper = async (): Promise<void> => {
    const place = await pane.run('找录入的地方', () => assistant.paperPlace(id), { reads: true });
    if (place.ok) await pane.show(place.value);
  };
  return (
    <div ref={box} role="group" aria-label={name} className={mergeClasses(common.stack, styles.box)}>
      <div className={common.spread}>
        <span className={common.strong}>{name}</span>
        <Mark tone={faults.length > 0 ? 'care' : returnTone[status]}>{words}</Mark>
      </div>
      {file && (
        <p className={mergeClasses(common.text, common.small)}>
          来自 {file}
          <span className={common.muted}>　{received}</span>
        </p>
      )}
      {faults.length > 0 && <Faults item={item} />}
      {conflict && (
        <p className={common.text}>
          内容不同的几份：{conflict}。请把这里写的文件一起再收一次，然后在“重复待定”里选定。
        </p>
      )}
      {kind !== 'team' && (status === 'outstanding' || status === 'decided') && <Missing item={item} />}
      {kind !== 'team' && !typing && (
        <div className={common.row}>
          <Action icon={<Edit20Regular />} onClick={() => setTyping(true)}>
            {status === 'received' || status === 'partial' ? '改一个分数' : '录入纸质表'}
          </Action>
          <Action onClick={() => void toPaper()}>到“{sheet}”里录入</Action>
        </div>
      )}
      <div>
        <Action onClick={() => void alone.make(`做${name}的表`, () => assistant.issueOne(id))}>
          单独补发这一份
        </Action>
      </div>
      <Delivered of={alone} />
      {typing && <PaperEntry rater={id} onDone={() => setTyping(false)} />}
      {kind === 'team' && status === 'received' && (
        <div>
          <Action icon={<Edit20Regular />} onClick={() => pane.go('score')}>
            改扣分记录
          </Action>
        </div>
      )}
      {kind === 'team' && status === 'outstanding' && (
        <p className={common.muted}>没有扣分的组也要交工作簿。纸质记录可直接录入“扣分台账”“加分台账”。</p>
      )}
    </div>
  );
}
