import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { look } from './look-by-clicks';

/** 看的人的一天，在 Excel 里：样例和导览，每一步的表到前面来；图和图后面的表，存成 PNG、SVG。 */

const pages = excelPages('production');

test('Excel：看样例、导览、图', () =>
  pages.inExcel(async ({ excel, open }, address) => {
    const { page } = await open(`${address}pane.html`);
    await look(excelAround(excel, page, 'look-excel'));
  }));
