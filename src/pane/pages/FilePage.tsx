import { mergeClasses } from '@fluentui/react-components';
import {
  ArrowDownload20Regular,
  Delete20Regular,
  DocumentAdd20Regular,
  FolderOpen20Regular,
} from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import type { Result } from '../../base/finding';
import { Action } from '../common/Action';
import { Confirm } from '../common/Confirm';
import { useCommon } from '../common/styles';
import type { PageActions } from '../given';
import { usePane, usePaneState } from '../state/pane';

type Asking = 'newWorkbook' | 'openFile' | 'discard';

interface Item {
  words: string;
  hint: string;
  icon: ReactElement;
  title: string;
  act: () => Promise<Result<void>>;
  /** The workbook stays as it is. */
  reads?: true;
  /** Asked before, as it replaces what is open. */
  ask?: { id: Asking; words: string };
}

/** 文件: what the browser page does with files in place of a spreadsheet program. */
export function FilePage({ page }: { page: PageActions }) {
  const common = useCommon();
  const pane = usePane();
  const [asking, setAsking] = useState<Asking | null>(null);
  // Before the first look it is not known, and asked.
  const open = usePaneState(({ overview }) => overview?.kind !== 'empty');
  const [downloaded, setDownloaded] = useState(false);
  const replaces = '现在打开的工作簿会被换下。';
  const items: readonly Item[] = [
    {
      words: '打开文件',
      hint: '总表、评价表、考核组工作簿（.xlsx）',
      icon: <FolderOpen20Regular />,
      title: '打开文件',
      act: page.openFile,
      ask: { id: 'openFile', words: replaces },
    },
    {
      words: '下载',
      hint: '把现在的工作簿下载成 .xlsx 文件，Excel、WPS 都能打开',
      icon: <ArrowDownload20Regular />,
      title: '下载',
      act: page.download,
      reads: true,
    },
    {
      words: '新建',
      hint: '从一份空白工作簿开始',
      icon: <DocumentAdd20Regular />,
      title: '新建',
      act: page.newWorkbook,
      ask: { id: 'newWorkbook', words: replaces },
    },
    {
      words: '清除本机保存',
      hint: '浏览器里保存着未完成的工作，关上页面也还在；公用电脑上用完请清除',
      icon: <Delete20Regular />,
      title: '清除',
      act: page.discard,
      ask: { id: 'discard', words: '清除以后找不回来。' },
    },
  ];
  const go = (item: Item): void => {
    setAsking(null);
    setDownloaded(false);
    void pane.run(item.title, item.act, { reads: item.reads === true }).then((done) => {
      if (done.ok) pane.open({ kind: 'step' });
    });
  };
  /** The chooser of files wants a click of its own, so it does not open by itself after the download. */
  const first = async (): Promise<void> => {
    const done = await pane.run('下载', page.download, { reads: true });
    if (done.ok) setDownloaded(true);
  };
  const stop = (): void => {
    setAsking(null);
    setDownloaded(false);
  };
  return (
    <ul className={mergeClasses(common.list, common.stack)}>
      {items.map((item) => (
        <li key={item.words} className={common.tight}>
          <div>
            <Action icon={item.icon} onClick={() => (item.ask && open ? setAsking(item.ask.id) : go(item))}>
              {item.words}
            </Action>
          </div>
          <span className={mergeClasses(common.muted, common.small)}>{item.hint}</span>
          {item.ask && asking === item.ask.id && (
            <Confirm
              yes={downloaded ? item.words : '先下载'}
              also={downloaded ? undefined : { words: `不下载，${item.words}`, onPick: () => go(item) }}
              no="取消"
              onYes={() => (downloaded ? go(item) : void first())}
              onNo={stop}
            >
              {item.ask.words}
              {downloaded && '已经下载，可以接着做。'}
            </Confirm>
          )}
        </li>
      ))}
    </ul>
  );
}
