import { htmlSource } from '../../src/documents/html';
import { readSource } from '../../src/documents/read';
import { draftOf } from '../../src/drafting/draft';
import { textSource } from '../../src/drafting/plain-text';
import { readingWords } from '../../src/drafting/reading-words';
import type { Source } from '../../src/drafting/source';
import { docx, p, tbl, tc, tr } from './docx-file';

/** 各种样子的细则表：表头次序不定、两层表头、断页、分值写在括号里、一张表里两份细则、表里的标题和表下的注。 */

/** Rubrics of a source as one line each: title, items with points, rows with points and what was read of them. */
const drawn = (source: Source): unknown[] =>
  draftOf(source).rubrics.map(({ title, items, notes }) => [
    title,
    ...items.map((item) => [
      `${item.title} ${item.points ?? ''}`,
      ...item.rows.map(
        ({ no, points, clauses }) => `${no ?? ''} ${points ?? ''} ${clauses.map(readingWords).join('；')}`,
      ),
    ]),
    ...notes.map(({ text }) => text),
  ]);

const cells = (row: string, name = 'td'): string =>
  `<tr>${row
    .split('|')
    .map((text) => {
      const [, span = '', words = ''] = /^(?:(\d)×)?(.*)$/.exec(text) ?? [];
      return `<${name}${span === '' ? '' : ` colspan="${span}"`}>${words}</${name}>`;
    })
    .join('')}</tr>`;
const table = (...rows: readonly string[]): string =>
  `<table>${rows.map((row) => cells(row)).join('')}</table>`;

test('分值在前，项目在后，每一大项有小计，表下的备注另起一行', () => {
  const text = [
    '河东区2024年度消防工作考核细则',
    '分值\t考核方法\t评分标准\t考核项目',
    '10\t查文件\t未成立机构的扣2分；职责不明确的扣1分。\t一、组织领导（15分）',
    '5\t查记录\t会议每少一次扣1分。\t',
    '小计\t15分\t\t',
    '20\t现场检查\t消防通道堵塞的每处扣2分，最多扣10分。\t二、隐患治理（20分）',
    '小计\t20分\t\t',
    '备注：各项扣完为止。',
  ].join('\n');
  expect(drawn(textSource(text))).toEqual([
    [
      '河东区2024年度消防工作考核细则',
      ['一、组织领导（15分） 15', '1 10 扣 2 分；扣 1 分', '2 5 扣 1 分，按“次”计'],
      ['二、隐患治理（20分） 20', '3 20 扣 2 分，按“处”计，最多 10 分'],
      '备注：各项扣完为止。',
    ],
  ]);
  // A sum of one 大项 is not the sum of all.
  expect(draftOf(textSource(text)).unread.map(({ why }) => why)).not.toContainEqual(
    expect.stringContaining('与合计不符'),
  );
});

test('两层表头，断在两页，续页的行接上', async () => {
  const heading = [
    tr([
      tc('序号', '<w:vMerge w:val="restart"/>'),
      tc('考核项目', '<w:vMerge w:val="restart"/>'),
      tc('考核内容及标准', '<w:gridSpan w:val="2"/>'),
      tc('标准分', '<w:vMerge w:val="restart"/>'),
    ]),
    tr([tc('', '<w:vMerge/>'), tc('', '<w:vMerge/>'), tc('内容'), tc('扣分标准'), tc('', '<w:vMerge/>')]),
  ];
  const body = [
    p('附件1'),
    p('临山县2024年度安全生产目标考核评分表'),
    tbl(
      ...heading,
      tr([
        tc('1'),
        tc('责任落实', '<w:vMerge w:val="restart"/>'),
        tc('领导履职'),
        tc('未专题研究的每少一次扣1分；未带队检查的扣2分'),
        tc('10'),
      ]),
      tr([tc('2'), tc('', '<w:vMerge/>'), tc('签订责任书'), tc('每少签一份扣0.5分。'), tc('5')]),
    ),
    p('续表'),
    p('— 2 —'),
    tbl(
      ...heading,
      tr([tc(''), tc(''), tc('（含承诺书）'), tc('承诺书未公示的扣1分。'), tc('')]),
      tr([tc('3'), tc('隐患排查'), tc('台账'), tc('台账缺失的扣3分。'), tc('85')]),
    ),
    p('注：扣完为止。'),
  ].join('');
  const source = await readSource(docx({ body }), '通知.docx');
  if (!source.ok) throw new Error(source.finding.message);
  expect(drawn(source.value)).toEqual([
    [
      '临山县2024年度安全生产目标考核评分表',
      ['责任落实 15', '1 10 扣 1 分，按“次”计；扣 2 分', '2 5 扣 0.5 分，按“份”计；扣 1 分'],
      ['隐患排查 85', '3 85 扣 3 分'],
      '注：扣完为止。',
    ],
  ]);
});

