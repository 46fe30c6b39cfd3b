/**
 * Text that is already markup, and the template that makes it.
 * Source: none. A value is escaped unless it was itself made by `html` or marked as `raw`.
 * Leaves out parsing: a view's author writes well-formed markup, the escaping only guards values.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Hole = Markup | string | number | boolean | null | undefined | readonly Hole[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => entities[c]!);

function fill(hole: Hole): string {
  if (hole === null || hole === undefined || hole === false || hole === true) return '';
  if (hole instanceof Markup) return hole.text;
  if (typeof hole === 'object') return hole.map(fill).join('');
  return escape(String(hole));
}

/** Markup from a template; null, undefined and booleans print nothing, lists are joined. */
export const html = (strings: TemplateStringsArray, ...holes: readonly Hole[]): Markup =>
  new Markup(strings.map((part, n) => (n === 0 ? part : fill(holes[n - 1]) + part)).join(''));

/** Markup made elsewhere and trusted: KaTeX output, or source lines that were escaped one by one. */
export const raw = (text: string): Markup => new Markup(text);
