import { ProgressBar, Radio, RadioGroup } from '@fluentui/react-components';
import { lazy, Suspense, useId } from 'react';
import type { MasterOverview } from '../../../views/overview';
import type { ResultsView } from '../../../views/results';
import { Mark } from '../../common/Mark';
import { Section } from '../../common/Section';
import { useCommon } from '../../common/styles';
import { Tabs } from '../../common/Tabs';
import { Waiting } from '../../common/Waiting';
import { useAsked } from '../../state/asked';
import { useKept } from '../../state/kept';
import { usePane, usePaneState } from '../../state/pane';
import { Corrections } from './Corrections';
import { Differences } from './Differences';
import { Marginal } from './Marginal';
import { Outlook } from './Outlook';
import { ResultTable } from './ResultTable';
import { Settle } from './Settle';

const Pictures = lazy(() => import('./pictures/Pictures'));

type Look = 'table' | 'charts' | 'marginal' | 'outlook' | 'differences';

/** @param again the table is calculated anew: what is shown is of before */
function Shown({ results, official, again }: { results: ResultsView; official: boolean; again: boolean }) {
  const common = useCommon();
  const id = useId();
  const [kept, setLook] = useKept<Look>('results/look', 'table');
  const [chosen, setChosen] = useKept('results/kind', '');
  const { kinds, marginal, outlook, rated, differences } = results;
  const look = kept === 'outlook' && !rated ? 'table' : kept;
  const kind = kinds.find(({ id }) => id === chosen) ?? kinds[0];
  const counted = (words: string, count: number): string => (count > 0 ? `${words} ${count}` : words);
  return (
    <Section
      title="成绩"
      aside={
        again ? (
          <Mark tone="plain">正在重算</Mark>
        ) : official ? (
          <Mark tone="good">以核算为准</Mark>
        ) : (
          <Mark tone="care">试算，未核算</Mark>
        )
      }
    >
      {!official && (
        <p className={common.muted}>还没有核算，或核算以后又有改动。这是现在核算会得到的结果。</p>
      )}
      <Tabs
        label="看什么"
        value={look}
        controls={id}
        onValue={setLook}
        options={[
          ['table', '名次'],
          ['charts', '图'],
          ['marginal', counted('临界', marginal.length)],
          ...(rated ? [['outlook', '推演'] as const] : []),
          ['differences', counted('差额', again ? 0 : differences.length)],
        ]}
      />
      {(look === 'table' || look === 'charts') && kinds.length > 1 && (
        <RadioGroup
          layout="horizontal"
          className={common.choices}
          aria-label="哪类单位"
          value={kind?.id ?? ''}
          onChange={(_, { value }) => setChosen(value)}
        >
          {kinds.map(({ id: value, name, rows }) => (
            <Radio
              key={value}
              value={value}
              label={`${name}${/[）)]$/u.test(name) ? '' : ' '}${rows.length}`}
            />
          ))}
        </RadioGroup>
      )}
      <div id={id} role="tabpanel" aria-label="内容" className={common.stack}>
        {look === 'table' && kind && <ResultTable kind={kind} />}
        {look === 'charts' && kind && (
          <Suspense fallback={<ProgressBar aria-label="正在画图" />}>
            <Pictures kind={kind.id} />
          </Suspense>
        )}
        {look === 'marginal' && <Marginal marginal={marginal} />}
        {look === 'outlook' && <Outlook outlook={outlook} />}
        {look === 'differences' &&
          (again ? (
            <p className={common.muted}>正在重算，算完再看差额。</p>
          ) : (
            <Differences differences={differences} />
          ))}
      </div>
    </Section>
  );
}

/** 成绩: settling, and everything that follows from it. */
export function ResultsStep({ overview }: { overview: MasterOverview }) {
  const { assistant } = usePane().given;
  const stale = usePaneState((state) => state.stale);
  const results = useAsked('results', () => assistant.results());
  return (
    <>
      <Corrections overview={overview} />
      <Settle overview={overview} />
      <Waiting asked={results} what="成绩">
        {(value) => <Shown results={value} official={value.official} again={stale || results.waiting} />}
      </Waiting>
    </>
  );
}
