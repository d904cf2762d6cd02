import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { kept, keyOf } from './kept';

/**
 * Browsers from npm packages of which only the packed files are used: today's, and two as old as the engines of WPS.
 * With them come the libraries that a bare Debian lacks.
 */
export type ChromiumVersion = 88 | 92 | 147;

const packages = { 88: 'chromium-88', 92: 'chromium-92', 147: '@sparticuz/chromium' } as const;

const packed = (version: ChromiumVersion, file: string): string =>
  resolve('node_modules', packages[version], 'bin', file);

const inflate = (from: string, to: string): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

/** Into a file first: tar leaves a pipe at the end mark of the archive, and the rest of it then has no reader. */
async function untar(archive: string, folder: string): Promise<void> {
  await mkdir(folder);
  const file = `${folder}.tar`;
  await inflate(archive, file);
  execFileSync('tar', ['-xf', file, '-C', folder]);
  await rm(file);
}

/** The libraries of today's serve all three; SQLite, which NSS wants for https, is among those of older ones only. */
async function libraries(folder: string): Promise<void> {
  await untar(packed(147, 'al2023.tar.br'), join(folder, 'today'));
  await untar(packed(92, 'aws.tar.br'), join(folder, 'older'));
  await mkdir(join(folder, 'sqlite'));
  await copyFile(join(folder, 'older/lib/libsqlite3.so.0'), join(folder, 'sqlite/libsqlite3.so.0'));
  await rm(join(folder, 'older'), { recursive: true });
}

const packageFiles = Object.values(packages).map((name) => resolve('node_modules', name, 'package.json'));

/** The program of a version, unpacked, and the folders it finds its libraries in. */
export async function chromiumProgram(
  version: ChromiumVersion,
): Promise<{ program: string; libraryPath: string }> {
  const own = packageFiles.filter((path) => path.includes(packages[version]));
  const folder = await kept(`chromium-${version}`, keyOf(own), async (into) => {
    await inflate(packed(version, 'chromium.br'), join(into, 'chromium'));
    await chmod(join(into, 'chromium'), 0o755);
  });
  const shared = await kept('chromium-libraries', keyOf(packageFiles), libraries);
  return {
    program: join(folder, 'chromium'),
    libraryPath: [join(shared, 'today/lib'), join(shared, 'sqlite')].join(':'),
  };
}
