import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** The icons of the ribbon and the add-in as PNG, drawn from SVG. */

/** What WPS shows as it stands serves from 32 px on; 16 px have drawings of their own, laid on the pixels. */
const shared = new URL('../wps/shell/images/', import.meta.url);
const own = new URL('icons/', import.meta.url);

const commands = ['pane', 'create', 'collect', 'check', 'settle', 'print'];

const drawings = [
  { name: 'app', folder: own, sizes: [16, 32, 64, 80] },
  ...commands.map((name) => ({ name, folder: shared, sizes: [16, 32, 80] })),
];

let ready;

/** The rasteriser can be made ready once only, however many builds there are. */
const rasteriser = () =>
  (ready ??= initWasm(
    readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  ));

/** Each icon's file name, such as `icon-create-16.png`, with its bytes. */
export async function iconFiles() {
  await rasteriser();
  const files = new Map();
  for (const { name, folder, sizes } of drawings)
    for (const size of sizes) {
      const drawing = size === 16 ? new URL(`${name}-16.svg`, own) : new URL(`${name}.svg`, folder);
      const image = new Resvg(readFileSync(drawing, 'utf8'), { fitTo: { mode: 'width', value: size } });
      files.set(`icon-${name}-${size}.png`, image.render().asPng());
    }
  return files;
}
