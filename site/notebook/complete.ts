/**
 * Completion and documentation while writing: the library, the page's own names, Greek by name.
 * Source: library.ts; CodeMirror draws the list and the tip.
 * Leaves out checking (check.ts).
 */
import {
  completeFromList,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { hoverTooltip, type Tooltip } from '@codemirror/view';
import { greekTex } from '../../lib/equations/greek.ts';
import type { Name, Names } from './library.ts';

/** Letters by the names a reader may type: iota, phi, varphi. */
export const greek: readonly (readonly [name: string, letter: string])[] = Object.entries(
  greekTex,
).flatMap(([letter, tex]) => {
  const name = tex.slice(1);
  const short = name.replace(/^var/, '');
  return [...new Set([name, short])].map((one) => [one, letter] as const);
});

/** Signature, then documentation. */
function explain({ name, sign, doc }: Name): HTMLElement {
  const element = document.createElement('div');
  element.className = 'cm-explained';
  const code = document.createElement('code');
  code.textContent = name + sign;
  element.append(code);
  if (doc !== '') {
    const words = document.createElement('p');
    words.textContent = doc;
    element.append(words);
  }
  return element;
}

const option = (one: Name, boost = 0): Completion => ({
  label: one.name,
  type:
    one.sign.startsWith('(') || one.sign.startsWith('<')
      ? 'function'
      : one.of
        ? 'namespace'
        : 'constant',
  detail: one.sign.length > 40 ? '' : one.sign,
  info: () => explain(one),
  boost,
});

const letters = completeFromList(
  greek.flatMap(([name, letter]) => [
    { label: `\\${name}`, detail: letter, apply: letter, type: 'text' },
  ]),
);

export interface Known {
  readonly names: () => Names | null;
  /** Names that cells and inputs of the page define. */
  readonly own: () => readonly string[];
}

export const completion =
  ({ names, own }: Known) =>
  (context: CompletionContext): CompletionResult | null => {
    const escaped = context.matchBefore(/\\[a-z]*/);
    if (escaped) {
      const result = letters(context) as CompletionResult | null;
      return result && { ...result, from: escaped.from, filter: true };
    }
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const known = names();
    const inModule = /from\s*['"]([\w/]*)$/.exec(before);
    if (inModule) {
      const from = context.pos - inModule[1]!.length;
      return { from, options: (known?.modules ?? []).map((label) => ({ label })) };
    }
    const text = context.state.doc.toString();
    const imported = /import\s*\{[^}]*$/.exec(text.slice(0, context.pos));
    if (imported && known) {
      const rest = /^[^}]*\}\s*from\s*['"]([^'"]*)/.exec(text.slice(context.pos));
      const word = context.matchBefore(/[\p{L}\w$]*/u)!;
      return {
        from: word.from,
        options: known.exportsOf(rest?.[1] ?? 'unrolled').map((one) => option(one)),
      };
    }
    const path = /((?:[\p{L}_$][\p{L}\w$]*\s*\.\s*)*)([\p{L}_$][\p{L}\w$]*)?$/u.exec(before)!;
    const [, owner = '', word = ''] = path;
    if (/(^|[^\\])\/\/|['"`][^'"`]*$/.test(before.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '')))
      return null;
    const from = context.pos - word.length;
    const shape = /^[\p{L}\w$]*$/u;
    const spelt = greek
      .filter(([name]) => word.length >= 2 && name.startsWith(word))
      .map(([name, letter]): Completion => ({
        label: name,
        detail: letter,
        apply: letter,
        type: 'text',
        boost: -1,
      }));
    if (owner !== '') {
      const parts = owner
        .split('.')
        .map((one) => one.trim())
        .filter(Boolean);
      const members = known?.at(parts)?.of ?? [];
      const options = [
        ...members.filter((one) => !one.type || parts.length === 1).map((one) => option(one)),
        ...spelt,
      ];
      return options.length > 0 ? { from, options, validFor: shape } : null;
    }
    if (word === '' && !context.explicit) return null;
    const first = known?.first ?? [];
    const listed = new Set(first.map(({ name }) => name));
    const options = [
      ...first.map((one) => option(one, 1)),
      ...own()
        .filter((name) => !listed.has(name))
        .map((name): Completion => ({ label: name, type: 'variable', boost: 2 })),
      ...spelt,
    ];
    return { from, options, validFor: shape };
  };

/** The name under the pointer, explained. */
export const explanation = ({ names }: Known) =>
  hoverTooltip((view, pos): Tooltip | null => {
    const line = view.state.doc.lineAt(pos);
    const at = pos - line.from;
    const left = /(?:[\p{L}_$][\p{L}\w$]*\.)*[\p{L}\w$]*$/u.exec(line.text.slice(0, at))![0];
    const right = /^[\p{L}\w$]*/u.exec(line.text.slice(at))![0];
    const path = (left + right).split('.');
    const found = names()?.at(path);
    if (!found || (found.doc === '' && found.sign === '')) return null;
    const start = pos + right.length - path.at(-1)!.length;
    return {
      pos: start,
      end: pos + right.length,
      above: true,
      create: () => ({ dom: explain(found) }),
    };
  });
