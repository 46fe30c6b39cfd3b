// A parsed line as a reader would type it: what the parser reads back as the same tree.
// Source: the dialect of lib/equations/lexer.ts.
// Leaves out: the shortest form; brackets stand wherever they may be needed.
import { plain, plainCondition, type Line, type Node } from '../../lib/equations/index.ts';

export function write(node: Node): string {
  switch (node.type) {
    case 'number':
      return String(node.value);
    case 'quantity':
      return plain(node);
    case 'partial':
      return `∂${plain(node.of)}/∂${plain(node.by)}`;
    case 'call':
      if (node.fn === 'abs') return `|${write(node.argument)}|`;
      return `${node.fn}${node.prime ? "'" : ''}(${write(node.argument)})`;
    case 'sum':
      return `${node.isMax ? 'max' : 'Σ'}_${node.index} ${node.body.type === 'add' ? `(${write(node.body)})` : write(node.body)}`;
    case 'add':
      return node.terms
        .map(
          ({ sign, node: term }, n) =>
            `${sign < 0 ? '- ' : n > 0 ? '+ ' : ''}${term.type === 'add' ? `(${write(term)})` : write(term)}`,
        )
        .join(' ');
    case 'product':
      return node.factors
        .map((one, n) =>
          one.type === 'add' || (one.type === 'sum' && n < node.factors.length - 1)
            ? `(${write(one)})`
            : write(one),
        )
        .join(' ');
    case 'fraction': {
      const part = (one: typeof node.over): string =>
        ['add', 'product', 'sum'].includes(one.type) ? `(${write(one)})` : write(one);
      return `${part(node.over)} / ${part(node.under)}`;
    }
    case 'power':
      return node.perStep
        ? `(${write(node.base)})^(t${node.exponent < 0 ? '' : '+'}${node.exponent})`
        : `(${write(node.base)})^${node.exponent}`;
    case 'condition':
      return plainCondition(node);
  }
}

/** A line with what stands between its sides. */
export const writeLine = ({ members, relations }: Line): string =>
  members.map((one, n) => (n === 0 ? '' : ` ${relations?.[n - 1] ?? '='} `) + write(one)).join('');
