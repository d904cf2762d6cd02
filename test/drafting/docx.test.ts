import { zipSync, strToU8 } from 'fflate';
import { readSource } from '../../src/documents/read';
import { draftOf } from '../../src/drafting/draft';
import type { Source } from '../../src/drafting/source';
import { docx, p, run, tbl, tc, tr } from './docx-file';

const read = async (bytes: Uint8Array): Promise<Source> => {
  const source = await readSource(bytes, '通知.docx');
  if (!source.ok) throw new Error(source.finding.message);
  return source.value;
};
const refused = async (bytes: Uint8Array): Promise<string> => {
  const source = await readSource(bytes, '通知.docx');
  return source.ok ? 'ok' : source.finding.code;
};
const texts = (source: Source): unknown[] =>
  source.blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map((row) => row.map(({ text, covered }) => covered ?? text)),
  );

const numbering = `
  <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
const list = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

describe('.docx 通知', () => {
  test('自动编号算出来：一、(1) ①，下级随上级重新起，另起的从所定数起', async () => {
    const body = [
      p('组织领导', list(2)),
      p('成立机构', list(2, 1)),
      p('明确职责', list(2, 1)),
      p('有会议', list(2, 2)),
      p('责任落实', list(2)),
      p('签订责任书', list(2, 1)),
      p('附则', list(3)),
      p('没有编号', list(0)),
    ].join('');
    expect(texts(await read(docx({ body, numbering })))).toEqual([
      '一、组织领导',
      '(1)成立机构',
      '(2)明确职责',
      '①有会议',
      '二、责任落实',
      '(1)签订责任书',
      '五、附则',
      '没有编号',
    ]);
  });

  test('编号也从样式来', async () => {
    const styles = `<w:style w:styleId="a"><w:pPr>${list(2)}</w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>`;
    const body = p('甲', '<w:pStyle w:val="a"/>') + p('乙', '<w:pStyle w:val="b"/>');
    expect(texts(await read(docx({ body, numbering, styles })))).toEqual(['一、甲', '二、乙']);
  });

  test('合并单元格、整行右移、旧式横向合并：各在各的列', async () => {
    const body = tbl(
      tr([tc('序号'), tc('考核项目'), tc('考核标准')]),
      tr([tc('1'), tc('一、机构', '<w:vMerge w:val="restart"/>'), tc('未成立的扣1分')]),
      tr([tc('2'), tc('', '<w:vMerge/>'), tc('未开会的扣2分')]),
      tr([tc('右边')], '<w:gridBefore w:val="2"/>'),
      tr([tc('合', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('三')]),
      tr([tc('通栏', '<w:gridSpan w:val="3"/>')]),
    );
    expect(texts(await read(docx({ body })))).toEqual([
      [
        ['序号', '考核项目', '考核标准'],
        ['1', '一、机构', '未成立的扣1分'],
        ['2', 'above', '未开会的扣2分'],
        ['', '', '右边'],
        ['合', 'left', '三'],
        ['通栏', 'left', 'left'],
      ],
    ]);
  });

  test('修订按接受读入并列出，隐藏文字不读，删除线读入但列出', async () => {
    const body = p(
      `${run('未制定的扣')}<w:del w:id="1"><w:r><w:delText>1</w:delText></w:r></w:del><w:ins w:id="2">${run('2')}</w:ins>${run('分')}${run('，另扣9分', '<w:vanish/>')}${run('。旧句', '<w:strike/>')}`,
    );
    const source = await read(docx({ body }));
    expect(texts(source)).toEqual(['未制定的扣2分。旧句']);
    expect(source.notes.map(({ text, why }) => [text, why])).toEqual([
      ['1', '修订中已删除，没有读入'],
      ['2', '修订中新增，已按接受读入'],
      ['，另扣9分', '隐藏文字，没有读入'],
      ['。旧句', '带删除线，已读入，请核对'],
    ]);
  });

  test('删除的整行不读，列出', async () => {
    const source = await read(docx({ body: tbl(tr([tc('留')]), tr([tc('删')], '<w:del w:id="1"/>')) }));
    expect(texts(source)).toEqual([[['留']]]);
    expect(source.notes[0]?.why).toContain('修订中已删除的一行');
  });

  test('文本框只读一次（旧式的一份不读），框里的表格、脚注、图片各有说法', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p('框里的话')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('框里的话')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const source = await read(
      docx({
        body: p(
          `${run('正文')}${box}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:drawing><a:blip/></w:drawing></w:r>`,
        ),
      }),
    );
    expect(texts(source)).toEqual(['正文', '框里的话']);
    expect(source.notes.map(({ why }) => why)).toEqual([
      '此处有脚注或尾注，没有读入',
      '此处有图片，没有读入',
    ]);
  });

  test('移动过的文字按移到的地方读，原处的列出', async () => {
    const body = p(
      `${run('未上报的扣')}<w:moveFrom w:id="3"><w:r><w:t>9分</w:t></w:r></w:moveFrom><w:moveTo w:id="4">${run('2分')}</w:moveTo>`,
    );
    const source = await read(docx({ body }));
    expect(texts(source)).toEqual(['未上报的扣2分']);
    expect(source.notes.map(({ text, why }) => [text, why])).toEqual([
      ['9分', '修订中已删除，没有读入'],
      ['2分', '修订中新增，已按接受读入'],
    ]);
  });

  test('单元格里只为分行的小表并入这一格，并说出来', async () => {
    const inner = tbl(tr([tc('未成立的扣2分')]), tr([tc('未开会的扣1分')])) + p('');
    const source = await read(docx({ body: tbl(tr([tc('一、机构'), tc(inner)]), tr([tc('二'), tc('三')])) }));
    expect(texts(source)).toEqual([
      [
        ['一、机构', '未成立的扣2分\n未开会的扣1分'],
        ['二', '三'],
      ],
    ]);
    expect(source.notes.map(({ why }) => why)).toEqual(['单元格里还有表格，已并入这一格，请核对']);
  });

  describe('断成几段的表接成一张', () => {
    const head = tr(['序号', '考核项目', '考核标准', '分值'].map((text) => tc(text)));
    const first = tr([tc('1'), tc('一、机构'), tc('未成立的扣2分'), tc('40')]);
    const second = tr([tc('2'), tc('二、培训'), tc('每少一次扣1分'), tc('60')]);
    const cases: readonly (readonly [string, string])[] = [
      ['表头重复', tbl(head, first) + tbl(head, second)],
      ['没有表头', tbl(head, first) + p('') + tbl(second)],
      ['写着“续表”', tbl(head, first) + p('（续表）') + tbl(head, second)],
      ['中间有页码', tbl(head, first) + p('— 3 —') + tbl(second)],
    ];
    test.each(cases)('%s', async (_, tables) => {
      const { rubrics, unread } = draftOf(await read(docx({ body: p('2023年度考核细则') + tables })));
      expect(
        rubrics.map(({ title, items }) => [title, ...items.map((item) => [item.title, item.points])]),
      ).toEqual([['2023年度考核细则', ['一、机构', 40], ['二、培训', 60]]]);
      expect(unread).toEqual([]);
    });

    test('中间有自己的标题，就是另一份细则', async () => {
      const body =
        p('2023年度镇街考核细则') + tbl(head, first) + p('2023年度企业考核细则') + tbl(head, second);
      const { rubrics } = draftOf(await read(docx({ body })));
      expect(rubrics.map(({ title }) => title)).toEqual(['2023年度镇街考核细则', '2023年度企业考核细则']);
    });

    test('断在一行中间：下一页没有序号的一行接在上一行后面', async () => {
      const broken = tr([tc('1'), tc('一、机构'), tc('未成立领导小组，没有明确'), tc('40')]);
      const rest = tr([tc(''), tc(''), tc('专人负责的扣2分。'), tc('')]);
      const { rubrics } = draftOf(
        await read(docx({ body: p('2023年度考核细则') + tbl(head, broken) + tbl(rest, second) })),
      );
      expect(
        rubrics[0]?.items.map(({ rows }) => rows.map(({ clauses }) => clauses.map(({ text }) => text))),
      ).toEqual([[['未成立领导小组，没有明确\n专人负责的扣2分']], [['每少一次扣1分']]]);
    });
  });

  test('通知整份起草：序号是自动的，项目合并，分值并在项目上', async () => {
    const head = tr(['序号', '考核项目', '考核内容', '考核标准', '分值', '考核方法'].map((text) => tc(text)));
    const row = (item: string, text: string, points: string, first: boolean) =>
      tr([
        tc(p('', list(1))),
        tc(first ? item : '', first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'),
        tc('内容'),
        tc(text),
        tc(first ? points : '', first ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'),
        tc('查资料'),
      ]);
    const body =
      p('2021年度考核细则') +
      tbl(
        head,
        row('一、机构', '未成立的扣1分', '10分', true),
        row('一、机构', '每少一次扣0.5分，最多扣2分', '10分', false),
        row('二、培训', '每有1人未培训扣0.1分', '90分', true),
      );
    const { rubrics, unread } = draftOf(await read(docx({ body, numbering })));
    expect(rubrics[0]?.title).toBe('2021年度考核细则');
    expect(
      rubrics[0]?.items.map(({ title, points, rows }) => [
        title,
        points,
        rows.map(({ no, method }) => [no, method]),
      ]),
    ).toEqual([
      [
        '一、机构',
        10,
        [
          [1, '查资料'],
          [2, '查资料'],
        ],
      ],
      ['二、培训', 90, [[3, '查资料']]],
    ]);
    expect(
      rubrics[0]?.items.flatMap(({ rows }) =>
        rows.flatMap(({ clauses }) => clauses.map(({ per, limit }) => [per, limit])),
      ),
    ).toEqual([
      [null, null],
      ['次', 2],
      ['人', null],
    ]);
    expect(unread).toEqual([]);
  });
});

describe('不是文档，或有意使坏的', () => {
  const whole = docx({ body: p('正文') });
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ['空文件', () => new Uint8Array(), 'file-empty'],
    ['截断', () => whole.subarray(0, whole.length - 40), 'file-truncated'],
    ['旧 .doc', () => oldDocument(), 'file-old-doc'],
    ['PDF', () => strToU8('%PDF-1.4 …'), 'file-pdf'],
    ['扫描图片', () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]), 'file-picture'],
    ['标签不成对', () => docx({ body: '<w:p></w:r>' }), 'file-broken'],
    ['没有写完', () => docx({ body: '<w:p><w:r><w:t>半句' }), 'file-broken'],
    ['嵌套过深', () => docx({ body: '<w:sdt>'.repeat(2000) + '</w:sdt>'.repeat(2000) }), 'file-broken'],
    [
      '文档类型声明里的实体',
      () =>
        docx({
          body: '',
          more: { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "扣">]><w:document>&b;</w:document>' },
        }),
      'file-broken',
    ],
    [
      '主件缺失',
      () => docx({ body: '', more: { '_rels/.rels': '<Relationships/>' } }).slice(0, 300),
      'file-truncated',
    ],
    ['别的压缩包', () => zipSync({ '说明.txt': strToU8('x') }), 'file-not-document'],
  ];
  test.each(cases)('%s', async (_, bytes, code) => {
    expect(await refused(bytes())).toBe(code);
  });

  test('展开后过大的部件不展开', async () => {
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8('<Relationships/>'),
      'word/document.xml': new Uint8Array(40 * 1024 * 1024),
    });
    expect(await refused(bomb)).toBe('file-too-large');
  });

  test('旧文档、扫描件说出办法', async () => {
    const doc = await readSource(oldDocument(), '通知.doc');
    expect(doc.ok ? '' : doc.finding.remedy).toContain('另存为 .docx');
    const pdf = await readSource(strToU8('%PDF-1.7'), '通知.pdf');
    expect(pdf.ok ? '' : pdf.finding.remedy).toContain('文字识别');
  });
});

/** An OLE container that names the stream of a Word document. */
function oldDocument(): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...'WordDocument'].forEach((letter, index) => bytes.set([letter.charCodeAt(0), 0], 1024 + index * 2));
  return bytes;
}
