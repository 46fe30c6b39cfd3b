/**
 * The ledger as markup: counts by network, the distribution of errors, and every line with its reason and badge.
 * Source: content/equations/ledger.ts and the build's checks.
 * Leaves out filtering and checking again (site/live/ledger.ts).
 */
import { ledgers, linesOf, type Ledger, type Section } from '../../../content/equations/ledger.ts';
import { holds } from '../../../lib/equations/verdict.ts';
import { notations } from '../../../lib/equations/notation.ts';
import { canonical } from '../../../lib/equations/resolve.ts';
import { relationTex, typeset } from '../../../lib/equations/typeset.ts';
import type { ParsedStatement, QuantityNode } from '../../../lib/equations/types.ts';
import { typesetTex } from '../../build/book.ts';
import type { Dictionary } from '../../i18n/index.ts';
import { book } from '../../live/book.ts';
import { formatCount, formatTiny } from '../../live/format.ts';
import { html, raw, type Markup } from '../../live/markup.ts';
import { nameOf } from '../../live/quantity.ts';
import { renderBadge } from '../figures/badge.ts';

/** A section whose lines are about paths through a sequence, with conditions in square brackets. */
const isAlignment = (section: Section): boolean =>
  section !== 'output' && notations[section].isAligned === true;

const math = (tex: string): Markup => raw(typesetTex(tex));
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function countsOf(ledger: Ledger) {
  const checks = linesOf(ledger).map(({ id }) => book().checks[id]!);
  return {
    definitions: ledger.definitions.length,
    derivations: ledger.derivations.length,
    steps: checks.length - ledger.definitions.length,
    instances: sum(checks.map((one) => one.instances)),
    worst: Math.max(...checks.map((one) => one.worst)),
    equal: checks.filter(holds).length,
    all: checks.length,
  };
}

