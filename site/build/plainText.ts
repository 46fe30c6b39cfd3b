/**
 * Each chapter as Markdown beside its page, and the list of them (llms.txt), for readers that read text: prose, formulas as TeX, code, outputs.
 * Source: the built pages, read as an exported notebook reads them (site/notebook/prose.ts), so numbers are the computed ones.
 * Leaves out figures and exercises, which are nothing without the page.
 */
import type { AstroIntegration } from 'astro';
import { JSDOM } from 'jsdom';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dictionary } from '../i18n/index.ts';
import { partsOf } from '../notebook/prose.ts';
import { chapters } from './chapters.ts';
import { lightPage } from './lightPage.ts';

const { shell } = dictionary('en');
const fenced = (text: string, language = ''): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

/** A cell's code, and below it what it printed when the site was built. */
function cellText(cell: HTMLElement): string {
  const code = cell.querySelector('.cell-code')?.textContent ?? '';
  const outputs = [...cell.querySelectorAll('.cell-outputs > *')].map((one) => {
    for (const drawn of one.querySelectorAll('svg, style, .katex-html')) drawn.remove();
    return (one.textContent ?? '').replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n').trim();
  }); // prettier-ignore
  const printed = outputs.filter((text) => text !== '').join('\n');
  return [fenced(code, 'ts'), ...(printed ? [fenced(printed)] : [])].join('\n\n');
}

/** A chapter's page as Markdown; `address` is where the page itself stands. */
function markdownOf(html: string, address: string): string {
  const { document, HTMLInputElement, HTMLSelectElement } = new JSDOM(lightPage(html)).window;
  Object.assign(globalThis, { HTMLInputElement, HTMLSelectElement });
  const text = (selector: string): string =>
    document.querySelector(selector)?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
  for (const one of document.querySelectorAll('.exercise, .figure, .inspector')) one.remove();
  const cells: string[] = [];
  const parts = partsOf(document.querySelector('.prose')!, (cell) => {
    cells.push(cellText(cell));
    return { kind: 'cell', name: String(cells.length - 1), source: '', fails: false };
  });
  const body = parts.map((part) => {
    if (part.kind === 'prose') return part.text;
    return part.kind === 'cell'
      ? cells[Number(part.name)]!
      : `${part.label}: ${String(part.value)}`;
  });
  return `${[`# ${text('h1')}`, text('.deck'), address, ...body].filter((one) => one !== '').join('\n\n')}\n`; // prettier-ignore
}

export function plainText(): AstroIntegration {
  let host = '';
  return {
    name: 'unrolled-plain-text',
    hooks: {
      'astro:config:done': ({ config }) => {
        const base = config.base.replace(/\/?$/, '/');
        host = config.site ? new URL(base, config.site).href : base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const lines = chapters
          .filter(({ slug }) => existsSync(join(root, slug)))
          .map(({ number, slug }) => {
            const html = readFileSync(join(root, slug, 'index.html'), 'utf8');
            writeFileSync(join(root, `${slug}.md`), markdownOf(html, `${host}${slug}/`));
            return `- [${String(number)}. ${shell.chapters[slug]}](${host}${slug}.md)`;
          });
        const list = [`# ${shell.name}`, `> ${shell.tagline}`, '## Chapters', lines.join('\n')];
        writeFileSync(join(root, 'llms.txt'), `${list.join('\n\n')}\n`);
        if (host.startsWith('http'))
          writeFileSync(
            join(root, 'robots.txt'),
            `User-agent: *\nAllow: /\nSitemap: ${host}sitemap-index.xml\n`,
          );
        logger.info(`${String(lines.length)} chapters as Markdown`);
      },
    },
  };
}
