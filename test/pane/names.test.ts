import { faultOf, parseNames, pasteTeams } from '../../src/pane/steps/create/names';

describe('names as they are typed and pasted', () => {
  it.each([
    ['one a line', '张三\n李四\n', ['张三', '李四']],
    ['a column with numbers', '1\t张三\n2\t李四', ['张三', '李四']],
    ['numbered by hand', '1、张三\n（2）李四\n3. 王五', ['张三', '李四', '王五']],
    ['a row of cells', '张三\t李四\t王五', ['张三', '李四', '王五']],
    ['on one line', '张三、李四，王五', ['张三', '李四', '王五']],
    ['Windows line ends and empty lines', '张三\r\n\r\n 李四 ', ['张三', '李四']],
    ['nothing', ' \n', []],
  ])('reads %s', (_, text, names) => {
    expect(parseNames(text)).toEqual(names);
  });

  it('keeps signs within a name where there are several lines', () => {
    expect(parseNames('办公室、值班室\n监察支队')).toEqual(['办公室、值班室', '监察支队']);
  });

  it('says how many are missing or too many, and who stands there twice', () => {
    expect(faultOf(['张三'], 3, '位领导')).toBe('方案定的是 3 位领导，现在是 1 位领导，少 2 个。');
    expect(faultOf(['张三', '李四'], 1, '位领导')).toContain('多 1 个');
    expect(faultOf(['张三', '张三'], 2, '位领导')).toContain('“张三”写了两次');
    expect(faultOf(['张三', '李四'], 2, '位领导')).toBe('');
  });

  const team = (no: number, name: string) => ({
    no,
    name,
    units: '',
    leader: '',
    members: '旧',
    liaison: '',
    phone: '',
  });
  const teams = [team(1, '第一组'), team(2, '第二组')];

  it('takes groups in their order, or by their name', () => {
    expect(pasteTeams('张三\t李四、王五\t赵六\t67170000', teams)).toEqual([
      { ...teams[0], leader: '张三', members: '李四、王五', liaison: '赵六', phone: '67170000' },
      teams[1],
    ]);
    expect(pasteTeams('第二组\t钱七\n', teams)[1]).toEqual({ ...teams[1], leader: '钱七' });
  });
});
