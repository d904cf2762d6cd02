import { strFromU8, unzipSync } from 'fflate';
import { agreementPaper } from '../../src/papers/agreement';
import { faultsPaper, teamsPaper } from '../../src/papers/faults';
import { circularPaper } from '../../src/papers/letters';
import { overviewPaper } from '../../src/papers/overview';
import type { Paper } from '../../src/papers/paper';
import { yearPictures } from '../../src/papers/pictures';
import { emfBytes } from '../../src/pictures/emf';
import { drawn, drawnOnPages, type Drawing } from '../../src/pictures/drawing';
import { palettes } from '../../src/pictures/paints';
import type { Picture } from '../../src/pictures/picture';
import { zhengzhou2019 } from '../../src/schemes';
import { computed } from '../../src/workflow/master';
import { wordBytes } from '../../src/word/write';
import { played } from '../support/emf';
import { generatedYear } from '../support/generated-year';
import { paperYearOf } from '../support/papers';
import { available, invalidParts } from '../support/schemas';
import { describeWithTool } from '../support/xlsx-tools';

/** 图放进 Word 文书：画的就是面板上的图，没有画布的地方也一样；内部的图不进公开的文书，评价人不写姓名。 */

const { year, entries, state } = paperYearOf(
  { ...generatedYear(zhengzhou2019(), 1), settled: true },
  '2020-01-20',
);
const { kinds, scales } = yearPictures(year, entries, false);
const pictures: Picture[] = [...kinds.flatMap((kind) => kind.pictures), ...scales];
const said = ({ marks }: Drawing): string[] =>
  marks.flatMap((mark) => (mark.is === 'text' ? [mark.text] : []));

describe('图元文件', () => {
  test.each(pictures.map((picture) => [picture.question, picture] as const))(
    '%s：每个字、每一块都在原处，颜色一样',
    (_, picture) => {
      const drawing = drawn(picture, 600);
      const { width, height, texts, shapes } = played(emfBytes(drawing));
      expect(width).toBeCloseTo(drawing.width, 1);
      expect(height).toBeCloseTo(drawing.height, 1);
      expect(texts.map(({ text }) => text)).toEqual(said(drawing));
      const marks = drawing.marks.flatMap((mark) => (mark.is === 'text' ? [mark] : []));
      marks.forEach((mark, index) => {
        const text = texts[index];
        expect(text).toMatchObject({ align: mark.align, color: palettes.light[mark.paint].fill });
        for (const [a, b] of [
          [text?.x, mark.x],
          [text?.y, mark.y + mark.size * 0.36],
          [text?.size, mark.size],
        ] as const)
          expect(Math.abs((a ?? NaN) - b)).toBeLessThan(0.6);
      });
      const boxes = drawing.marks.flatMap((mark) => (mark.is === 'box' ? [mark] : []));
      expect(boxes.length + drawing.marks.filter(({ is }) => is === 'dot').length).toBeGreaterThan(0);
      for (const box of boxes)
        expect(
          shapes.some(
            ({ left, top, right, bottom, color }) =>
              color === palettes.light[box.paint].fill &&
              Math.abs(left - box.x) < 0.6 &&
              Math.abs(top - box.y) < 0.6 &&
              Math.abs(right - box.x - box.width) < 0.6 &&
              Math.abs(bottom - box.y - box.height) < 0.6,
          ),
        ).toBe(true);
    },
  );
});

describe('一页放不下的', () => {
  test.each(pictures.map((picture) => [picture.question, picture] as const))(
    '%s：分在几页，一行不少、不重，刻度不变',
    (_, picture) => {
      const rows = picture.is === 'spread' ? picture.groups.flatMap((group) => group.rows) : picture.rows;
      const whole = drawn(picture, 600);
      expect(drawnOnPages(picture, 600, whole.height)).toEqual([whole]);
      const pieces = drawnOnPages(picture, 600, 260);
      expect(pieces.length).toBeGreaterThan(1);
      expect(Math.max(...pieces.map(({ height }) => height))).toBeLessThanOrEqual(260);
      const named = (drawings: readonly Drawing[]) =>
        drawings.flatMap(said).filter((text) => rows.some(({ label }) => text.includes(label)));
      expect(named(pieces)).toEqual(named([whole]));
      const across = (drawings: readonly Drawing[]) =>
        drawings
          .flatMap(({ marks }) => marks)
          .flatMap((mark) => (mark.is === 'dot' ? [Math.round(mark.x)] : []));
      expect(across(pieces)).toEqual(across([whole]));
    },
  );
});

