/**
 * A page's cells as a Jupyter notebook for Deno's kernel, and as one TypeScript file for Node; both carry the library.
 * Source: nbformat 4.5; the bundles that the page itself runs, as one `data:` import.
 * Leaves out reading the page (prose.ts) and saving the file (keeping.ts).
 */
import { Parser } from 'acorn';
import { builtins, type Compiled, type InputValue } from './cell.ts';
import { erase } from './erase.ts';
import { graphOf } from './graph.ts';
import { children, type Node } from './syntax.ts';
import { showsItself, transpile } from './transpile.ts';

export type Part =
  | { readonly kind: 'prose'; readonly text: string }
  | {
      readonly kind: 'cell';
      readonly name: string;
      readonly source: string;
      /** The page shows how this cell fails. */
      readonly fails: boolean;
    }
  | {
      readonly kind: 'input';
      readonly name: string;
      readonly label: string;
      readonly value: InputValue;
    };

export interface Exported {
  readonly title: string;
  readonly parts: readonly Part[];
  /** Scripts of the modules by name, in the order in which they are evaluated, and of what shows values. */
  readonly modules: readonly { readonly name: string; readonly text: string }[];
  readonly shown: string;
}

/** Names of the notebook that an export defines; `console` is there already. */
const given = builtins.filter((name) => name !== 'console' && name !== 'Plot');

const toBase64 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let n = 0; n < bytes.length; n += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(n, n + 0x8000));
  }
  return btoa(binary);
};

/** The scripts of the page's own modules as one module. */
function libraryOf({ modules, shown }: Exported): string {
  const scripts = [...modules, { name: '$shown', text: shown }].map(
    ({ name, text }) => `current = ${JSON.stringify(name)};\n${text}\n`,
  );
  return [
    'const known = new Map();',
    "let current = '';",
    'const $module$ = Object.assign((exports) => known.set(current, exports), { get: (name) => known.get(name) });',
    ...scripts,
    'export const module = (name) => known.get(name);',
  ].join('\n');
}

/** The first code: the library, and every name that the cells import or find. */
function preludeOf(exported: Exported, cells: readonly Compiled[]): string {
  const { imports } = graphOf(cells);
  const lines = [
    '// The library of Unrolled is in the next line: this file runs without a network.',
    `const $unrolled = await import('data:text/javascript;base64,${toBase64(libraryOf(exported))}');`,
    `const { show: $show, shown: $shown, ${given.join(', ')} } = $unrolled.module('$shown');`,
  ];
  if (cells.some(({ inputs }) => inputs.includes('Plot'))) {
    lines.push("const Plot = $unrolled.module('Plot');");
  }
  for (const { module, imported, local } of imports) {
    const from = `$unrolled.module('${module}')`;
    lines.push(`const ${local} = ${imported === '*' ? from : `${from}.${imported}`};`);
  }
  return lines.join('\n');
}

/** A cell's text, line for line: imports are comments, the last value is shown. */
export function codeOf(source: string): string {
  const erased = erase(source);
  const program = Parser.parse(erased, { sourceType: 'module', ecmaVersion: 'latest' });
  const body = children(program as unknown as Node, 'body');
  const last = body.findLast(({ type }) => type !== 'EmptyStatement');
  const edits: { from: number; to: number; text: string }[] = [];
  for (const node of body) {
    const text = source.slice(node.start, node.end);
    if (node.type === 'ImportDeclaration') {
      edits.push({ from: node.start, to: node.end, text: text.replace(/^/gm, '// ') });
    } else if (node.type === 'ExportNamedDeclaration') {
      edits.push({ from: node.start, to: node.start + 'export'.length, text: '' });
    }
  }
  if (last?.type === 'ExpressionStatement') {
    const expression = last['expression'] as Node;
    const text = erased.slice(last.start, last.end).replace(/;$/, '').trimEnd();
    const value = showsItself(expression) ? `void ${text};` : `await $show(${text});`;
    edits.push({ from: last.start, to: last.end, text: value });
  }
  let out = source;
  for (const { from, to, text } of edits.sort((p, q) => q.from - p.from)) {
    out = out.slice(0, from) + text + out.slice(to);
  }
  return /\bdisplay\b/.test(source) ? `${out}\nawait $shown();` : out;
}

