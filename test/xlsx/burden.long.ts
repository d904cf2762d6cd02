import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { sampleScores, qualities } from '../../src/sample/entries';
import { Random } from '../../src/sample/random';
import { ratingWorkbook } from '../../src/forms/rating-form';
import { zhengzhou2019 } from '../../src/schemes';
import { workbookBytes } from '../../src/xlsx/write';
import { time } from '../support/year';

/**
 * 来件再大、再怪，收表用的内存不比收一份平常的表多 400 MB，处理器时间不过是它的几倍：文件要么收下，要么因为太大不收，不会拖垮机器。
 * 命令在自己的进程里跑，量的是整个命令，不是计时。
 */

jest.setTimeout(600_000);

/** More memory than a plain form needs, in kilobytes. */
const mostMemory = 400 * 1024;
/** A plain form takes about a second of processor, of which the start is most; two more are allowed. */
const mostProcessor = 3;

let folder: string;
let plainForm: Uint8Array;
let plain: Usage;

interface Usage {
  /** Peak, in kilobytes. */
  memory: number;
  /** In seconds. */
  processor: number;
  printed: string;
}

const reporter = `process.on('exit',()=>{const u=process.resourceUsage();
  process.getBuiltinModule('fs').writeFileSync(process.env.USAGE_FILE,JSON.stringify([u.maxRSS,(u.userCPUTime+u.systemCPUTime)/1e6]))})`;

