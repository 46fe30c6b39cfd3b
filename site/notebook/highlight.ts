/**
 * TypeScript as marked-up lines: ink for the language, a hue for each name of a quantity.
 * Source: the parser and the classes of the editor, so that code looks alike before and after Edit.
 * Leaves out the editor itself (editor.ts). Runs at build time only.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { highlightTree, tagHighlighter, tags } from '@lezer/highlight';
import { escape } from '../live/markup.ts';
import { unitClass, unitPattern } from './symbols.ts';

const inked = tagHighlighter([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], class: 'tok-keyword' },
  { tag: [tags.comment], class: 'tok-comment' },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], class: 'tok-string' },
  { tag: [tags.typeName, tags.annotation], class: 'tok-type' },
]);

/** Escaped text with the names of quantities in their hue. */
function withUnits(source: string, from: number, to: number): string {
  const text = source.slice(from, to);
  let [out, at] = ['', 0];
  for (const found of text.matchAll(unitPattern)) {
    const before = source[from + found.index - 2] ?? '';
    out += escape(text.slice(at, found.index));
    out += `<span class="${unitClass(found[0], before)}">${escape(found[0])}</span>`;
    at = found.index + found[0].length;
  }
  return out + escape(text.slice(at));
}

export function highlight(source: string): string {
  let [out, at] = ['', 0];
  highlightTree(typescriptLanguage.parser.parse(source), inked, (from, to, classes) => {
    out += withUnits(source, at, from);
    const inside = classes.includes('tok-comment')
      ? escape(source.slice(from, to))
      : withUnits(source, from, to);
    out += `<span class="${classes}">${inside}</span>`;
    at = to;
  });
  return out + withUnits(source, at, source.length);
}
