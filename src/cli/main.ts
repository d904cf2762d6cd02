import { version } from '../../package.json';
import { UsageError } from './arguments';
import { complain, say } from './terminal';

type Command = (args: readonly string[]) => number | Promise<number>;

/** A command is loaded when it is called: what only others need costs it no time. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  new: async () => (await import('./commands/create')).create,
  draft: async () => (await import('./commands/draft')).draft,
  issue: async () => (await import('./commands/issue')).issue,
  check: async () => (await import('./commands/check')).check,
  collect: async () => (await import('./commands/collect')).collect,
  slips: async () => (await import('./commands/slips')).slips,
  settle: async () => (await import('./commands/settle')).settle,
  explain: async () => (await import('./commands/explain')).explain,
  papers: async () => (await import('./commands/papers')).papers,
  rules: async () => (await import('./commands/rules')).rules,
  demo: async () => (await import('./demo/demo')).demo,
};

const usage = `考核助手：安全生产目标考核

  kaohe new --out 总表.xlsx [--scheme 改过的总表.xlsx]      建总表
  kaohe new --out 总表.xlsx --sample 云江市                 从范例开始建总表（名称写错时列出全部范例）
  kaohe draft --from 通知.docx [--out 草案.xlsx] [--against 去年总表.xlsx] [--json]
                                                            从通知原文起草方案，逐行核对后用 new --scheme 建总表
  kaohe issue --master 总表.xlsx --out 文件夹               发表：评价表、考核组工作簿、打印用工作簿
  kaohe check 文件… [--master 总表.xlsx] [--json]           校验
  kaohe collect --master 总表.xlsx --in 文件夹 [--choose 文件] [--json]   收表
  kaohe slips --master 总表.xlsx --in 文件夹 --out 文件夹 [--overwrite]   退回单：有错的表标红，附要发的话
  kaohe settle --master 总表.xlsx [--missing scale|zero] [--accept-scheme-change] [--json]   核算
  kaohe explain --master 总表.xlsx --unit 巩义市 [--json]   分数来历
  kaohe papers --master 总表.xlsx --out 文件夹 [--kind 考核报告]… [--unit 巩义市]… [--as docx|xlsx]   文书（Word）
              [--scores] [--no-rank] [--names] [--last 上年总表.xlsx] [--date 2020-01-20] [--overwrite]
  kaohe rules [--master 总表.xlsx] [--json]                 考核细则条款（不写总表的，是内置方案的）
  kaohe demo --out 文件夹 [--seed 数]                       演示一整年（样例数据）
  kaohe --version                                           版本

new、issue、collect、settle 可加 --by 姓名：经办人，记入操作记录；不加记为“未署名”。
退出码：0 成功；1 有问题须处理；2 用法不对。`;

/** The command line. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '' || name === 'help' || name === '--help') {
    say(usage);
    return name === '' ? 2 : 0;
  }
  if (name === '--version') {
    say(version);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    complain(`没有命令“${name}”。\n\n${usage}`);
    return 2;
  }
  try {
    return await (
      await load()
    )(rest);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}\n\n${usage}`);
      return 2;
    }
    // The last fence: what nobody foresaw is said in one line, with the place in the program for who looks after it.
    const [what = '', at = ''] = (
      error instanceof Error ? (error.stack ?? error.message) : String(error)
    ).split('\n');
    complain(
      `错误 [program-fault]：程序出错，没有做完：${what}（${at.trim()}）。请把这一行和所用的文件发给软件维护人员。`,
    );
    return 1;
  }
}