const literal = (value: InputValue): string => JSON.stringify(value);

/** Cells that cannot be read are carried as comments: an export loses no text. */
function compiledOf(parts: readonly Part[]): Map<string, Compiled> {
  const compiled = new Map<string, Compiled>();
  for (const part of parts) {
    if (part.kind !== 'cell') continue;
    try {
      compiled.set(part.name, transpile(part.source, part.name));
    } catch {
      continue;
    }
  }
  return compiled;
}

/** Parts in the order of the page, but a cell that is read before it stands comes first. */
function ordered(exported: Exported, compiled: ReadonlyMap<string, Compiled>): Part[] {
  const { parts } = exported;
  const inputs = parts.flatMap((part) => (part.kind === 'input' ? [part.name] : []));
  const { before } = graphOf([...compiled.values()], inputs);
  const out = new Set<Part>();
  const named = new Map(
    parts.flatMap((part) => (part.kind === 'prose' ? [] : [[part.name, part] as const])),
  );
  const add = (part: Part): void => {
    if (out.has(part)) return;
    if (part.kind === 'cell') {
      for (const one of before.get(part.name) ?? []) {
        const needed = named.get(one);
        const cycle = before.get(one)?.has(part.name) ?? false;
        if (needed && needed !== part && !cycle) add(needed);
      }
    }
    out.add(part);
  };
  for (const part of parts) add(part);
  return [...out];
}

const commented = (text: string): string => text.replace(/^(?=.)/gm, '// ').replace(/^$/gm, '//');

interface Piece {
  readonly markdown?: string;
  readonly code?: string;
  readonly name?: string;
  readonly fails?: boolean;
}

function piecesOf(exported: Exported): Piece[] {
  const compiled = compiledOf(exported.parts);
  const pieces = ordered(exported, compiled).map((part): Piece => {
    switch (part.kind) {
      case 'prose':
        return { markdown: part.text };
      case 'input':
        return { code: `const ${part.name} = ${literal(part.value)}; // ${part.label}` };
      case 'cell': {
        const { name, fails } = part;
        return compiled.has(name)
          ? { code: codeOf(part.source), name, fails }
          : { code: commented(part.source), name };
      }
    }
  });
  const prelude = preludeOf(exported, [...compiled.values()]);
  return [{ markdown: `# ${exported.title}` }, { code: prelude }, ...pieces];
}

/** A notebook of nbformat 4.5, for the kernel that `deno jupyter` installs. */
export function notebookOf(exported: Exported): string {
  const cells = piecesOf(exported).map(({ markdown, code, name, fails }, n) => ({
    cell_type: markdown === undefined ? 'code' : 'markdown',
    id: name ?? `part-${String(n)}`,
    metadata: fails === true ? { tags: ['raises-exception'] } : {},
    source: markdown ?? code,
    ...(markdown === undefined && { execution_count: null, outputs: [] }),
  }));
  return JSON.stringify(
    {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        title: exported.title,
        kernelspec: { name: 'deno', display_name: 'Deno', language: 'typescript' },
        language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/x.typescript' },
      },
      cells,
    },
    null,
    1,
  );
}

/** One file that `node page.ts` runs; the prose is comments. */
export function programOf(exported: Exported): string {
  const pieces = piecesOf(exported).map(({ markdown, code, name, fails }) => {
    if (markdown !== undefined) return commented(markdown);
    const head = name === undefined ? '' : `// --- ${name} ---\n`;
    return fails === true
      ? `${head}try {\n${code!}\n} catch (error) {\n  console.error(String(error));\n}`
      : head + code!;
  });
  return `${pieces.join('\n\n')}\n\nexport {};\n`;
}
