/**
 * Reads the reader's file, compares it here, and says where the first difference is and what its numbers fit instead.
 * Source: content/reference/compare.ts, fetched with the first comparison. The text is kept in this browser.
 * Leaves out sending anything anywhere.
 */
import type { Cause, Comparison, Difference } from '../../content/reference/compare.ts';
import type { Dictionary } from '../i18n/index.ts';
import { formatCount, formatTiny } from './format.ts';
import { html, raw, type Markup } from './markup.ts';
import { forget, recall, remember } from './memory.ts';
import { wordsHere } from './wordsHere.ts';

const key = 'compare:text';
const kept = 200_000;

type Tools = {
  readonly compareOwn: (text: string) => Comparison;
  readonly tex: (source: string) => Markup;
  readonly say: Dictionary['compare'];
};
let opening: Promise<Tools> | null = null;

async function open(): Promise<Tools> {
  const [{ compareOwn }, { texMarkup }, { compare: say }] = await Promise.all([
    import('../../content/reference/compare.ts'),
    import('../notebook/tex.ts'),
    wordsHere(),
  ]);
  const tex = (source: string): Markup =>
    raw(texMarkup(source.replace(/\\htmlData\{[^}]*\}/g, ''), true) ?? '');
  return { compareOwn, tex, say };
}

/** As many digits as tell two numbers apart. */
const digits = (value: number): string => Number(value.toPrecision(9)).toString().replace('-', '−');

function cause(given: Cause, errata: string, { tex, say }: Tools): Markup {
  if (given.kind === 'mistake')
    return html`<p>
      ${say.mistake}
      <a href="${errata}${given.id}/" data-mistake="${given.id}"
        >${say.titles[given.id] ?? given.id}</a
      >
    </p>`;
  if (given.kind === 'exchanged') return html`<p>${say.exchanged(given.other)}</p>`;
  return html`<p>${say.fits}</p>
    <div class="compare-line">${tex(given.tex)}</div>`;
}

function difference(first: Difference, form: HTMLElement, tools: Tools): Markup {
  const { say } = tools;
  const { quantity, t, at, yours, right, line } = first;
  const { errata = '', ledger = '' } = form.dataset;
  return html`<p class="verdict is-false">
      <span aria-hidden="true">✕</span>
      <span
        >${say.first}
        <b>${quantity}</b
        >${t === undefined ? '' : say.step(t)}${at.length === 0 ? '' : say.unit(at)}</span
      >
    </p>
    <dl class="compare-numbers">
      <dt>${say.yours}</dt>
      <dd>${digits(yours)}</dd>
      <dt>${say.right}</dt>
      <dd>${digits(right)}</dd>
    </dl>
    ${line ? html`<p>${say.line} <a href="${ledger}${line.split('.')[0]!}/#${line}">${line}</a></p>` : ''}
    ${first.cause ? cause(first.cause, errata, tools) : html`<p>${line ? say.noCause : say.noLine}</p>`}`;
}

function found(result: Comparison, form: HTMLElement, tools: Tools): Markup {
  const { say } = tools;
  const { arrays, numbers } = result;
  if (result.kind === 'same')
    return html`<p class="verdict is-true">
      ${say.same(formatCount(numbers), arrays, formatTiny(result.worst < 1e-299 ? 0 : result.worst))}
    </p>`;
  const { differing } = result;
  return html`${difference(result.first, form, tools)}
    <p>
      ${say.differing(differing.length, arrays)}
      ${differing.slice(0, 12).join(', ')}${differing.length > 12 ? ' …' : ''}
    </p>`;
}

export function attachCompare(): void {
  const form = document.querySelector<HTMLFormElement>('[data-compare]');
  if (!form) return;
  const text = form.querySelector('textarea')!;
  const place = form.querySelector<HTMLElement>('.compare-found')!;
  const show = (markup: Markup): void => {
    place.innerHTML = markup.text;
  };
  text.value = recall(key) ?? '';
  text.addEventListener('input', () => {
    if (text.value.length <= kept) remember(key, text.value);
    else forget(key);
  });
  const fill = (value: string): void => {
    text.value = value;
    text.dispatchEvent(new Event('input'));
  };
  const compare = async (): Promise<void> => {
    show(html`<p>${form.dataset['reading'] ?? ''}</p>`);
    try {
      const tools = await (opening ??= open());
      show(found(tools.compareOwn(text.value), form, tools));
    } catch (error) {
      if (!(error instanceof Error) || !/^(Shape|Value)Error$/.test(error.name)) opening = null;
      show(
        html`<p class="verdict is-false">
          <span aria-hidden="true">✕</span> <span>${(error as Error).message}</span>
        </p>`,
      );
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void compare();
  });
  form.querySelector<HTMLInputElement>('[type=file]')!.addEventListener('change', ({ target }) => {
    const [file] = (target as HTMLInputElement).files ?? [];
    if (file)
      void file.text().then((value) => {
        fill(value);
        return compare();
      });
  });
  form.querySelector('[data-example]')!.addEventListener('click', () => {
    // Two gates are read in each other's place, as happens between systems.
    void fetch(`${form.dataset['reference'] ?? ''}lstm.json`)
      .then((response) => response.json() as Promise<{ trace: { a: Record<string, unknown> } }>)
      .then(({ trace: { a } }) => {
        fill(
          JSON.stringify({ name: 'lstm', trace: { a: { ...a, φ: a['ω'], ω: a['φ'] } } }, null, 1),
        );
        return compare();
      });
  });
}
