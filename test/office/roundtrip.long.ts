import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultsJson } from '../../src/cli/results';
import { available, resave } from '../support/libreoffice';
import { describeWithTool } from '../support/xlsx-tools';
import { Year, valueOf } from '../support/year';

/** Another program's files: other style tables, other part names, other ways of saying the same. */
describeWithTool('LibreOffice', available, '各表经 LibreOffice 另存后收回', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaohe-roundtrip-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function saved(files: ReadonlyMap<string, Uint8Array>, name: string): Map<string, Uint8Array> {
    mkdirSync(join(folder, name));
    const labels = [...files.keys()];
    const paths = labels.map((label, index) => {
      const path = join(folder, name, `${index}.xlsx`);
      writeFileSync(path, files.get(label) ?? new Uint8Array());
      return path;
    });
    const made = resave(paths, join(folder, `${name}-out`));
    return new Map(labels.map((label, index) => [label, readFileSync(made[index] ?? '')]));
  }

  test('46 个文件另存后收表、核算，结果与原文件相同；总表另存后仍能收表、核算', async () => {
    const plain = await (await new Year().issued()).filled(5);
    const other = plain.copy();
    for (const [label, bytes] of saved(plain.returned, 'returns')) other.returned.set(label, bytes);
    other.master.replace(
      saved(new Map([['总表', plain.master.bytes()]]), 'master').get('总表') ?? new Uint8Array(),
    );

    const results = [];
    for (const year of [plain, other]) {
      const collected = valueOf(await year.collect());
      expect(collected.files.filter(({ status }) => status !== 'taken')).toEqual([]);
      const settled = valueOf(await year.settle());
      expect(settled.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const { districts, members } = resultsJson(settled.scheme, settled.results, []);
      results.push({ districts, members });
    }
    expect(results[1]).toEqual(results[0]);

    // Settled, saved by the other program once more, it still reads and settles to the same.
    other.master.replace(
      saved(new Map([['总表', other.master.bytes()]]), 'settled').get('总表') ?? new Uint8Array(),
    );
    const again = valueOf(await other.settle());
    const { districts, members } = resultsJson(again.scheme, again.results, []);
    expect({ districts, members }).toEqual(results[0]);
  }, 240_000);
});
