import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { file } from './wps-page';
import { linuxComputer } from './wps-scripts';

/** What the deployment manual tells people to type does what it says. */

const manual = readFileSync(join(__dirname, '../../docs/部署-WPS.md'), 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(manual)?.[1] ?? '';

describe('部署说明', () => {
  test('统一下发的清单与随附的文件一致', () => {
    const shipped = file('online/jsplugins.xml').replace('{{baseUrl}}', 'http://10.1.2.3/kaohe/');
    const line = /<jspluginonline[^>]*>/.exec(shipped)?.[0];
    expect(line).toBeDefined();
    expect(manual).toContain(line);
  });

  test('提到的错误编号和按钮，程序里都有', () => {
    const said = ['wps-failed', '收起', '考核助手在这里用不了'];
    const sources = ['src/hosts/wps/findings.ts', 'src/pane/shell/Header.tsx', 'src/pane/mount-refused.tsx'];
    said.forEach((words, index) => {
      expect(manual).toContain(words);
      expect(readFileSync(join(__dirname, '../..', sources[index] ?? ''), 'utf8')).toContain(words);
    });
  });

  describe('安装脚本', () => {
    const scripts = [file('scripts/linux.sh'), file('scripts/windows.js')];

    test('检查报的编号，表里都有；表里的编号，脚本都报', () => {
      const inTable = [...manual.matchAll(/^\| (W\d\d) {2}\|/gm)].map(([, number]) => number);
      const reported = new Set(
        scripts.flatMap((text) => [...text.matchAll(/\bW\d\d\b/g)].map(([number]) => number)),
      );
      expect(inTable).toEqual([...reported].sort());
    });

    test('写到的动词和选项，脚本都认', () => {
      const typed = [...manual.matchAll(/kaohe-wps\.(?:sh|bat) ([a-z-]+)/g)].map(([, verb = '']) => verb);
      expect(new Set(typed)).toEqual(new Set(['install', 'uninstall', 'check', 'oem', 'oem-undo']));
      for (const option of ['--address', '--enable']) {
        expect(manual).toContain(`\`${option}`);
        for (const text of scripts) expect(text).toContain(option);
      }
      expect(manual).toContain('`--root`');
      expect(scripts[0]).toContain('--root)');
    });

    test('离线安装的一条命令，照抄就装上', () => {
      const computer = linuxComputer();
      computer.unpack();
      const [, verb = ''] = /^\s*sh kaohe-wps\.sh (\w+)$/m.exec(block('sh')) ?? [];
      expect(computer.run(verb).status).toBe(0);
      expect(computer.read('publish.xml')).toContain('name="kaohe"');
      computer.wipe();
    });

    test('写到的位置，Linux 的脚本都看', () => {
      for (const office of [
        '/opt/kingsoft/wps-office/office6',
        '/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6',
      ]) {
        expect(manual).toContain(`${office}/cfgs/oem.ini`);
        const computer = linuxComputer(office.slice(1));
        computer.oem.put('[Support]\nJsApiPlugin=true\n');
        expect(computer.run('check').said).toContain(`[正常] 加载项是打开的：`);
        computer.wipe();
      }
      for (const text of [manual, scripts[0]]) expect(text).toContain('.local/share');
    });
  });
});
