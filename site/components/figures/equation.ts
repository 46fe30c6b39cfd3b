/**
 * Printed lines with today's numbers: under each term its value, the factors put in, a signed bar.
 * Source: the statements of content/equations, evaluated on the page's trace. One scale for the whole block.
 * Leaves out the badge and the source, which are views of their own beside it.
 */
import type { Dictionary } from '../../i18n/index.ts';
import { math, statementOf } from '../../live/book.ts';
import { formatFactor, formatValue } from '../../live/format.ts';
import { html, type Markup } from '../../live/markup.ts';
import type { Scene } from '../../live/scene.ts';
import type { Selection } from '../../live/selection.ts';
import { relation, termsOf, type EquationTerm } from '../../live/terms.ts';
import { bar } from './bar.ts';

export interface EquationProps {
  readonly ids: readonly string[];
}

const digits = (term: EquationTerm): number => (term.isError ? 4 : 3);

export function render(
  scene: Scene,
  selection: Selection,
  say: Dictionary,
  { ids }: EquationProps,
): Markup {
  const lines = ids.map((id) => ({ id, ...termsOf(statementOf(id), scene, selection) }));
  const scale = Math.max(
    1e-12,
    ...lines.flatMap(({ left, terms }) => [left, ...terms].map((term) => Math.abs(term.value))),
  );
  const column = (term: EquationTerm, tex: string, strong: boolean, alone: boolean): Markup => {
    // The left side of a one-term line has the same value; it is printed once, under the term's factors.
    const value = formatValue(term.value, digits(term));
    return html`<div class="equation-term${strong ? ' is-left' : ''}" role="listitem">
      <div class="equation-symbol">${math(tex)}</div>
      <div class="equation-product">${term.product === null ? '' : `= ${term.product}`}</div>
      <div class="equation-value">
        ${
          strong || !alone
            ? html`${strong ? html`<b>${value}</b>` : formatFactor(term.value, digits(term))}`
            : ''
        }
      </div>
      <div class="equation-bar">
        ${
          strong || !alone ? bar(term.value, { scale, unit: term.unit, isError: term.isError }) : ''
        }
      </div>
    </div>`;
  };
  /** A line of one term reads as a sentence: `b = f(a)  0.566 = σ(0.265)`. */
  const single = (left: EquationTerm, right: EquationTerm): Markup =>
    html`<div class="equation-term is-left" role="listitem">
        <div class="equation-symbol">${math(left.tex)}</div>
      </div>
      <div class="equation-term" role="listitem">
        <div class="equation-symbol">${math(relation(right.tex))}</div>
      </div>
      <div class="equation-term is-result" role="listitem">
        <span class="equation-value"><b>${formatValue(left.value, digits(left))}</b></span>
        ${right.product === null ? '' : html`<span class="equation-product">= ${right.product}</span>`}
        ${bar(left.value, { scale, unit: left.unit, isError: left.isError })}
      </div>`;
  return html`<div
    class="equation-lines"
    role="group"
    tabindex="0"
    data-symbols
    aria-label="${say.live.equation.symbols(ids.join(', '))}"
  >
    ${lines.map(({ id, left, middle, terms }) => {
      const alone = terms.length === 1;
      return html`<div
        class="equation-line${alone ? ' is-single' : ''}${middle.length > 0 ? ' has-middle' : ''}"
        role="list"
        aria-label="${say.live.equation.line(id)}"
        style="--terms:${terms.length + 1}"
      >
        ${
          alone && middle.length === 0
            ? single(left, terms[0]!)
            : html`${column(left, left.tex, true, alone)}${middle.map(
                (tex) =>
                  html`<div class="equation-term is-middle" role="listitem">
                    <div class="equation-symbol">${math(relation(tex))}</div>
                  </div>`,
              )}${terms.map((term, n) => column(term, n === 0 ? relation(term.tex) : term.tex, false, alone))}`
        }
      </div>`;
    })}
  </div>`;
}
