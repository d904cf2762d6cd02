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
    sortUp: '按这一列升序排列',
    sortDown: '按这一列降序排列',
    filter: '筛选／取消筛选（Ctrl+Shift+L）',
  },
  tables: {
    locked: '这张表受保护，不能排序、筛选。没有保护的表（扣分台账、加分台账、条款、考核对象等）可以。',
    none: '请先点到表里的一格，再排序或筛选。',
    merged: '这张表里有合并的格，不能排序、筛选。',
    pointed: (where: string): string =>
      `${where}的公式指着这张表里的某一行，排序以后会指到别的行，没有排序。`,
  },
  cut: (lines: number): string => `表里放不下，最后 ${lines} 行没有粘贴。`,
  kept: (cells: readonly string[]): string =>
    `${cells.slice(0, 3).join('、')}${cells.length > 3 ? ` 等 ${cells.length} 格` : ''} 刚由人改过，写入时保留了人填的内容。`,
};
