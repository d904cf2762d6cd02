/** What people are told where the grid does not let them. */
export const words = {
  locked: '这一格受保护，不能改。需要填的是有底色的格。',
  structure: '在这里只能填写单元格；增删行列、改工作表和格式，请另存后用 Excel 或 WPS 打开。',
  busy: '正在写入，请稍候。',
  nothing: '还没有打开工作簿。',
};
