/**
 * The errata lab as markup: the table of mistakes and what finds them, and the lines and code of one mistake.
 * Source: content/errata; numbers of the build's own examination (site/build/errata.ts).
 * Leaves out the cells, which compile and examine the changed file again.
 */
import { failsAbove, type Report } from '../../../content/errata/examine.ts';
import { groups, type GroupName, type Mistake } from '../../../content/errata/mistakes.ts';
import type { WrongLine } from '../../../content/errata/wrongLines.ts';
import type { CheckResult } from '../../../lib/equations/verdict.ts';
import { typeset } from '../../../lib/equations/typeset.ts';
import { typesetTex } from '../../build/book.ts';
import type { Change } from '../../build/errata.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { formatCount, formatTiny, formatValue } from '../../live/format.ts';
import { html, raw, type Markup } from '../../live/markup.ts';
import { renderBadge } from '../figures/badge.ts';

const math = (tex: string): Markup => raw(typesetTex(tex));

/** Last loss of a curve; a curve that broke off has none. */
function lossOf({ curves }: Report, task: 'days' | 'other', who: string): number | undefined {
  const own = curves.filter(
    (one) => one.who === who && (one.task === 'days') === (task === 'days'),
  );
  const epochs = Math.max(...curves.map(({ epoch }) => epoch));
  const last = own.at(-1);
  return last && last.epoch >= Math.min(epochs, 40) ? last.loss : undefined;
}

const found = (value: Markup | string, isFound: boolean): Markup =>
  html`<td class="${isFound ? 'is-found' : 'is-blind'}">${value}</td>`;

/** Loss of the mistaken code beside that of the library. */
function losses(report: Report, task: 'days' | 'other', say: Dictionary): Markup {
  const [right, mine] = (['library', 'yours'] as const).map((who) => lossOf(report, task, who));
  const text = mine === undefined ? say.errata.broke : formatValue(mine);
  const lower = mine !== undefined && right !== undefined && mine < right - 5e-4;
  return html`<td class="${lower ? 'is-lower' : ''}">
    ${text} <small>${say.errata.instead(formatValue(right ?? Number.NaN))}</small>
  </td>`;
}

/** All mistakes by group; `hrefOf` knows the page of one. */
export function overview(
  reports: ReadonlyMap<string, Report>,
  say: Dictionary,
  hrefOf: (id: string) => string,
): Markup {
  const words = say.errata;
  const row = ({ id, title, network }: Mistake): Markup => {
    const report = reports.get(id)!;
    const here = report.lines.filter(({ holds }) => !holds).map((one) => one.id);
    const worst = Math.max(...report.arrays.map((one) => one.worst));
    const wrong = report.arrays.filter((one) => one.worst > failsAbove).length;
    return html`<tr>
      <th scope="row">
        <a href="${hrefOf(id)}">${title}</a> <small>${words.networks[network]}</small>
      </th>
      ${found(here.join(', '), here.length > 0)}
      ${found(
        html`${formatValue(worst, 2)} <small>${words.arrays(wrong, report.arrays.length)}</small>`,
        wrong > 0,
      )}
      ${found(
        report.smallCheck > failsAbove ? words.sees : words.blind,
        report.smallCheck > failsAbove,
      )}
      ${losses(report, 'days', say)} ${losses(report, 'other', say)}
    </tr>`;
  };
  const columns = ['mistake', 'lines', 'gradient', 'small', 'days', 'memory'] as const;
  return html`<div class="ledger-scroll" tabindex="0" role="region" aria-label="${words.overview}">
    <table class="ledger-table errata-table">
      <thead>
        <tr>
          ${columns.map((key) => html`<th scope="col">${words.table[key]}</th>`)}
        </tr>
      </thead>
      ${(Object.keys(groups) as GroupName[]).map(
        (group) =>
          html`<tbody>
            <tr>
              <th scope="rowgroup" colspan="${columns.length}">${words.groups[group]}</th>
            </tr>
            ${groups[group].map(row)}
          </tbody>`,
      )}
    </table>
  </div>`;
}

/** Each line as it is and as the mistake has it, with what the witnesses say. */
export function lines(
  pairs: readonly WrongLine[],
  results: readonly CheckResult[],
  say: Dictionary,
): Markup {
  const words = say.errata;
  return html`<ol class="ledger-lines">
    ${pairs.map(({ right, wrong }, n) => {
      const { worst, instances } = results[n]!;
      return html`<li class="ledger-line" id="${right.id}">
          <p class="ledger-reason">${words.right}</p>
          <div class="ledger-math">${math(typeset(right.line))}</div>
          <div data-ledger-badge="${right.id}">${renderBadge(right.id, say)}</div>
        </li>
        <li class="errata-line" id="${wrong.id.replace('/', '-')}" data-wrong="${wrong.id}">
          <p class="ledger-reason">${words.wrong}</p>
          <div class="ledger-math">${math(typeset(wrong.line))}</div>
          <p class="errata-verdict">
            <span class="badge-cross" aria-hidden="true">✕</span>
            ${words.verdict(formatCount(instances), formatTiny(worst))}
          </p>
        </li>`;
    })}
  </ol>`;
}

/** The changed lines of a file, taken out and put in. */
export function changes(all: readonly Change[], path: string, say: Dictionary): Markup {
  const line = (kind: 'del' | 'ins', text: string): Markup =>
    kind === 'del' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  return html`${all.map(
    ({ first, before, after }) =>
      html`<figure class="source errata-change">
        <figcaption class="source-head">
          <span>${path}</span>
          <span>${say.errata.at(first, first + Math.max(before.length, 1) - 1)}</span>
        </figcaption>
        <pre tabindex="0" aria-label="${say.errata.change(path)}"><code>${[
          ...before.map((text) => line('del', text)),
          ...after.map((text) => line('ins', text)),
        ]}</code></pre>
      </figure>`,
  )}`;
}
