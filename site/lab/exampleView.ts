/**
 * One sequence as a network sees it: its units step by step as shades, and its errors by distance as bars.
 * Source: exampleOf of lib/lab. A hue names the unit, a shade the size; what is negative is framed.
 * Leaves out numbers; a cell can print them.
 */
import type { Dictionary } from '../i18n/index.ts';
import type { Example } from '../../lib/lab/index.ts';
import { formatTiny } from '../live/format.ts';
import { html, raw, type Markup } from '../live/markup.ts';

const label = 96;
const row = 13;
const hues: Readonly<Record<string, string>> = {
  'b.ι': 'u-i', 'b.φ': 'u-f', 'b.ω': 'u-o', s: 'u-s', 'b.r': 'u-i', 'b.u': 'u-f', 'b.h': 'u-h',
}; // prettier-ignore

function strips({ steps, strips: all }: Example, width: number, say: Dictionary): Markup {
  const words = say.lab.example;
  const cell = (width - label) / steps.length;
  let y = 0;
  const parts = all.map(({ name, rows }) => {
    const most = Math.max(1, ...rows.flat().map(Math.abs));
    const top = y;
    const marks = rows
      .map((values, unit) =>
        values
          .map((value, t) => {
            const share = Math.round((42 * Math.abs(value)) / most);
            const frame = value < 0 ? ' class="is-negative"' : '';
            return `<rect${frame} style="--share:${share}%" x="${(label + t * cell).toFixed(2)}" y="${top + unit * row}" width="${Math.max(0.5, cell - 0.5).toFixed(2)}" height="${row - 2}"/>`;
          })
          .join(''),
      )
      .join('');
    y = top + rows.length * row + 10;
    const text = `<text class="lab-strip-name" x="0" y="${top + (rows.length * row) / 2 + 4}">${words.names[name] ?? name}</text>`;
    return `<g class="${hues[name] ?? 'u-h'}">${text}${marks}</g>`;
  });
  // Symbols stand where there is room for them; else those that are told from the others.
  const isWide = cell >= 11;
  const isTold = (one: string): boolean => /^[XYBETP]$/u.test(one);
  const symbols = steps
    .map((one, t) => (one.length <= 2 && (isWide || (cell > 2 && isTold(one)))) ? `<text class="lab-tick" x="${(label + (t + 0.5) * cell).toFixed(1)}" y="${y + 8}" text-anchor="middle">${one}</text>` : '')
    .join('');
  return html`<svg
    class="lab-strips"
    width="${width}"
    height="${y + 14}"
    role="img"
    aria-label="${words.strips(steps.length)}"
  >
    ${raw(parts.join(''))}${raw(symbols)}
  </svg>`;
} // prettier-ignore

function norms({ norms: all }: Example, width: number, say: Dictionary): Markup {
  const words = say.lab.example;
  const height = 90;
  const floor = Math.max(...all) * 1e-8 || 1e-300;
  const logs = all.map((one) => Math.log10(Math.max(one, floor) / floor));
  const most = Math.max(...logs, 1);
  const cell = (width - label) / all.length;
  const bars = logs
    .map((one, lag) => {
      const size = (height * one) / most;
      return `<rect x="${(width - (lag + 1) * cell).toFixed(2)}" y="${(height - size).toFixed(1)}" width="${Math.max(0.5, cell - 0.5).toFixed(2)}" height="${size.toFixed(1)}"/>`;
    })
    .join('');
  const last = all.length - 1;
  const said = words.normsOf(formatTiny(all[0]!), formatTiny(all[last]!), last);
  return html`<p class="lab-strip-title">${words.norms}. ${said}</p>
    <svg
      class="lab-norms"
      width="${width}"
      height="${height + 20}"
      role="img"
      aria-label="${`${words.norms}. ${said}`}"
    >
      ${raw(bars)}
      <text class="lab-tick" x="${label}" y="${height + 16}">${last}</text>
      <text class="lab-tick" x="${(label + width) / 2}" y="${height + 16}" text-anchor="middle">
        ${words.lag}
      </text>
      <text class="lab-tick" x="${width}" y="${height + 16}" text-anchor="end">0</text>
    </svg>`;
}

export const exampleView = (example: Example, width: number, say: Dictionary): Markup =>
  html`<h3>${say.lab.example.title}</h3>
    <p class="lab-strip-title">${say.lab.example.strips(example.steps.length)}</p>
    ${strips(example, width, say)} ${norms(example, width, say)}`;