/** What the command uses to collect the files, each under a name of its own, into a fresh 总表. */
function collecting(files: readonly Uint8Array[]): Usage {
  const place = mkdtempSync(join(folder, 'run-'));
  const inbox = join(place, '收回');
  const usage = join(place, 'usage.json');
  mkdirSync(inbox);
  copyFileSync(join(folder, '总表.xlsx'), join(place, '总表.xlsx'));
  files.forEach((bytes, index) => {
    writeFileSync(join(inbox, `来件${index + 1}.xlsx`), bytes);
  });
  let printed = '';
  try {
    printed = execFileSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(reporter)}`,
        'bin/kaohe.js',
        'collect',
        '--master',
        join(place, '总表.xlsx'),
        '--in',
        inbox,
      ],
      { env: { ...process.env, USAGE_FILE: usage }, encoding: 'utf8', stdio: 'pipe' },
    );
  } catch (error) {
    // A file that is refused makes exit code 1.
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    expect([status, stderr]).toEqual([1, expect.not.stringContaining('heap')]);
    printed = `${stdout}${stderr}`;
  }
  const [memory = 0, processor = 0] = JSON.parse(readFileSync(usage, 'utf8')) as number[];
  rmSync(place, { recursive: true, force: true });
  return { memory, processor, printed };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaohe-burden-'));
  execFileSync(process.execPath, ['bin/kaohe.js', 'new', '--out', join(folder, '总表.xlsx')]);
  const scheme = zhengzhou2019();
  const random = new Random(5);
  const [rater] = scheme.raters;
  if (!rater) throw new Error('no raters');
  const scores = sampleScores(scheme, rater, qualities(scheme, random), random);
  plainForm = await workbookBytes(ratingWorkbook(scheme, rater, time, scores));
  plain = collecting([plainForm]);
  expect(plain.printed).toContain('来件1.xlsx');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Parts = Record<string, Uint8Array>;
const sheetPath = 'xl/worksheets/sheet1.xml';

/** The form with parts of it changed. */
function form(change: (parts: Parts) => void): Uint8Array {
  const parts = unzipSync(plainForm);
  change(parts);
  return zipSync(parts, { level: 6 });
}

const edit = (parts: Parts, path: string, how: (text: string) => string): void => {
  parts[path] = strToU8(how(strFromU8(parts[path] ?? new Uint8Array())));
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

/** The shared texts of the form, followed by others that nobody uses. */
const sharedTexts = (count: number, text: string) =>
  form((parts) => {
    const path = 'xl/sharedStrings.xml';
    const more = many(count, (index) => `<si><t>${text}${index}</t></si>`);
    if (parts[path]) edit(parts, path, (old) => old.replace('</sst>', `${more}</sst>`));
    else {
      parts[path] = strToU8(`<sst xmlns="${main}">${more}</sst>`);
      edit(parts, '[Content_Types].xml', (old) =>
        old.replace(
          '</Types>',
          '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        ),
      );
      edit(parts, 'xl/_rels/workbook.xml.rels', (old) =>
        old.replace(
          '</Relationships>',
          '<Relationship Id="rIdTexts" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
      );
    }
  });

/** Rows below the form's own. */
const moreRows = (count: number, cells: (row: number) => string) => (parts: Parts) => {
  edit(parts, sheetPath, (old) =>
    old.replace(
      '</sheetData>',
      `${many(count, (index) => `<row r="${index + 100}">${cells(index + 100)}</row>`)}</sheetData>`,
    ),
  );
};

const strayRows = () =>
  form(moreRows(100_000, (row) => `<c r="A${row}" t="inlineStr"><is><t>第${row}行</t></is></c>`));

const burdens: readonly [string, () => Uint8Array[]][] = [
  ['五十万条共享文字', () => [sharedTexts(500_000, '无人用的一条')]],
  ['将近上限的共享文字，每条几十字', () => [sharedTexts(140_000, '无人用的一条，写得长一些，好多占些地方')]],
  [
    '一个部件由三百张表共用',
    () => [
      form((parts) => {
        moreRows(3_000, (row) =>
          many(20, (column) => `<c r="${String.fromCharCode(65 + column)}${row}"><v>${row}</v></c>`),
        )(parts);
        const id =
          /<sheet [^>]*r:id="([^"]+)"/.exec(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()))?.[1] ??
          '';
        edit(parts, 'xl/workbook.xml', (old) =>
          old.replace(
            '</sheets>',
            `${many(300, (index) => `<sheet name="又一张${index}" sheetId="${index + 900}" r:id="${id}"/>`)}</sheets>`,
          ),
        );
      }),
    ],
  ],
  ['最后一行有一格', () => [form(moreRows(1, () => '<c r="XFD1048576"><v>1</v></c>'))]],
  ['十万行，每行一格', () => [strayRows()]],
  ['八份一起，每份十万行', () => Array.from({ length: 8 }, strayRows)],
  [
    '二十万处合并',
    () => [
      form((parts) => {
        edit(parts, sheetPath, (old) =>
          old.replace(
            /<\/mergeCells>/,
            `${many(200_000, (index) => `<mergeCell ref="H${index + 100}:I${index + 100}"/>`)}</mergeCells>`,
          ),
        );
      }),
    ],
  ],
  [
    '十万种格式',
    () => [
      form((parts) => {
        edit(parts, 'xl/styles.xml', (old) =>
          old.replace(
            '</cellXfs>',
            `${many(100_000, () => '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>')}</cellXfs>`,
          ),
        );
      }),
    ],
  ],
  [
    '三十兆的注释',
    () => [
      form((parts) => {
        edit(parts, sheetPath, (old) =>
          old.replace('<sheetData', `<!--${'空'.repeat(10_000_000)}--><sheetData`),
        );
      }),
    ],
  ],
  [
    '八份一起，每份五十万条共享文字',
    () => Array.from({ length: 8 }, () => sharedTexts(500_000, '无人用的一条')),
  ],
];

test.each(burdens)('%s', (_, files) => {
  const made = files();
  const { memory, processor, printed } = collecting(made);
  expect(printed).toContain('来件1.xlsx');
  expect(memory - plain.memory).toBeLessThan(mostMemory);
  // So much for each of the files: eight are no one's single file.
  expect(processor).toBeLessThan(plain.processor * (1 + (mostProcessor - 1) * made.length));
  process.stdout.write(
    `${Math.round((memory - plain.memory) / 1024)} MB, ${(processor / plain.processor).toFixed(1)}×\n`,
  );
});
