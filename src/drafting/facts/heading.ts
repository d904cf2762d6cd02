import type { Passage } from './sentence';

/** What the head of the notice says: who issues it, its number, its title, the year. */
export interface Heading {
  title: string | null;
  documentNumber: string | null;
  issuer: string | null;
  year: number | null;
}

const number =
  /^[\s（(]*([\u4e00-\u9fff]{2,12}\s*[〔[（(【]\s*(?:19|20)\d{2}\s*[〕\]）)】]\s*第?\s*\d{1,4}\s*号)/;
const issuer =
  /^([\u4e00-\u9fff]{4,30}(?:委员会|政府|办公室|指挥部|领导小组|局|厅|委|部|支队))\s*(?:文\s*件|办公室文件)?$/;

export function headingOf(passages: readonly Passage[]): Heading {
  const head = passages.slice(0, 25).map(({ text }) => text.trim());
  const documentNumber =
    head.map((text) => number.exec(text)?.[1]?.replace(/\s/g, '')).find((text) => text !== undefined) ?? null;
  const title =
    head.find((text) => /关于.{2,60}(?:通\s*知|办\s*法|方\s*案|意\s*见)$/.test(text.replace(/\s+/g, ' '))) ??
    head.find((text) => /(?:考核|考评).{0,10}(?:细则|办法|方案|标准|通知)/.test(text) && text.length < 60) ??
    null;
  const from =
    head.map((text) => issuer.exec(text.replace(/\s/g, ''))?.[1]).find((text) => text !== undefined) ?? null;
  const tidy = title?.replace(/\s+/g, ' ').replace(/通 知$/, '通知') ?? null;
  const year = /((?:19|20)\d{2})\s*年/.exec(`${tidy ?? ''} ${head.join(' ')}`)?.[1];
  return { title: tidy, documentNumber, issuer: from, year: year === undefined ? null : Number(year) };
}
