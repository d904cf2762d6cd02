import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'text/xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};
/** Run in the project's folder, as every script of it. */
const here = resolve('deploy/wps/proof');
/** What is put into a page as it is handed out; the product itself stays as it is shipped. */
const added = { '/wps/pane.html': 'probe.js', '/wps/index.html': 'open.js' };

/**
 * Serves `dist/` on a port of this computer alone, with the scripts that press the buttons, and takes in what they read.
 * @returns the address of `dist/` with "/" at its end; what was asked for; what came in by name; `done` settles when all came
 */
export async function proofServer(dist) {
  const asked = [];
  const reports = new Map();
  let finish;
  const done = new Promise((resolve) => {
    finish = resolve;
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
    if (request.method === 'POST' && pathname === '/wps/report') {
      const parts = [];
      request.on('data', (part) => parts.push(part));
      request.on('end', () => {
        const name = searchParams.get('name') ?? '';
        if (name === '完') finish();
        else reports.set(name, Buffer.concat(parts).toString('utf8'));
        response.writeHead(204).end();
      });
      return;
    }
    const path = normalize(decodeURIComponent(pathname));
    asked.push(path);
    const own = Object.values(added).find((name) => path === `/wps/${name}`);
    readFile(own ? join(here, own) : join(dist, path)).then(
      (content) => {
        response.writeHead(200, {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'cache-control': 'no-store',
        });
        response.end(
          added[path]
            ? String(content).replace(/<\/head>/, `<script defer src="${added[path]}"></script></head>`)
            : content,
        );
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    asked,
    reports,
    done,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
