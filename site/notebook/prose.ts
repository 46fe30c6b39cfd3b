/**
 * The page around its cells as Markdown, with its formulas as TeX.
 * Source: the page's own elements: what a reader sees, in the page's language, with its computed numbers.
 * Leaves out figures and exercises, which are nothing without the page: their captions stay.
 */
import { controlsOf, valueOf } from './inputValue.ts';
import type { Part } from './export.ts';

/** TeX without the commands that mark symbols for the page's own use: \htmlData{…}{x} is x. */
export function plainTex(tex: string): string {
  let out = '';
  for (let n = 0; n < tex.length;) {
    const command = /^\\html(?:Data|Class)\s*\{/.exec(tex.slice(n));
    if (!command) {
      out += tex[n++]!;
      continue;
    }
    n += command[0].length;
    for (let depth = 1; depth > 0 && n < tex.length; n++) {
      if (tex[n] === '{') depth++;
      if (tex[n] === '}') depth--;
    }
  }
  return out;
}

const dropped =
  'script, style, button, svg, input, select, textarea, .katex-html, .sr-only, [hidden], [aria-hidden=true]:not(.katex-html), .cell-keep, nav, .equation-source, [data-view=badge]';

const heading = /^H[1-6]$/;

function inline(node: Node): string {
  if (node.nodeType === node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
  if (node.nodeType !== node.ELEMENT_NODE) return '';
  const element = node as Element;
  const annotation = element.matches('.katex')
    ? element.querySelector('annotation[encoding="application/x-tex"]')
    : null;
  if (annotation) {
    const tex = plainTex(annotation.textContent ?? '').trim();
    return element.closest('.katex-display') ? `\n\n$$\n${tex}\n$$\n\n` : `$${tex}$`;
  }
  if (element.matches(dropped)) return '';
  const inside = [...element.childNodes].map(inline).join('');
  if (inside.trim() === '') return inside;
  const around = (sign: string): string =>
    inside.replace(/^(\s*)([\s\S]*?)(\s*)$/, `$1${sign}$2${sign}$3`);
  switch (element.tagName) {
    case 'EM':
    case 'I':
      return around('*');
    case 'STRONG':
    case 'B':
      return around('**');
    case 'CODE':
      return around('`');
    case 'A': {
      const { href } = element as HTMLAnchorElement;
      return /^https?:/.test(href) ? `[${inside.trim()}](${href})` : inside;
    }
    case 'BR':
      return '  \n';
    default:
      return inside;
  }
}

const table = (element: Element): string => {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => inline(cell).trim().replaceAll('|', '\\|')),
  );
  const [head = [], ...rest] = rows;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rest.map(line)].join('\n');
};

/** One block after another; a cell or an input cuts the prose. */
class Walk {
  readonly parts: Part[] = [];
  private blocks: string[] = [];
  private readonly cell: (element: HTMLElement) => Part;

  constructor(cell: (element: HTMLElement) => Part) {
    this.cell = cell;
  }

  flush(): void {
    const text = this.blocks
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    if (text !== '') this.parts.push({ kind: 'prose', text });
    this.blocks = [];
  }

  visit(element: Element, before = ''): void {
    const put = (text: string): void => {
      if (text.trim() !== '') this.blocks.push(text.trim().replace(/^/gm, before));
    };
    if (element.matches('.cell')) {
      this.flush();
      this.parts.push(this.cell(element as HTMLElement));
    } else if (element.matches('.input')) {
      this.flush();
      const control = controlsOf(element)[0];
      const value = control && valueOf(control);
      const label = element.querySelector('label')?.textContent?.trim() ?? '';
      if (control && value !== null && value !== undefined) {
        this.parts.push({ kind: 'input', name: control.dataset['input']!, label, value });
      }
    } else if (element.matches(dropped)) return;
    else if (heading.test(element.tagName)) {
      put(`${'#'.repeat(Number(element.tagName[1]))} ${inline(element).trim()}`);
    } else if (element.tagName === 'PRE') {
      put(`\`\`\`\n${element.textContent ?? ''}\n\`\`\``);
    } else if (element.tagName === 'TABLE') put(table(element));
    else if (/^[OU]L$/.test(element.tagName)) {
      const items = [...element.children].map((item, n) => {
        const sign = element.tagName === 'OL' ? `${String(n + 1)}.` : '-';
        return `${sign} ${inline(item).trim()}`;
      });
      put(items.join('\n'));
    } else if (element.tagName === 'BLOCKQUOTE') {
      for (const child of element.children) this.visit(child, '> ');
    } else if (
      element.querySelector('p, ul, ol, table, pre, h2, h3, .cell, .input, .katex-display')
    )
      for (const child of element.children) this.visit(child, before);
    else put(inline(element));
  }
}

export function partsOf(main: Element, cell: (element: HTMLElement) => Part): Part[] {
  const walk = new Walk(cell);
  for (const child of main.children) walk.visit(child);
  walk.flush();
  return walk.parts;
}