test('一张表里两份细则：各有标题和表头，合计各算各的', () => {
  const html = `<p>2024年度考核办法</p>${table(
    '4×（一）乡镇考核细则',
    '序号|考核项目|评分标准|分值',
    '1|责任|未开会的每少一次扣1分。|60',
    '2|宣传|未宣传的扣2分。|40',
    '3×合计|100',
    '4×（二）部门考核细则',
    '序号|考核项目|评分标准|分值',
    '1|监管|未检查的每家扣1分。|70',
    '2|执法|未处罚的每起扣2分。|30',
    '3×合计|100',
  )}`;
  expect(drawn(htmlSource(html))).toEqual([
    ['乡镇考核细则', ['责任 60', '1 60 扣 1 分，按“次”计'], ['宣传 40', '2 40 扣 2 分']],
    ['部门考核细则', ['监管 70', '1 70 扣 1 分，按“家”计'], ['执法 30', '2 30 扣 2 分，按“起”计']],
  ]);
  expect(draftOf(htmlSource(html)).unread).toEqual([]);
});

test('没有分值一栏：分值在大项和内容的括号里；标题在表里，下面是填表的单位', () => {
  const html = table(
    '5×2024年度森林防火考核评分标准',
    '5×被考核单位：　　　　考核时间：',
    '一级指标|序号|二级指标|评分办法|考核得分',
    '组织领导<br>（30分）|1.1|责任书（10分）|未签订不得分|',
    '|1.2|专题会议（20分）|每年不少于2次，少1次扣5分|',
    '火源管控<br>（70分）|2.1|野外用火（70分）|发现一处扣2分|',
    '4×总分|',
    '5×说明：每项扣完为止。',
  );
  expect(drawn(htmlSource(html))).toEqual([
    [
      '2024年度森林防火考核评分标准',
      ['组织领导（30分） 30', '1 10 不得分', '2 20 扣 5 分，按“次”计，应有 2'],
      ['火源管控（70分） 70', '3 70 扣 2 分，按“处”计'],
      '说明：每项扣完为止。',
    ],
  ]);
});

test('扣分标准、加分标准各一栏：两栏都读', () => {
  const html = `<p>信息工作考核表</p>${table(
    '序号|考核内容|分值|扣分标准|加分标准',
    '1|信息报送|50|未完成任务的每少一篇扣1分|被市级采用的每篇加0.5分，最多加2分',
    '2|档案管理|50|未归档的每卷扣0.5分|',
  )}`;
  expect(drawn(htmlSource(html))).toEqual([
    [
      '信息工作考核表',
      ['信息报送 50', '1 50 扣 1 分，按“篇”计；加 0.5 分，按“篇”计，最多 2 分'],
      ['档案管理 50', '2 50 扣 0.5 分，按“卷”计'],
    ],
  ]);
});

test('没有表，分条写的：标题的括号里是分值', () => {
  const text = [
    '青山镇2024年度综治考核细则',
    '一、组织领导（20分）',
    '1.成立领导小组（10分）。未成立的扣5分，未调整的扣2分。',
    '2.每季度召开一次例会（10分）。每少一次扣2分。',
    '二、矛盾化解（80分）',
    '1.排查矛盾纠纷（40分）。漏排一起扣2分，激化一起扣5分。',
    '2.化解率达到95%以上（40分）。每低1个百分点扣1分，扣完为止。',
  ].join('\n');
  expect(drawn(textSource(text))).toEqual([
    [
      '青山镇2024年度综治考核细则',
      ['一、组织领导（20分） 20', '1 10 扣 5 分；扣 2 分', '2 10 扣 2 分，按“次”计，应有 1'],
      [
        '二、矛盾化解（80分） 80',
        '3 40 扣 2 分，按“起”计；扣 5 分，按“起”计',
        '4 40 扣 1 分，按“个百分点”计',
      ],
    ],
  ]);
});
