/**
 * TeX of outputs and of the names of quantities, set by KaTeX with nothing trusted.
 * Source: katex, loaded only with an output that has a formula.
 * Leaves out the equations of the chapters, which are set at build time.
 */
import katex from 'katex';
import { limits } from './bundle.ts';

/** Bounded before KaTeX sees it: its parser recurses once per brace. */
const tooDeep = (source: string): boolean => {
  let [depth, deepest] = [0, 0];
  for (const one of source) {
    if (one === '{' || one === '[') deepest = Math.max(deepest, ++depth);
    else if (one === '}' || one === ']') depth -= 1;
  }
  return deepest > 60 || source.length > limits.text / 2;
};

/** Markup, or null for what is too long, too deep or not TeX. */
export function texMarkup(source: string, display: boolean): string | null {
  if (tooDeep(source)) return null;
  try {
    return katex.renderToString(source, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
      output: 'htmlAndMathml',
    });
  } catch {
    return null;
  }
}
