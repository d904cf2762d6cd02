import { excelAround } from './excel-around';
import { excelPages } from './excel-pages';
import { look } from './look-by-clicks';
import { wpsAround } from './wps-around';
import { oldEngines } from './wps-engine';
import { servedPackage } from './wps-served';

/**
 * 看的人的一天，在 Excel、WPS 里：样例和导览，每一步的表到前面来；图和图后面的表，存成 PNG、SVG，放进文书；改口径以前先看
 * 会变什么；恢复是一张单子，面板关了再开也还在。在页面、单文件里的在 test/deploy/single-file.long.ts。
 */

const pages = excelPages('production');

test('Excel：样例、导览、手册、图、文书、口径、恢复', () =>
  pages.inExcel(async ({ excel, open }, address) => {
    const around = async () => excelAround(excel, (await open(`${address}pane.html`)).page, 'look-excel');
    const first = await around();
    await look(first, async () => {
      await first.page.close();
      return around();
    });
  }));

describe('WPS', () => {
  const served = servedPackage();
  const { visitOffice } = oldEngines(92, () => served().simulation);

  test('样例、导览、手册、图、文书、口径、恢复', () =>
    visitOffice(served().online, async ({ pane }) => {
      const around = async () => wpsAround(await pane('kaohePane'), 'look-wps');
      const first = await around();
      await look(first, async () => {
        // A page says that it goes while another one comes; one that is closed at a blow may be too late with that.
        await first.page.goto(first.page.url().replace('pane.html', 'manual.html'));
        await first.page.close();
        return around();
      });
    }));
});
