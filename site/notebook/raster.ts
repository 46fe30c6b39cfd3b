/**
 * A large matrix as a drawing: one place a number, filled where it is positive, framed where it is negative.
 * Source: look.md, "Matrix shade"; PNG (RFC 2083) with stored blocks, as a mask over the page's own ink.
 * Leaves out making the levels (numbers.ts).
 */
// cspell:ignore IHDR PLTE IDAT IEND
import { html, type Markup } from '../live/markup.ts';
import { raster, type View } from './bundle.ts';
import { printerOf, type Tools } from './renderGrid.ts';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

const crc = (bytes: readonly number[]): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = table[(c ^ byte) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
};

const word = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

const chunk = (type: string, data: readonly number[]): number[] => {
  const body = [...type].map((one) => one.charCodeAt(0)).concat(data);
  return [...word(data.length), ...body, ...word(crc(body))];
};

/** zlib without compression: a matrix of 200 by 200 stays below 60 kB of text. */
function stored(bytes: readonly number[]): number[] {
  const out = [0x78, 0x01];
  let [p, q] = [1, 0];
  for (const byte of bytes) {
    p = (p + byte) % 65521;
    q = (q + p) % 65521;
  }
  for (let at = 0; at < bytes.length; at += 65535) {
    const part = bytes.slice(at, at + 65535);
    const size = part.length;
    const last = at + 65535 >= bytes.length ? 1 : 0;
    out.push(last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255);
    for (const byte of part) out.push(byte);
  }
  return [...out, ...word(((q << 16) | p) >>> 0)];
}

/** An image of opacities, 0 to 255, as an address that holds it. */
export function imageOf(width: number, height: number, opacity: readonly number[]): string {
  const lines = Array.from({ length: height }, (_, row) => [
    0,
    ...opacity.slice(row * width, (row + 1) * width),
  ]).flat();
  const bytes = [
    ...[137, 80, 78, 71, 13, 10, 26, 10],
    ...chunk('IHDR', [...word(width), ...word(height), 8, 3, 0, 0, 0]),
    // A palette of 256 times black, which differ in opacity alone.
    ...chunk('PLTE', new Array<number>(768).fill(0)),
    ...chunk(
      'tRNS',
      Array.from({ length: 256 }, (_, n) => n),
    ),
    ...chunk('IDAT', stored(lines)),
    ...chunk('IEND', []),
  ];
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}

export function rasterMarkup(view: Extract<View, { kind: 'raster' }>, tools: Tools): Markup {
  const { say } = tools;
  const levels = Array.from(view.places, (one) =>
    one === raster.none ? 0 : (one.charCodeAt(0) - raster.zero) / raster.levels,
  );
  const layer = (sign: 1 | -1): string =>
    imageOf(
      view.width,
      view.height,
      levels.map((level) => Math.round(255 * Math.max(0, sign * level))),
    );
  const size = say.matrixSize(view.rows, view.columns);
  const print = printerOf([view.low, view.high]);
  const range = say.fromTo(print(view.low), print(view.high));
  const thinned = view.width < view.columns || view.height < view.rows;
  const style = `--columns:${String(view.width)};--rows:${String(view.height)}`;
  const negative = levels.some((level) => level < 0)
    ? html`<span class="neg" style="--image:url(${layer(-1)})"></span>`
    : '';
  return html`<div class="nb-raster" role="img" aria-label="${size}, ${range}" style="${style}">
      <span class="pos" style="--image:url(${layer(1)})"></span>${negative}
    </div>
    <p class="nb-note">
      ${size}, ${range}${thinned ? ` ${say.thinned(say.matrixSize(view.height, view.width))}` : ''}
    </p>`;
}
