import { failed, ok } from '../base/finding';
import { draftOf, type Draft } from '../drafting/draft';
import type { Scheme } from '../schemes/scheme';
import { draftDifferences, draftedWorkbook, draftLines } from '../workflow/draft';
import type { Assistant, NoticeSource } from './api';
import { schemeOfFile } from './create';
import type { Desk, NoticeReader } from './desk';

/** 从通知原文: a notice read, looked at line by line, and saved as a 草案. */

/** Where no reader was given. */
export const noNotices: NoticeReader = {
  read: (_, label) =>
    Promise.resolve(
      failed('notice-unreadable', '这里不能读通知。', '请在浏览器页面或命令行里起草。', { file: label }),
    ),
  pasted: () => ({ blocks: [], notes: [] }),
};

const nameOf = (source: NoticeSource): string => ('bytes' in source ? source.name : '粘贴的内容');

type Steps = Pick<Assistant, 'draftNotice' | 'draftAgainst' | 'draftFile'>;

export function draftSteps(desk: Desk): Steps {
  /** The notice read last: what was said of its lines comes back by their order. */
  let drawn: { draft: Draft; name: string } | null = null;
  /** Last year's scheme, once it was chosen. */
  let last: Scheme | undefined;
  const stopped = () => failed('cancelled', '已取消。', '');
  const gone = () => failed('draft-gone', '读过的通知已经不在了。', '请重新选一次通知。');
  const read = (source: NoticeSource) =>
    'bytes' in source
      ? desk.notices.read(source.bytes, source.name)
      : Promise.resolve(ok(desk.notices.pasted(source.html, source.text)));
  return {
    draftNotice: async (source, progress) => {
      const name = nameOf(source);
      if (!(await progress(0, 2, `读“${name}”`))) return stopped();
      const blocks = await read(source);
      if (!blocks.ok) return blocks;
      if (!(await progress(1, 2, '逐句起草'))) return stopped();
      const draft = draftOf(blocks.value);
      if (!(await progress(2, 2, ''))) return stopped();
      if (draft.rubrics.length === 0)
        return failed(
          'draft-nothing',
          '没有找到考核细则。',
          '请核对选的是不是通知全文；表格要有“考核标准”“分值”一类的表头。',
          { file: name },
        );
      drawn = { draft, name };
      last = undefined;
      return ok({ name, rubrics: draft.rubrics.length, ...draftLines(draft) });
    },

    draftAgainst: async (file, verdicts = [], corrections = {}) => {
      if (!drawn) return gone();
      if (file) {
        const read = await schemeOfFile(desk, file);
        if (!read.ok) return read;
        last = read.value.scheme;
      }
      if (!last) return gone();
      const said = { verdicts, corrections, by: desk.by };
      return ok({ title: last.title, differences: draftDifferences(drawn.draft, last, said) });
    },

    draftFile: async (verdicts, corrections = {}) => {
      if (!drawn) return gone();
      const model = draftedWorkbook(drawn.draft, last, { verdicts, corrections, by: desk.by });
      return ok({
        name: `方案草案-${desk.now().slice(0, 10)}.xlsx`,
        bytes: await desk.files.write(model),
        files: 1,
        cancelled: false,
      });
    },
  };
}
