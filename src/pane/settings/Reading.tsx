import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReadingView } from '../../views/overview';
import { Confirm } from '../common/Confirm';
import { Disclosure } from '../common/Disclosure';
import { Mark } from '../common/Mark';
import { useCommon } from '../common/styles';
import { usePane } from '../state/pane';
import { Effect } from './Effect';

const useStyles = makeStyles({
  box: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** One 口径: the question, where it comes from, and what each answer does. */
export function Reading({ reading, issued }: { reading: ReadingView; issued: boolean }) {
  const common = useCommon();
  const styles = useStyles();
  const pane = usePane();
  const [wish, setWish] = useState<string | null>(null);
  const { id, question, source, reason, chosen, options } = reading;
  const isDefault = options.some((option) => option.isDefault && option.choice === chosen);
  const change = async (choice: string): Promise<void> => {
    setWish(null);
    const done = await pane.run('改口径', () => pane.given.assistant.setReading(id, choice));
    if (done.ok) pane.say(`口径“${id}”已改为“${choice}”。`);
  };
  return (
    <div className={styles.box}>
      <Disclosure
        name={`reading/${id}`}
        summary={
          <span className={common.spread}>
            <span>
              <span className={common.strong}>{id}</span>
              <span className={common.muted}>　{chosen}</span>
            </span>
            {!isDefault && <Mark tone="care">非默认</Mark>}
          </span>
        }
      >
        <div className={common.stack}>
          <p className={common.text}>{question}</p>
          <p className={mergeClasses(common.quote, common.small)}>{source}</p>
          {reason && <p className={mergeClasses(common.muted, common.small)}>默认的理由：{reason}</p>}
          <RadioGroup
            aria-label={question}
            value={wish ?? chosen}
            onChange={(_, { value }) => setWish(value === chosen ? null : value)}
          >
            {options.map(({ choice, effect, isDefault: byDefault }) => (
              <Radio
                key={choice}
                value={choice}
                label={
                  <span className={common.tight}>
                    <span>
                      {choice}
                      {byDefault && <span className={common.muted}>（默认）</span>}
                    </span>
                    <span className={mergeClasses(common.muted, common.small)}>{effect}</span>
                  </span>
                }
              />
            ))}
          </RadioGroup>
          {wish !== null && (
            <Confirm yes="改" onYes={() => void change(wish)} onNo={() => setWish(null)}>
              <div className={common.tight}>
                <p className={common.text}>
                  把“{id}”由“{chosen}”改为“{wish}”？
                  {issued && '表已经发出，这算改了方案，核算时会请您确认。'}
                </p>
                <Effect id={id} choice={wish} />
              </div>
            </Confirm>
          )}
        </div>
      </Disclosure>
    </div>
  );
}
