import { paperKinds } from '../../src/papers/paper';
import { sampleSchemes } from '../../src/sample/schemes';
import { zhengzhou2019 } from '../../src/schemes';
import type { Scheme } from '../../src/schemes/scheme';
import { wordBytes } from '../../src/word/write';
import { allPapers, hardYear } from '../support/papers';
import { sampleSchemeNamed } from '../support/sample-facts';
import { available, invalidPartsOf } from '../support/schemas';
import { describeWithTool } from '../support/xlsx-tools';

/** 每一套方案的每一份文书，.docx 的各部分都合乎标准：Word 打开时不说要修复。 */

const schemes: [string, () => Scheme][] = [
  ['郑安委〔2020〕1号', zhengzhou2019],
  ...sampleSchemes.map(({ name }): [string, () => Scheme] => [name, () => sampleSchemeNamed(name)]),
];

describeWithTool('xmllint 和标准的模式', available, '.docx 各部分合乎标准', () => {
  test.each(schemes)('%s：每一种、每一个单位的', async (_, load) => {
    const papers = allPapers(hardYear(load()).year);
    expect(new Set(papers.map(({ kind }) => kind))).toEqual(new Set(paperKinds));
    const files = new Map<string, Uint8Array>();
    for (const [index, paper] of papers.entries()) files.set(String(index), await wordBytes(paper));
    const wrong = invalidPartsOf(files).map((line) => {
      const index = /^\d+/.exec(line)?.[0];
      return `${papers[Number(index)]?.name ?? ''} ${line}`;
    });
    expect(wrong).toEqual([]);
  });
});
