import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { MasterOverview, ReturnView } from '../../../views/overview';
import { useRoving } from '../../common/roving';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { AllSlips } from './Faults';
import { ReturnDetail } from './ReturnDetail';
import { Tile } from './Tile';

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(82px, 1fr))', gap: '4px' },
});

const isBack = ({ status }: ReturnView): boolean => status === 'received' || status === 'decided';

/** 「46／46，1 份有错」. */
function Counted({ items }: { items: readonly ReturnView[] }) {
  const common = useCommon();
  const faulty = items.filter(({ faults }) => faults.length > 0).length;
  return (
    <span className={mergeClasses(common.muted, common.numbers)}>
      {items.filter(isBack).length}／{items.length}
      {faulty > 0 && `，${faulty} 份有错`}
    </span>
  );
}

interface GroupProps {
  title: string;
  /** What comes back from it: 「附件6」. */
  annex: string;
  /** The sheet of the 总表 that scores on paper are typed into, "" where there is none. */
  sheet: string;
  items: readonly ReturnView[];
}

function Group({ title, annex, sheet, items }: GroupProps) {
  const common = useCommon();
  const styles = useStyles();
  const id = useId();
  const [chosen, setChosen] = useKept<string | null>(`returns/${title}`, null);
  const roving = useRoving(true);
  const item = items.find((each) => each.id === chosen);
  return (
    <div className={common.tight}>
      <div className={common.spread}>
        <h3 id={id} className={mergeClasses(common.text, common.strong)}>
          {title}
          <span className={mergeClasses(common.muted, common.small)}>　{annex}</span>
        </h3>
        <Counted items={items} />
      </div>
      <div role="group" aria-labelledby={id} className={styles.tiles} {...roving}>
        {items.map((each) => (
          <Tile
            key={each.id}
            item={each}
            chosen={each.id === chosen}
            onChoose={() => setChosen(each.id === chosen ? null : each.id)}
          />
        ))}
      </div>
      {item && <ReturnDetail item={item} sheet={sheet} />}
    </div>
  );
}

/** Who has returned what: a tile each. */
export function Returns({ returns, groups }: Pick<MasterOverview, 'returns' | 'groups'>) {
  const common = useCommon();
  const all = [...groups, { id: 'team', word: '考核组', annex: '工作簿', sheet: '' }];
  return (
    <Section title="收齐了没有" aside={<Counted items={returns} />}>
      {all.map(({ id, word, annex, sheet }) => {
        const items = returns.filter(({ kind }) => kind === id);
        return items.length > 0 && <Group key={id} title={word} annex={annex} sheet={sheet} items={items} />;
      })}
      <AllSlips count={returns.filter(({ faults, slip }) => faults.length > 0 && slip !== '').length} />
      <p className={mergeClasses(common.muted, common.small)}>
        {groups.length > 0
          ? '点一格看来自哪个文件、定缺表处理、录入纸质表。'
          : '点一格看来自哪个文件、单独补发。'}
      </p>
    </Section>
  );
}