test('几组的，一组不拆在两页上', () => {
  const [raters] = scales;
  if (raters?.is !== 'spread') throw new Error('no picture of raters');
  const whole = drawn(raters, 600);
  const pieces = drawnOnPages(raters, 600, whole.height - 20);
  expect(pieces.map((piece) => said(piece)[0])).toEqual(
    raters.groups.map(({ name, mean }) => `${name} 总平均 ${String(Math.round(mean * 100) / 100)}`),
  );
});

const questions = ({ blocks }: Paper): string[] =>
  blocks.flatMap((block) => (block.is === 'picture' ? [block.picture.question] : []));

describe('哪份文书有哪些图', () => {
  test('通报附分数的有名次图，不附的没有；临界、失分、尺度不进通报', () => {
    const ranking = kinds.map(({ name }) => `${name}：谁排在哪里，分从哪里来？`);
    expect(questions(circularPaper(year, { rank: true, scores: true }))).toEqual(ranking);
    expect(questions(circularPaper(year, { rank: true, scores: false }))).toEqual([]);
  });

  test('年度概览：名次和临界；共性问题：失分；组间尺度：考核组', () => {
    expect(questions(overviewPaper(year, true)).map((question) => question.split('：')[1])).toEqual([
      '谁排在哪里，分从哪里来？',
      '谁在等次的边上？',
      '谁排在哪里，分从哪里来？',
      '谁在等次的边上？',
    ]);
    expect(questions(faultsPaper(year)).every((question) => question.includes('弱在哪里'))).toBe(true);
    expect(questions(faultsPaper(year))).toHaveLength(2);
    expect(questions(teamsPaper(year))).toEqual(['考核组：哪一组扣得松，哪一组扣得紧？']);
  });

  test('评价一致性：评价人的图，不要求写姓名的就没有姓名', () => {
    const texts = (named: boolean) => {
      const { blocks } = agreementPaper(year, computed(state).interpreted.entries, named);
      const found = blocks.flatMap((block) => (block.is === 'picture' ? [block.picture] : []));
      return found.flatMap((picture) => said(drawn(picture, 600)));
    };
    const names = year.scheme.raters.map(({ name }) => name);
    expect(texts(false).filter((text) => names.some((name) => text.includes(name)))).toEqual([]);
    expect(texts(true).filter((text) => names.includes(text)).length).toBeGreaterThan(10);
  });
});

describe('Word 文件', () => {
  test('一幅图分在几页的，后几块各起一页：图下的说明和最后一块在一页，不单独成页', async () => {
    const paper = agreementPaper(year, computed(state).interpreted.entries, false);
    const parts = unzipSync(await wordBytes(paper));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const drawings = (text.match(/<w:p>(?:(?!<\/w:p>).)*<w:drawing>/gsu) ?? []).map((paragraph) =>
      paragraph.includes('<w:pageBreakBefore/>'),
    );
    expect(drawings).toEqual([false, true]);
  });

  test('图是图元文件，带说明给读屏的人；内容类型写明；同样的成绩做出同样的图', async () => {
    const make = async () => unzipSync(await wordBytes(overviewPaper(year, true)));
    const [parts, again] = [await make(), await make()];
    const media = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
    expect(media).toHaveLength(4);
    for (const name of media) {
      expect(name).toMatch(/\.emf$/);
      expect(played(parts[name] ?? new Uint8Array()).texts.length).toBeGreaterThan(20);
      expect(again[name]).toEqual(parts[name]);
    }
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    expect(part('[Content_Types].xml')).toContain('<Default ContentType="image/x-emf" Extension="emf"/>');
    const document = part('word/document.xml');
    expect(document.match(/<wp:docPr [^>]*descr="第 1 名/g)).toHaveLength(2);
    // Nothing reaches beyond the text: 167 mm.
    const widths = [...document.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, width]) => Number(width));
    expect(Math.max(...widths)).toBeLessThanOrEqual(167 * 36_000 + 9_525);
  });
});

describeWithTool('xmllint 和标准的模式', available, '有图的 .docx 各部分合乎标准', () => {
  test('年度概览、共性问题', async () => {
    for (const paper of [overviewPaper(year, true), faultsPaper(year)])
      expect(invalidParts(await wordBytes(paper))).toEqual([]);
  });
});