/** Counts by network, each with a link to its page; `hrefOf` knows where that stands. */
export function overview(say: Dictionary, hrefOf: (section: string) => string): Markup {
  const words = say.ledger.table;
  const rows = ledgers.map((ledger) => ({ ledger, counts: countsOf(ledger) }));
  const total = (key: 'definitions' | 'derivations' | 'steps' | 'instances' | 'equal' | 'all') =>
    sum(rows.map(({ counts }) => counts[key]));
  const cells = (of: ReturnType<typeof countsOf>): Markup =>
    html`<td>${of.definitions}</td>
      <td>${of.derivations}</td>
      <td>${of.steps}</td>
      <td>${formatCount(of.instances)}</td>
      <td>${formatTiny(of.worst)}</td>
      <td>${say.ledger.equalOf(of.equal, of.all)}</td>`;
  const everything = {
    definitions: total('definitions'),
    derivations: total('derivations'),
    steps: total('steps'),
    instances: total('instances'),
    worst: Math.max(...rows.map(({ counts }) => counts.worst)),
    equal: total('equal'),
    all: total('all'),
  };
  return html`<div
    class="ledger-scroll"
    tabindex="0"
    role="region"
    aria-label="${say.ledger.overview}"
  >
    <table class="ledger-table">
      <thead>
        <tr>
          ${(
            [
              'network',
              'definitions',
              'derivations',
              'steps',
              'instances',
              'worst',
              'equal',
            ] as const
          ).map((key) => html`<th scope="col">${words[key]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ ledger, counts }) =>
            html`<tr>
              <th scope="row">
                <a href="${hrefOf(ledger.section)}">${say.ledger.sections[ledger.section]}</a>
              </th>
              ${cells(counts)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.all}</th>
          ${cells(everything)}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

/** Lines by the decade of their worst error, exact ones first. */
export function histogram(say: Dictionary): Markup {
  const worst = ledgers.flatMap(linesOf).map(({ id }) => book().checks[id]!.worst);
  const decades = worst.filter((one) => one > 0).map((one) => Math.floor(Math.log10(one)));
  const [first, last] = [Math.min(...decades), Math.max(...decades)];
  const rows = [
    { label: say.ledger.exact, count: worst.filter((one) => one === 0).length },
    ...Array.from({ length: last - first + 1 }, (_, n) => ({
      label: say.ledger.decade(formatTiny(10 ** (first + n)), formatTiny(10 ** (first + n + 1))),
      count: decades.filter((one) => one === first + n).length,
    })),
  ];
  const most = Math.max(...rows.map(({ count }) => count));
  return html`<figure class="ledger-histogram">
    <figcaption>${say.ledger.histogram}</figcaption>
    <ul>
      ${rows.map(
        ({ label, count }) =>
          html`<li>
            <span>${label}</span>
            <svg width="100%" height="12" aria-hidden="true">
              <rect width="${((100 * count) / most).toFixed(1)}%" height="12"></rect>
            </svg>
            <span>${say.ledger.lines(count)}</span>
          </li>`,
      )}
    </ul>
    <p>${say.ledger.histogramNote(worst.length)}</p>
  </figure>`;
}

const badge = (id: string, say: Dictionary): Markup =>
  html`<div data-ledger-badge="${id}">${renderBadge(id, say)}</div>`;

/** One line; the filter reads `data-search` and `data-reason`. */
function row(
  { id, source }: ParsedStatement,
  tex: string,
  say: Dictionary,
  about: Markup | null = null,
  reason = '',
  words = '',
): Markup {
  return html`<li
    class="ledger-line"
    id="${id.replace('/', '-')}"
    data-search="${`${id} ${source} ${words}`}"
    data-reason="${reason}"
  >
    <div class="ledger-math">${math(tex)}</div>
    ${about ? html`<p class="ledger-reason">${about}</p>` : ''} ${badge(id, say)}
  </li>`;
}

/** What the lines that nothing proves are. */
function noteOf(
  section: Section,
  definitions: readonly ParsedStatement[],
  words: Dictionary['ledger'],
): string {
  if (definitions.some(({ kind }) => kind === 'cut')) return words.cutsNote;
  return isAlignment(section) ? words.alignmentsNote : words.definitionsNote;
}

/** The lines of one network: definitions, then every derivation step by step. `hrefOf` finds the page of an equation. */
export function lines(
  { section, definitions, derivations }: Ledger,
  say: Dictionary,
  hrefOf: (id: string) => string,
): Markup {
  const words = say.ledger;
  return html`<section data-ledger-group>
      <h2 id="definitions">${words.definitions}</h2>
      <p>${noteOf(section, definitions, words)}</p>
      <ol class="ledger-lines" data-pagefind-weight="0.1">
        ${definitions.map((one) => row(one, typeset(one.line), say))}
      </ol>
    </section>
    <h2 id="derivations">${words.derivations}</h2>
    ${derivations.map(
      ({ name, steps }) =>
        html`<section data-ledger-group>
          <h3 id="${name}">
            ${math(typeset(steps[0]!.statement.line.members[0]!))} <small>(${name})</small>
          </h3>
          <ol class="ledger-lines" data-pagefind-weight="0.1">
            ${steps.map(({ statement, reason, uses }, n) => {
              const [left, right] = statement.line.members.map(typeset);
              const sign = relationTex(statement.line.relations?.[0]);
              const links = uses.map(
                (id, k) => html`${k > 0 ? ', ' : ''}<a href="${hrefOf(id)}">${id}</a>`,
              );
              const about = html`${words.reasons[reason]}${
                uses.length > 0 ? html` (${words.uses} ${links})` : ''
              }`;
              return row(
                statement,
                `${n === 0 ? left : `\\phantom{${left}}`} ${sign} ${right}`,
                say,
                about,
                reason,
              );
            })}
          </ol>
        </section>`,
    )}`;
}

/** A hidden unit is no cell, though both are kept under one name. */
const nameIn = (one: QuantityNode, say: Dictionary): string =>
  nameOf(canonical(one), say, one.sub[0] === 'h' ? 'rnn' : 'lstm');

/** What a statement is about: the name of what stands on its left. */
function subjectOf({ line }: ParsedStatement, say: Dictionary): string {
  const [left] = line.members;
  if (left?.type === 'quantity') return nameIn(left, say);
  if (left?.type === 'partial' && left.of.letter === 'p')
    return say.live.names[`∂p/∂${canonical(left.by)}`] ?? '';
  if (left?.type !== 'partial') return '';
  const { gradient, derivative } = say.book.equations;
  const isWeight = ['w', 'bias'].includes(left.by.letter);
  return (isWeight ? gradient : derivative)(nameIn(left.by, say));
}

/** A definition before the exercises that start from it. */
export const definitionRow = (statement: ParsedStatement, say: Dictionary): Markup =>
  row(statement, typeset(statement.line), say, html`${subjectOf(statement, say)}`);

/** A statement on the page of all equations, with a link to its place in the ledger. */
export function equationRow(statement: ParsedStatement, say: Dictionary, href: string): Markup {
  const subject = subjectOf(statement, say);
  const about = html`${subject} <a href="${href}">${say.book.equations.derivation}</a>`;
  return row(statement, typeset(statement.line), say, about, '', subject);
}
