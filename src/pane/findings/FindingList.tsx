import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../base/finding';
import { useCommon } from '../common/styles';
import { usePaneState } from '../state/pane';
import { FindingCard } from './FindingCard';
import { countWords, groupOf } from './place';

/** How many are drawn of a group before one asks for more: hundreds of cards would make the pane slow. */
const some = 20;

function Group({ name, findings }: { name: string; findings: readonly Finding[] }) {
  const common = useCommon();
  const [shown, setShown] = useState(some);
  const rest = findings.length - shown;
  return (
    <section aria-label={name} className={common.stack}>
      <div className={common.spread}>
        <h3 className={mergeClasses(common.text, common.strong)}>{name}</h3>
        <span className={mergeClasses(common.muted, common.small)}>{countWords(findings)}</span>
      </div>
      <ul className={mergeClasses(common.list, common.tight)}>
        {findings.slice(0, shown).map((finding, index) => (
          <li key={index}>
            <FindingCard finding={finding} brief />
          </li>
        ))}
      </ul>
      {rest > 0 && <Button onClick={() => setShown(shown + 50)}>再看 {Math.min(rest, 50)} 条</Button>}
    </section>
  );
}

/** Findings by place, errors first within each. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const common = useCommon();
  const label = usePaneState(({ overview }) => (overview && 'label' in overview ? overview.label : ''));
  const groups = new Map<string, Finding[]>();
  const ordered = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
  for (const finding of ordered) {
    const name = groupOf(finding, label);
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  return (
    <div className={common.stack}>
      {[...groups].map(([name, inside]) => (
        <Group key={name} name={name} findings={inside} />
      ))}
    </div>
  );
}
