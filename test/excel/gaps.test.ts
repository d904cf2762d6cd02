import { SimulatedExcel } from './excel';

/** What the simulation does not have is never answered with silence or a guess. */

const ask = async (
  work: (context: Excel.RequestContext) => void,
): Promise<{ code: string; gaps: string[] }> => {
  const excel = new SimulatedExcel();
  const context = new excel.client.Excel.RequestContext();
  const code = await Promise.resolve()
    .then(() => {
      work(context);
      return context.sync();
    })
    .then(
      () => 'answered',
      (error: unknown) => (error as OfficeExtension.Error).code,
    );
  return { code, gaps: excel.gaps.map(({ message }) => message) };
};

const sheet = ({ workbook }: Excel.RequestContext) => workbook.worksheets.getItem('Sheet1');

test.each<[string, (context: Excel.RequestContext) => void, RegExp]>([
  ['没有的方法', (context) => sheet(context).getRange('A1').autoFill('A1:A3'), /Range\.AutoFill/],
  ['没有的属性', (context) => void sheet(context).getRange('A1').load('hyperlink'), /Range\.Hyperlink/],
  ['没有的集合', (context) => void sheet(context).charts.load('items/name'), /Worksheet\.Charts/],
  [
    '写没有的属性',
    (context) => {
      sheet(context).tabColor = '#FF0000';
    },
    /Worksheet\.TabColor/,
  ],
  ['不说要什么就全要', (context) => sheet(context).load(), /a load of everything/],
])('%s：请求失败，并且记下来让测试失败', async (_name, work, gap) => {
  const { code, gaps } = await ask(work);
  expect(code).toBe('NotSimulated');
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toMatch(gap);
});

test('有的照答，不记', async () => {
  const { code, gaps } = await ask((context) => void sheet(context).getRange('A1').load('values'));
  expect([code, gaps]).toEqual(['answered', []]);
});

test('ExcelApi 1.15 的调用，客户端库自己就拒绝', async () => {
  const { code, gaps } = await ask((context) => void sheet(context).getRange('A1').getDependents());
  expect([code, gaps]).toEqual(['ApiNotFound', []]);
});
