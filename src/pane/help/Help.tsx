import { Button, Link, mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Section } from '../common/Section';
import { useCommon } from '../common/styles';
import { usePane } from '../state/pane';

const Diagnosis = lazy(() => import('./Diagnosis'));

const year = [
  ['建表', '选方案，填名单，建一份总表；核对以后发表：评价表和考核组工作簿打成一个压缩包发出去。'],
  ['收表', '把收回的文件一次拖进来。每个文件有一个结果；没收齐的有现成的催报文字。'],
  ['评分', '在考核细则上点一个小项，勾选条款、写明事实，台账、扣分和说明就记好了。'],
  ['成绩', '核算，看名次、临界和来历。点任何一个分数，都能走回到那一格、那一句。'],
  ['打印归档', '看一遍要打印的表和没办完的事，存一份签发用的工作簿。'],
] as const;

/** Help: the year in five sentences, the manual, and what the program can do. */
export function Help() {
  const common = useCommon();
  const pane = usePane();
  const { manual, diagnosis, browserPage, page } = pane.given;
  return (
    <div className={common.stack}>
      {manual && (
        <p className={common.text}>
          <Link href={manual} target="_blank" rel="noopener noreferrer" inline>
            打开使用手册
          </Link>
          <span className={common.muted}>　每一步怎么做，每条提示怎么办。</span>
        </p>
      )}
      <Section title="一年的五步">
        <ol className={mergeClasses(common.list, common.stack)}>
          {year.map(([title, words]) => (
            <li key={title} className={common.text}>
              <span className={common.strong}>{title}</span>　{words}
            </li>
          ))}
        </ol>
      </Section>
      <Section title="放心用">
        <ul className={mergeClasses(common.list, common.tight)}>
          <li>所有内容只在这台电脑上，不上传，不联网。</li>
          <li>浅黄色格可填；填错的不会变成 0，也不会丢。</li>
          <li>本工具每次写入，都可以用上面的“恢复”收回。</li>
          <li>
            键盘：Tab 逐个走，F6 在表格和面板之间来回（网页），方向键在步骤、格子之间走，Esc 返回，Ctrl＋Enter
            记入。
          </li>
        </ul>
      </Section>
      {browserPage && (
        <p className={common.muted}>
          这里做不了的（如文件存不下来），可以
          <Link href={browserPage} target="_blank" rel="noopener noreferrer" inline>
            在浏览器页面里做
          </Link>
          。
        </p>
      )}
      {/* In the browser page it is we who test the whole way. */}
      {diagnosis && !page && (
        <Section title="验收">
          <p className={common.muted}>
            第一次在这种电脑上用：花十分钟走完十步，把结果发回来，就知道在这个版本里样样都行。
          </p>
          <div>
            <Button onClick={() => pane.open({ kind: 'acceptance' })}>验收单</Button>
          </div>
        </Section>
      )}
      {diagnosis && (
        <Suspense fallback={null}>
          <Diagnosis run={diagnosis} />
        </Suspense>
      )}
    </div>
  );
}
