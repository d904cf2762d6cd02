import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readWorkbook } from '../../src/xlsx/read';
import { oleStream } from '../../src/xlsx/zip/ole';
import { unlocked } from '../../src/xlsx/zip/unlock';
import { valueOf } from '../support/year';

const mockHashed = { count: 0 };
jest.mock('@noble/hashes/sha2.js', () => {
  const actual = jest.requireActual<typeof import('@noble/hashes/sha2.js')>('@noble/hashes/sha2.js');
  const sha512 = (bytes: Uint8Array) => {
    mockHashed.count++;
    return actual.sha512(bytes);
  };
  return { ...actual, sha512 };
});

/**
 * Excel 与 WPS 不问密码就打开的加密文件（密码是程序都知道的那一个），这里也读；真有密码的说清楚。文件由 officecrypto-tool 加密，
 * msoffcrypto-tool 解得回原样；密码是 8888 的那一份用来看拒绝的话。
 */

const file = (name: string) => new Uint8Array(readFileSync(join(__dirname, 'files', `${name}.xlsx`)));

test.each(['known-password-2010', 'known-password-2007'])('%s：读出的与没加密的一样', async (name) => {
  expect(unlocked(file(name))).toEqual(file('open'));
  expect(valueOf(await readWorkbook(file(name), '表.xlsx'))).toEqual(
    valueOf(await readWorkbook(file('open'), '表.xlsx')),
  );
});

test('别的密码：说文件是加密的', async () => {
  expect(await readWorkbook(file('own-password'), '表.xlsx')).toMatchObject({
    ok: false,
    finding: { code: 'file-encrypted', file: '表.xlsx' },
  });
});

test('要算很多轮的文件不奉陪', () => {
  const bytes = file('known-password-2010');
  const at = Buffer.from(bytes).indexOf('spinCount="100000"');
  expect(at).toBeGreaterThan(0);
  bytes.set(Buffer.from('spinCount="999999"'), at);
  unlocked(file('known-password-2010'));
  expect(mockHashed.count).toBeGreaterThan(100_000);
  mockHashed.count = 0;
  expect(unlocked(bytes)).toBeUndefined();
  expect(mockHashed.count).toBe(0);
});

test('容器坏成什么样（扇区链绕圈、指到外面、截断），都读得完，不抛错', () => {
  const whole = file('known-password-2010');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 200 }),
      fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 50 }),
      fc.nat(whole.length),
      (anywhere, ahead, length) => {
        const bytes = whole.slice();
        for (const [at, value] of [...anywhere, ...ahead]) bytes[at] = value;
        for (const part of [bytes, bytes.subarray(0, length)])
          for (const name of ['EncryptionInfo', 'EncryptedPackage'])
            expect(oleStream(part, name)?.length ?? 0).toBeLessThanOrEqual(part.length);
      },
    ),
    { numRuns: 3_000 },
  );
});
