/**
 * Who reads what, as a table that is the control, too: a row a part, a column a source, in each field what it brings.
 * Source: blockSources.ts.
 * Leaves out the lit drawing (memoryBlock.ts).
 */
import type { Dictionary } from '../../i18n/index.ts';
import { formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import { unitOf } from '../../live/quantity.ts';
import type { LstmScene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { litReader, readersOf, sourceKinds, type Reader, type SourceKind } from './blockSources.ts';

/** Letter, index, step before or this one, and hue of each source's symbol. */
const symbols: Readonly<Record<Exclude<SourceKind, 'bias' | 'one'>, readonly [string, string, string, string]>> = {
  x: ['x', 'i', 't', 'x'],
  b: ['b', 'h', 't−1', 'h'],
  's before': ['s', 'c', 't−1', 's'],
  s: ['s', 'c', 't', 's'],
  gates: ['b', 'ι φ ω', 't−1', 'n'],
  ι: ['b', 'ι', 't', 'i'],
}; // prettier-ignore

/** A letter with its index below and its step above, as HTML. */
export const stacked = (letter: string, sub: string, up: string, hue: string, isError = false): Markup =>
  html`<span class="u-${hue}${isError ? ' err' : ''}"
    ><span class="math unit-symbol"
      >${letter}<span class="stack"><sup>${up}</sup><sub>${sub}</sub></span></span
    ></span
  >`; // prettier-ignore

/** "input gate", or "input of cell 2" where there are several. */
const readerName = ({ gate, row }: Pick<Reader, 'gate' | 'row'>, cells: number, say: Dictionary): string =>
  gate === null
    ? say.blocks.cellInput(cells > 1 ? row! + 1 : null)
    : say.blocks.reader[gate]!; // prettier-ignore

/** "The input gate reads …", in words. */
export function readsOf(reader: Reader, scene: LstmScene, say: Dictionary): string {
  const words = say.blocks.sources;
  const names = sourceKinds.filter((kind) => reader.brings[kind] !== undefined);
  return words.reads(
    readerName(reader, scene.net.cells, say),
    names.map((kind) => words.names[kind]!),
  );
}

export function render(scene: LstmScene, selection: Selection, say: Dictionary): Markup {
  const words = say.blocks.sources;
  const readers = readersOf(scene, selection);
  const lit = litReader(scene, selection);
  const kinds = sourceKinds.filter((kind) => readers.some(({ brings }) => kind in brings));
  const symbolOf = (kind: SourceKind): Markup | string =>
    kind === 'bias' ? words.bias : kind === 'one' ? '1' : stacked(...symbols[kind]);
  return html`<div class="sources">
    <table class="sources-table">
      <caption>
        ${words.caption(selection.t)}
      </caption>
      <thead>
        <tr>
          <th scope="col"><span class="visually-hidden">${words.part}</span></th>
          ${kinds.map(
            (kind) =>
              html`<th scope="col" class="${lit && kind in lit.brings ? 'is-source' : ''}">
                <span aria-hidden="true">${symbolOf(kind)}</span
                ><span class="visually-hidden">${words.names[kind]}</span>
              </th>`,
          )}
          <th scope="col">${words.sum}</th>
        </tr>
      </thead>
      <tbody>
        ${readers.map((reader) => {
          const isLit = reader.name === lit?.name;
          return html`<tr class="u-${unitOf(reader.quantity)}${isLit ? ' is-lit-row' : ''}">
            <th scope="row">
              <button
                type="button"
                data-option="sources"
                data-value="${isLit ? '' : reader.name}"
                aria-pressed="${isLit ? 'true' : 'false'}"
              >
                <span class="visually-hidden">${words.light}</span>
                ${readerName(reader, scene.net.cells, say)}
              </button>
            </th>
            ${kinds.map((kind) => {
              const value = reader.brings[kind];
              return value === undefined
                ? html`<td>
                    <span aria-hidden="true">·</span
                    ><span class="visually-hidden">${words.notRead}</span>
                  </td>`
                : html`<td class="is-read">${formatValue(value, 3)}</td>`;
            })}
            <td
              class="is-total"
              data-q="${reader.quantity}"
              ${reader.row === null ? '' : html` data-cell="${reader.row}"`}
            >
              ${formatValue(reader.total, 3)}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
    <p class="sum-note">${lit ? readsOf(lit, scene, say) : ''}</p>
  </div>`;
}
