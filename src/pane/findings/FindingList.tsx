import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../base/finding';
import { grouped } from '../../base/grouped';
import { useCommon } from '../common/styles';
import { usePaneState } from '../state/pane';
import { FindingCard } from './FindingCard';
import { countWords, groupOf } from './place';

/** How many are drawn of a group before one asks for more: hundreds of cards would make the pane slow. */
const some = 20;

/** Alike ones that stand as one line with a count: the same thing said of more cells than this. */
const alike = 3;

/** Findings that say the same of several cells, together; in the order of the first of each. */
function clusters(findings: readonly Finding[]): Finding[][] {
  const known = grouped(
    findings,
    ({ severity, code, rater = '', remedy }) => `${severity} ${code} ${rater} ${remedy}`,
  );
  return [...known.values()].flatMap((each) =>
    each.length > alike ? [each] : each.map((finding) => [finding]),
  );
}

/** One line for alike findings: the first of them, and how many more there are, to unfold. */
function Cluster({ findings }: { findings: readonly Finding[] }) {
  const common = useCommon();
  const [open, setOpen] = useState(false);
  const [first, ...more] = findings;
  if (!first) return null;
  return (
    <div className={common.tight}>
      <FindingCard finding={first} brief>
        {more.length > 0 && (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : `同样的还有 ${more.length} 处`}
          </Button>
        )}
      </FindingCard>
      {open && (
        <ul className={mergeClasses(common.list, common.tight)}>
          {more.map((finding, index) => (
            <li key={index}>
              <FindingCard finding={finding} brief />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Group({ name, findings }: { name: string; findings: readonly Finding[] }) {
  const common = useCommon();
  const [shown, setShown] = useState(some);
  const all = clusters(findings);
  const rest = all.length - shown;
  return (
    <section aria-label={name} className={common.stack}>
      <div className={common.spread}>
        <h3 className={mergeClasses(common.text, common.strong)}>{name}</h3>
        <span className={mergeClasses(common.muted, common.small)}>{countWords(findings)}</span>
      </div>
      <ul className={mergeClasses(common.list, common.tight)}>
        {all.slice(0, shown).map((own, index) => (
          <li key={index}>
            <Cluster findings={own} />
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
  const ordered = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
  const groups = grouped(ordered, (finding) => groupOf(finding, label));
  return (
    <div className={common.stack}>
      {[...groups].map(([name, inside]) => (
        <Group key={name} name={name} findings={inside} />
      ))}
    </div>
  );
}
