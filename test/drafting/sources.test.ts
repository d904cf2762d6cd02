import { strToU8 } from 'fflate';
import { htmlSource } from '../../src/documents/html';
import { pastedSource, readSource } from '../../src/documents/read';
import { draftOf, type Draft } from '../../src/drafting/draft';
import { draftJson } from '../../src/drafting/json';
import { textSource } from '../../src/drafting/plain-text';
import { workbookSource } from '../../src/drafting/sheets';
import type { CellData } from '../../src/sheets/data';

const outline = ({ rubrics }: Draft) =>
  rubrics.map(({ title, items }) => ({
    title,
    items: items.map(({ title: name, points, rows }) => [
      name,
      points,
      rows.map((row) => [
        row.no,
        row.points,
        row.clauses.map(({ kind, points: score, per }) => `${kind}${score ?? ''}${per ?? ''}`),
      ]),
    ]),
  }));

describe('表格从哪里来都一样读', () => {
  const expected = [
    {
      title: '消防考核细则',
      items: [
        [
          '一、责任',
          40,
          [
            [1, null, ['扣2']],
            [2, null, ['扣1次']],
          ],
        ],
        ['二、宣传', 60, [[3, null, ['扣0.5篇']]]],
      ],
    },
  ];

  test('网页或 Word 复制来的 HTML，合并的单元格还在', () => {
    const html = `<p>消防考核细则</p><table><tr><th>序号<th>考核项目<th>考核内容<th>评分标准<th>分值</tr>
      <tr><td>1</td><td rowspan=2>一、责任</td><td>签订</td><td>未签订的，扣&nbsp;2 分。</td><td rowspan="2">40</td></tr>
      <tr><td>2</td><td>例会</td><td>每少一次<span style="display:none">扣9分</span>扣1分<del>扣8分</del></td></tr>
      <tr><td>3</td><td>二、宣传</td><td>信息</td><td>每少一篇扣0.5分</td><td>60</td></tr></table>`;
    const source = htmlSource(html);
    expect(outline(draftOf(source))).toEqual(expected);
    expect(source.notes.map(({ text, why }) => [text, why])).toEqual([
      ['扣9分', '隐藏文字，没有读入'],
      ['扣8分', '修订中已删除，没有读入'],
    ]);
  });

  test('Word 自己的剪贴板：自动编号、修订、隐藏文字、通栏备注各有说法', () => {
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{}</style><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body><!--StartFragment--><p class=MsoNormal>消防考核细则<o:p></o:p></p>
      <table class=MsoTableGrid border=1><tr><td>序号<o:p></o:p></td><td>考核项目</td><td>评分标准</td><td>分值</td></tr>
      <tr style='mso-yfti-irow:1'><td><p class=MsoListParagraph><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]></p></td><td rowspan=2>一、机构</td><td><p>未成立的扣<span lang=EN-US>2</span>分；</p><p>未开会的扣<del cite="mailto:x">9</del><ins>1</ins>分。</p></td><td rowspan=2>100</td></tr>
      <tr><td>2</td><td>每少一次扣<span style='display:none;mso-hide:all'>5</span>1分</td></tr>
      <tr><td colspan=4>备注：扣完为止。</td></tr></table><!--EndFragment--></body></html>`;
    const draft = draftOf(htmlSource(html));
    expect(outline(draft)).toEqual([
      {
        title: '消防考核细则',
        items: [
          [
            '一、机构',
            100,
            [
              [1, null, ['扣2', '扣1']],
              [2, null, ['扣1次']],
            ],
          ],
        ],
      },
    ]);
    expect(draft.rubrics[0]?.notes.map(({ text }) => text)).toEqual(['备注：扣完为止。']);
    expect(draft.unread.map(({ text, why }) => [text, why])).toEqual([
      ['9', '修订中已删除，没有读入'],
      ['5', '隐藏文字，没有读入'],
    ]);
  });

  test('网页上单元格里只为分行的小表并入这一格', () => {
    const source = htmlSource(
      '<table><tr><td>项目<td>评分标准<td>分值</tr><tr><td>甲</td><td>要求：<table><tr><td>未做的扣1分</td></tr><tr><td>做错的扣2分</td></tr></table></td><td>100</td></tr></table>',
    );
    expect(outline(draftOf(source))).toEqual([
      { title: '', items: [['甲', 100, [[1, 100, ['扣1', '扣2']]]]] },
    ]);
  });

  test('制表符分隔的纯文本，列错开的一行按内容读', () => {
    const text = [
      '消防考核细则',
      '序号\t考核项目\t考核内容\t评分标准\t分值',
      '1\t一、责任\t签订\t未签订的，扣 2 分。\t40 分',
      '2\t\t例会\t\t每少一次扣1分\t',
      '',
      '3\t二、宣传\t信息\t每少一篇扣0.5分\t60 分',
    ].join('\n');
    expect(outline(draftOf(textSource(text)))).toEqual(expected);
  });

  test('表头的次序随意', () => {
    const text = [
      '消防考核细则',
      '分值\t评分标准\t考核内容\t考核项目\t序号',
      '40\t未签订的，扣 2 分。\t签订\t一、责任\t1',
      '\t每少一次扣1分\t例会\t\t2',
      '60\t每少一篇扣0.5分\t信息\t二、宣传\t3',
    ].join('\n');
    expect(outline(draftOf(textSource(text)))).toEqual(expected);
  });

  test('工作簿里任何一张表', () => {
    const value = (one: string | number): CellData => ({
      value: one,
      type: typeof one === 'number' ? 'number' : 'text',
    });
    const rows = [
      ['消防考核细则'],
      ['序号', '考核项目', '考核内容', '评分标准', '分值'],
      [1, '一、责任', '签订', '未签订的，扣 2 分。', 40],
      [2, '', '例会', '每少一次扣1分', ''],
      [3, '二、宣传', '信息', '每少一篇扣0.5分', 60],
    ].map((row) => row.map((one) => (one === '' ? undefined : value(one))));
    const merges = [
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 2, left: 4, bottom: 3, right: 4 },
    ];
    const sheets = [{ name: '随便', role: '', hidden: false, rows, merges }];
    expect(outline(draftOf(workbookSource({ identity: {}, sheets, baggage: [] })))).toEqual(expected);
  });

  test('引用条款的别的表不是细则', () => {
    const own = htmlSource(
      '<table><tr><td>序号</td><td>考核内容</td><td>评分办法</td><td>分值</td></tr><tr><td>1</td><td>未做的扣1分</td><td>一次性</td><td>1</td></tr><tr><td>2</td><td>实行一票否决</td><td>否决</td><td></td></tr></table>',
    );
    expect(draftOf(own).rubrics).toEqual([]);
  });

  test('有 HTML 时不读纯文本', () => {
    expect(pastedSource('<table><tr><td>甲</td></tr></table>', '乙').blocks).toHaveLength(1);
    expect(pastedSource('', '乙').blocks).toEqual([{ kind: 'paragraph', at: '第 1 行', text: '乙' }]);
  });

  test('GB18030 的文本也读', async () => {
    // 「分值」 in GB18030, a tab, 「扣」
    const source = await readSource(new Uint8Array([0xb7, 0xd6, 0xd6, 0xb5, 0x09, 0xbf, 0xdb]), '细则.txt');
    expect(source.ok && source.value.blocks[0]).toMatchObject({
      kind: 'grid',
      rows: [[{ text: '分值' }, { text: '扣' }]],
    });
  });
});

describe('只有“分值 考核标准”两列的文本', () => {
  test.each([
    ['有表头', '分值\t考核标准\n2\t未制定的扣1分\n3 分\t每处扣0.5分\n'],
    ['没有表头', '2\t未制定的扣1分\n3 分\t每处扣0.5分\n'],
  ])('%s：一个大项，分值在行上', async (_, text) => {
    const source = await readSource(strToU8(text), '细则.txt');
    expect(outline(draftOf(source.ok ? source.value : { blocks: [], notes: [] }))).toEqual([
      {
        title: '',
        items: [
          [
            '',
            5,
            [
              [1, 2, ['扣1']],
              [2, 3, ['扣0.5处']],
            ],
          ],
        ],
      },
    ]);
  });
});

describe('不编造，也不漏说', () => {
  test('考核标准里没有读作条款的“N 分”逐处列出', () => {
    const { unread } = draftOf(textSource('分值\t考核标准\n5\t安全评价达到 80 分以上的；未评价的扣1分\n'));
    expect(unread.map(({ text, why }) => [text, why])).toEqual([
      ['安全评价达到 80 分以上的', '“80分”考核标准中没有读作条款'],
    ]);
  });

  test('正文里的扣分不属于哪一份细则，也列为未读', () => {
    const { unread } = draftJson(
      draftOf(textSource('弄虚作假的，扣5分。\n\n分值\t考核标准\n5\t未评价的扣1分\n')),
    );
    expect(unread.map(({ text, why }) => [text, why])).toEqual([
      ['弄虚作假的，扣5分', '正文里的扣分，不属于哪一份细则，没有读入'],
    ]);
  });

  test('合计不符、超过本项的，说出来', () => {
    const { unread } = draftOf(
      textSource(
        '序号\t项目\t评分标准\t分值\n1\t甲\t未做的扣2030分\t10\n2\t乙\t未做的扣1分\t20\n合计\t\t\t100\n',
      ),
    );
    expect(unread.map(({ why }) => why)).toEqual([
      '2030 分超过本项的 10 分，请核对',
      '各项分值相加为 30 分，与合计不符，请核对',
    ]);
  });

  test('没有读入的列、没有条款的行也列出', () => {
    const { unread } = draftOf(
      htmlSource(
        '<table><tr><td>项目</td><td>评分标准</td><td>分值</td><td>责任单位</td></tr><tr><td>甲</td><td>未做的扣1分</td><td>50</td><td>办公室</td></tr><tr><td>乙</td><td>由考核组评定</td><td>50</td><td></td></tr></table>',
      ),
    );
    expect(unread.map(({ where, why }) => [where, why])).toEqual([
      ['表 1 第 3 行', '这一行没有读出条款，请人工录入或确认没有'],
      ['表 1', '“责任单位”一列没有读入（1 格）'],
    ]);
  });

  test('没有表格的细则：编了号的段落，标题里有分值', () => {
    const { rubrics } = draftOf(
      textSource(
        '环保目标考核办法\n一、环境质量（40分）\n1.未达标的，每低1个百分点扣0.5分。\n2.断面超标的，每个扣1分。\n二、宣传（60分）\n1.每少一次扣2分。',
      ),
    );
    expect(rubrics[0]?.items.map(({ title, points, rows }) => [title, points, rows.length])).toEqual([
      ['一、环境质量（40分）', 40, 2],
      ['二、宣传（60分）', 60, 1],
    ]);
  });
});
