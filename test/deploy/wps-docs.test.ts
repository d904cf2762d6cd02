import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { file, root } from './wps-page';

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

  describe('Linux 离线安装的命令', () => {
    const made: string[] = [];
    afterAll(() => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    });

    function install(known?: string) {
      const base = mkdtempSync(join(tmpdir(), 'kaohe-offline-'));
      made.push(base);
      const [from, home] = [join(base, 'wps-offline'), join(base, 'home')];
      const to = join(home, '.local/share/Kingsoft/wps/jsaddons');
      cpSync(join(root, 'shell'), join(from, 'kaohe_1.2.3'), { recursive: true });
      writeFileSync(
        join(from, 'publish.xml'),
        file('offline/publish.xml').replaceAll('{{version}}', '1.2.3'),
      );
      mkdirSync(known === undefined ? home : to, { recursive: true });
      if (known !== undefined) writeFileSync(join(to, 'publish.xml'), known);
      const run = spawnSync('sh', ['-c', block('sh')], {
        cwd: from,
        env: { ...process.env, HOME: home },
        encoding: 'utf8',
      });
      const read = (path: string) => readFileSync(join(to, path), 'utf8');
      return { status: run.status, said: run.stdout, read };
    }

    test('没有装过加载项的：文件夹和清单都放好', () => {
      const { status, read } = install();
      expect(status).toBe(0);
      expect(read('kaohe_1.2.3/ribbon.xml')).toBe(file('shell/ribbon.xml'));
      expect(read('publish.xml')).toContain('name="kaohe"');
    });

    test('已有别的加载项的：清单不动，告诉人要加哪一行', () => {
      const others = '<jsplugins><jsplugin name="oa"/></jsplugins>';
      const { status, said, read } = install(others);
      expect(status).toBe(0);
      expect(read('publish.xml')).toBe(others);
      expect(said).toMatch(/已有 publish\.xml[^]*<jsplugin name="kaohe" type="et"[^>]*version="1\.2\.3"/);
      expect(read('kaohe_1.2.3/main.js')).toBe(file('shell/main.js'));
    });
  });
});
