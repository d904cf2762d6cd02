/** What people are told where the grid does not let them. */
export const words = {
  locked: '这一格受保护，不能改。需要填的是有底色的格。',
  structure: '在这里只能填写单元格；增删行列、改工作表和格式，请另存后用 Excel 或 WPS 打开。',
  refused: '这一格不能填这样的内容。',
  stands: '（没有退回，请核对。）',
  nothing: '还没有打开工作簿。',
  clipboard: '浏览器没有让本页读剪贴板。请用 Ctrl+V 粘贴。',
  menu: {
    copy: '复制（Ctrl+C）',
    cut: '剪切（Ctrl+X）',
    paste: '粘贴（Ctrl+V）',
    clear: '清除内容（Delete）',
    find: '查找（Ctrl+F）',
  },
  cut: (lines: number): string => `表里放不下，最后 ${lines} 行没有粘贴。`,
  kept: (cells: readonly string[]): string =>
    `${cells.slice(0, 3).join('、')}${cells.length > 3 ? ` 等 ${cells.length} 格` : ''} 刚由人改过，写入时保留了人填的内容。`,
};
