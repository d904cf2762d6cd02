import { cbc, ecb } from '@noble/ciphers/aes.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { bytesOfBase64 } from '../../cells/bytes';
import { oleStream } from './ole';

/**
 * Workbooks that are encrypted with the password every program knows, and that Excel and WPS therefore open without
 * asking ([MS-OFFCRYPTO] 2.3.4; 「保护工作簿」 of old versions and some office systems leave such files).
 */
const password = 'VelvetSweatshop';

/** Rounds that Excel itself makes; a file that asks for more wants to keep the machine busy. */
const mostRounds = 100_000;

const hashes = { SHA1: sha1, SHA256: sha256, SHA384: sha384, SHA512: sha512 } as const;
type Hash = (typeof hashes)[keyof typeof hashes];

const utf16 = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
  );
const number = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};
const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
/** Cut, or filled up with 0x36, to so many bytes. */
const fitted = (bytes: Uint8Array, length: number): Uint8Array =>
  concatBytes(bytes, new Uint8Array(Math.max(0, length - bytes.length)).fill(0x36)).subarray(0, length);

function spun(hash: Hash, salt: Uint8Array, rounds: number): Uint8Array {
  let value = hash(concatBytes(salt, utf16(password)));
  const input = new Uint8Array(4 + value.length);
  const view = new DataView(input.buffer);
  for (let round = 0; round < rounds; round++) {
    view.setUint32(0, round, true);
    input.set(value, 4);
    value = hash(input);
  }
  return value;
}

const plain = { disablePadding: true } as const;
/** Bytes of a package up to the length that it tells in its first eight. */
function ofLength(stream: Uint8Array, content: Uint8Array): Uint8Array | undefined {
  const length = new DataView(stream.buffer, stream.byteOffset).getUint32(0, true);
  return length > content.length ? undefined : content.subarray(0, length);
}

/** Binary header (Excel 2007, LibreOffice until 24.2): AES in blocks of their own, SHA-1. */
function standard(info: Uint8Array, stream: Uint8Array): Uint8Array | undefined {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const header = view.getUint32(8, true);
  const keyBytes = view.getUint32(12 + 16, true) / 8;
  const verifier = 12 + header;
  if (![16, 24, 32].includes(keyBytes)) return undefined;
  const salt = info.subarray(verifier + 4, verifier + 20);
  const last = sha1(concatBytes(spun(sha1, salt, 50_000), number(0)));
  const half = (byte: number) => {
    const block = new Uint8Array(64).fill(byte);
    last.forEach((value, index) => (block[index] = value ^ byte));
    return sha1(block);
  };
  const key = concatBytes(half(0x36), half(0x5c)).subarray(0, keyBytes);
  const open = (bytes: Uint8Array) => ecb(key, plain).decrypt(bytes.slice());
  const expected = sha1(open(info.subarray(verifier + 20, verifier + 36)));
  const stored = open(info.subarray(verifier + 40, verifier + 72)).subarray(0, expected.length);
  if (!same(expected, stored)) return undefined;
  const whole = stream.subarray(8, 8 + Math.floor((stream.length - 8) / 16) * 16);
  return ofLength(stream, open(whole));
}

const blocks = {
  input: [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79],
  value: [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e],
  key: [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6],
} as const;
/** Bytes of a package that are encrypted together. */
const segment = 4096;

/** Header in XML (Excel 2010 and later, WPS): AES in chains, a key of the file's own inside. */
function agile(info: Uint8Array, stream: Uint8Array): Uint8Array | undefined {
  const xml = new TextDecoder().decode(info.subarray(8));
  const attributes = (element: string) =>
    new Map(
      Array.from(
        (new RegExp(`<(?:\\w+:)?${element}\\s([^>]*)>`).exec(xml)?.[1] ?? '').matchAll(/(\w+)="([^"]*)"/g),
        ([, name = '', value = '']) => [name, value] as const,
      ),
    );
  const [data, key] = [attributes('keyData'), attributes('encryptedKey')];
  const hashOf = (from: ReadonlyMap<string, string>) =>
    (hashes as Partial<Record<string, Hash>>)[from.get('hashAlgorithm')?.replace('-', '') ?? ''];
  const [dataHash, keyHash] = [hashOf(data), hashOf(key)];
  const rounds = Number(key.get('spinCount'));
  const keyBytes = Number(key.get('keyBits')) / 8;
  const known = [data, key].every(
    (each) => each.get('cipherAlgorithm') === 'AES' && each.get('cipherChaining') === 'ChainingModeCBC',
  );
  if (!known || !dataHash || !keyHash || !(rounds <= mostRounds) || ![16, 24, 32].includes(keyBytes))
    return undefined;
  const bytes = (from: ReadonlyMap<string, string>, name: string) => bytesOfBase64(from.get(name) ?? '');
  const [salt, dataSalt] = [bytes(key, 'saltValue'), bytes(data, 'saltValue')];
  const base = spun(keyHash, salt, rounds);
  const open = (name: string, block: readonly number[]) =>
    cbc(
      fitted(keyHash(concatBytes(base, Uint8Array.from(block))), keyBytes),
      fitted(salt, 16),
      plain,
    ).decrypt(bytes(key, name));
  const expected = keyHash(open('encryptedVerifierHashInput', blocks.input));
  const stored = open('encryptedVerifierHashValue', blocks.value).subarray(0, expected.length);
  if (!same(expected, stored)) return undefined;
  const own = open('encryptedKeyValue', blocks.key).subarray(0, keyBytes);
  const pieces: Uint8Array[] = [];
  for (let at = 8, index = 0; at + 16 <= stream.length; at += segment, index++) {
    const end = Math.min(at + segment, at + Math.floor((stream.length - at) / 16) * 16);
    const start = fitted(dataHash(concatBytes(dataSalt, number(index))), 16);
    pieces.push(cbc(own, start, plain).decrypt(stream.slice(at, end)));
  }
  return ofLength(stream, concatBytes(...pieces));
}

/** The workbook inside, or undefined where a password of somebody's own is needed or the file is broken. Never throws. */
export function unlocked(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const info = oleStream(bytes, 'EncryptionInfo');
    const stream = oleStream(bytes, 'EncryptedPackage');
    if (!info || !stream || stream.length < 8) return undefined;
    const [major, minor] = [info[0], info[2]];
    if (minor === 4 && major === 4) return agile(info, stream);
    return minor === 2 && major !== undefined && major >= 2 && major <= 4
      ? standard(info, stream)
      : undefined;
  } catch {
    return undefined;
  }
}
