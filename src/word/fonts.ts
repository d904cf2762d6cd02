/**
 * The official fonts, and what stands in for each on a machine that lacks it. Word and WPS look into a document's font table
 * before they choose by themselves, so a missing 仿宋_GB2312 becomes 仿宋 and not a Latin font that breaks every line anew.
 */
export const fonts = {
  title: '方正小标宋简体',
  heading: '黑体',
  second: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

const standIns: readonly (readonly [string, string, 'roman' | 'modern' | 'swiss'])[] = [
  [fonts.title, '宋体', 'roman'],
  [fonts.heading, 'SimHei', 'swiss'],
  [fonts.second, '楷体', 'modern'],
  [fonts.body, '仿宋', 'modern'],
  [fonts.page, 'SimSun', 'roman'],
];

/** The part word/fontTable.xml. */
export const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${standIns
  .map(
    ([name, other, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`,
  )
  .join('')}</w:fonts>`;
