import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { ReturnView } from '../../../views/overview';
import { useRoving } from '../../common/roving';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { useKept } from '../../state/kept';
import { ReturnDetail } from './ReturnDetail';
import { Tile } from './Tile';

const useStyles = makeStyles({
  tiles: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(82px, 1fr))', gap: '4px' },
});

const groups = [
  ['leader', '领导', '附件3'],
  ['office', '处室', '附件4'],
  ['team', '考核组', '工作簿'],
] as const;

const isBack = ({ status }: ReturnView): boolean => status === 'received' || status === 'decided';

function Group({ title, annex, items }: { title: string; annex: string; items: readonly ReturnView[] }) {
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
        <span className={mergeClasses(common.muted, common.numbers)}>
          {items.filter(isBack).length}／{items.length}
        </span>
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
      {item && <ReturnDetail item={item} />}
    </div>
  );
}

/** Who has returned what: a tile each. */
export function Returns({ returns }: { returns: readonly ReturnView[] }) {
  const common = useCommon();
  return (
    <Section
      title="收齐了没有"
      aside={
        <span className={mergeClasses(common.muted, common.numbers)}>
          {returns.filter(isBack).length}／{returns.length}
        </span>
      }
    >
      {groups.map(([kind, title, annex]) => {
        const items = returns.filter((each) => each.kind === kind);
        return items.length > 0 && <Group key={kind} title={title} annex={annex} items={items} />;
      })}
      <p className={mergeClasses(common.muted, common.small)}>
        点一格看来自哪个文件、定缺表处理、录入纸质表。
      </p>
    </Section>
  );
}
