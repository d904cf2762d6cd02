import type { PicturesView } from '../../src/views/pictures';

/** Pictures of a year with everything that one can show: undecided parts, units at the edge, points lost and none. */

const names = [
  '中牟县',
  '高新区',
  '荥阳市',
  '中原区',
  '二七区',
  '登封市',
  '郑东新区',
  '新密市',
  '经开区',
  '管城区',
  '惠济区',
  '上街区',
  '金水区',
  '巩义市',
  '航空港实验区',
  '新郑市',
];
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

const spreadRows = (label: (index: number) => string, count: number, scale: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: label(index),
    lowest: scale * (0.3 + (index % 4) * 0.08),
    mean: scale * (0.62 + (index % 5) * 0.04 - (index === 0 ? 0.2 : 0)),
    highest: scale * (0.85 + (index % 3) * 0.05),
    far: index === 0,
  }));

/** @param named whether raters have names */
export const pictures = (named: boolean): PicturesView => ({
  kinds: [
    {
      kind: 'district',
      name: '县（市、区）',
      pictures: [
        {
          is: 'ranking',
          question: '县（市、区）：谁排在哪里，分从哪里来？',
          told: '第 1 名中牟县，98.5 分。相差最多的是“年终考核”：最高 49.5，最低 34.5。1 个单位未定。',
          series: ['领导考核', '平时考核', '年终考核'],
          full: 100,
          rows: names.map((label, index) => ({
            unit: `D${String(index + 1).padStart(2, '0')}`,
            label,
            rank: index === 15 ? null : index + 1,
            total: index === 15 ? '未定' : String(98.5 - index * 1.5),
            parts: [20 - (index % 4), index === 15 ? null : 29 - (index % 3), 49.5 - index],
          })),
        },
        {
          is: 'bounds',
          question: '县（市、区）：谁在等次的边上？',
          told: '▲ 1 个单位在等次的边上：荥阳市（再扣 0.5 分（计入总分 0.25 分）即为完成）。1 个单位未定。',
          bounds: [
            { name: '优秀', at: 95 },
            { name: '完成', at: 80 },
            { name: '基本完成', at: 60 },
          ],
          rows: names.map((label, index) => ({
            unit: `D${String(index + 1).padStart(2, '0')}`,
            label,
            total: index === 15 ? null : 98.5 - index * 1.7,
            grade: index === 15 ? '未定' : index < 3 ? '优秀' : '完成',
            edge: index === 2 ? '再扣 0.5 分（计入总分 0.25 分）即为完成' : '',
          })),
        },
        {
          is: 'losses',
          question: '县（市、区）：弱在哪里？（各单位各大项失分）',
          told: '失分占分值最多的是“一、目标责任”：平均失 2.19 分，占 8 分的 27%，13 个单位失分。',
          items: numerals.map((short, index) => ({
            group: '',
            short,
            title: `${short}、考核的第${short}项`,
            points: index === 11 ? 40 : 8,
          })),
          rows: names.map((label, row) => ({
            unit: `D${String(row + 1).padStart(2, '0')}`,
            label,
            lost: numerals.map((_, column) =>
              row === 15 ? null : (row * 5 + column * 3) % 7 < 4 ? 0 : ((row + column) % 9) + 0.5,
            ),
          })),
        },
      ],
    },
  ],
  scales: [
    {
      is: 'spread',
      question: '评价人：谁的尺度不一样？',
      told: '条是每人给分从最低到最高，点是平均，虚线是总平均。▲ 平均与总平均相差较大的：领导 1低 1.3 分。只供内部参考：相差大不等于有错。',
      who: '评价人',
      groups: [
        {
          name: '领导（16 份评价表）',
          from: 0,
          to: 10,
          mean: 6.9,
          rows: spreadRows((index) => (named ? `赵某${index + 1}` : `领导 ${index + 1}`), 16, 10),
        },
      ],
    },
    {
      is: 'spread',
      question: '考核组：哪一组扣得松，哪一组扣得紧？',
      told: '条是本组所考单位失分从最少到最多，点是平均，虚线是总平均。▲ 第一组低 5 个百分点。只供内部参考：相差大不等于有错。',
      who: '考核组',
      groups: [
        {
          name: '县（市、区）（失分占细则满分的百分比）',
          from: 0,
          to: 30,
          mean: 20,
          rows: spreadRows((index) => `第${numerals[index] ?? ''}组（2 个单位）`, 12, 30),
        },
      ],
    },
  ],
});
