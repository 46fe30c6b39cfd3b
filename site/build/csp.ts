/**
 * Writes a strict Content-Security-Policy into every built page: each inline script and style by its hash.
 * Source: CSP level 3; the sandbox of the cells names its own script's hash.
 * Leaves out headers, which a static host may not let us set; `frame-ancestors` works only there.
 */
import type { AstroIntegration } from 'astro';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sha256 = (text: string): string =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;

/** Types that a browser runs; islands of JSON are data. */
const runs = (attributes: string): boolean => {
  const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1] ?? 'module';
  return /^(module|text\/javascript|application\/javascript)$/i.test(type);
};

const inline = (html: string, tag: 'script' | 'style'): string[] =>
  [...html.matchAll(new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'gi'))]
    .filter(([, attributes = '', body = '']) => {
      if (body === '') return false;
      return tag === 'style' || (!/\bsrc\s*=/i.test(attributes) && runs(attributes));
    })
    .map(([, , body = '']) => sha256(body));

/** The policy of one page. `extra` are hashes of scripts in frames that inherit it. */
export function policyOf(html: string, extra: readonly string[] = []): string {
  const scripts = [...new Set([...inline(html, 'script'), ...extra])].sort();
  const styles = [...new Set(inline(html, 'style'))].sort();
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    // WebAssembly is the search's; blob: are the cells' modules, which the sandboxed frame inherits.
    'script-src': ["'self'", ...scripts, "'wasm-unsafe-eval'", 'blob:'],
    'style-src': ["'self'", ...styles],
    // KaTeX sets heights as attributes; they cannot load anything that img-src does not allow.
    'style-src-attr': ["'unsafe-inline'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** Puts the policy before everything it governs. A page that has no head stops the build. */
export function withPolicy(html: string, extra: readonly string[] = []): string {
  const head = /<head\b[^>]*>/i.exec(html);
  if (!head) throw new Error('csp: page has no <head>, expected one to put the policy into');
  const at = head.index + head[0].length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html, extra)}">`;
  return `${html.slice(0, at)}${meta}${html.slice(at)}`;
}

/** Must stand after Starlight, whose search index is written in the same hook. */
export function csp(extra: readonly string[] = []): AstroIntegration {
  return {
    name: 'unrolled-csp',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).filter((f) => f.endsWith('.html'));
        for (const file of files) {
          const path = join(root, file);
          await writeFile(path, withPolicy(await readFile(path, 'utf8'), extra));
        }
        logger.info(`policy in ${String(files.length)} pages`);
      },
    },
  };
}
