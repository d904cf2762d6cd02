import { failed } from '../../src/base/finding';
import { zhengzhou2019 } from '../../src/schemes';
import { collectionView } from '../../src/views/collection';

/** 收表, file by file, as the pane tells of it. */

test('合订的一份里有几个人的表：各人名下只有各人的错处', () => {
  const scheme = zhengzhou2019();
  const [first, second] = scheme.raters;
  const file = '合订.xlsx';
  const report = (id = '') => ({ file, status: 'taken', kind: 'rating', id, code: '', message: '' }) as const;
  const { files } = collectionView({
    scheme,
    files: [report(first?.id), report(second?.id)],
    undecided: [],
    findings: [
      failed('score-out-of-range', '11 超出 0—10。', '', { file, unit: '高新区', rater: first?.name ?? '' })
        .finding,
      failed('sheet-unknown', '多出一张表。', '', { file }).finding,
    ],
    cancelled: false,
  });
  expect(files.map(({ who, faults }) => [who, faults])).toEqual([
    [first?.name, ['高新区：11 超出 0—10。', '多出一张表。']],
    [second?.name, ['多出一张表。']],
  ]);
});
