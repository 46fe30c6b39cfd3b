/**
 * Turns the cells of a chapter into components: compiled, run, highlighted, with their outputs in the page.
 * Source: fences ` ```ts cell=name ` and inputs as elements (readInput.ts); site/components/notebook draws them.
 * Leaves out type checking, which is a test's (tests/content/cells.slow.test.ts).
 */
import { Parser } from 'acorn';
import type { Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { mime, type Bundle } from '../notebook/bundle.ts';
import type { CellData, InputData } from '../notebook/data.ts';
import type { AssetList } from '../notebook/assets.ts';
import { highlight } from '../notebook/highlight.ts';
import { transpile } from '../notebook/transpile.ts';
import { bundles } from './cellAssets.ts';
import { kept } from './kept.ts';
import { readCells, type Found, type Page } from './readCells.ts';
import { runCells, type Ran } from './runCells.ts';

const components = '/site/components/notebook';

/** An import as MDX wants it: text and syntax tree. */
const importOf = (name: string): RootContent => {
  const value = `import ${name} from '${components}/${name}.astro';`;
  const estree = Parser.parse(value, { sourceType: 'module', ecmaVersion: 'latest' });
  return { type: 'mdxjsEsm', value, data: { estree } } as unknown as RootContent;
};

const element = (name: string, data: object): MdxJsxFlowElement => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes: [{ type: 'mdxJsxAttribute', name: 'data', value: JSON.stringify(data) }],
  children: [],
});

type Cleaner = (bundle: Bundle, id: string) => Bundle;
let cleaner: Promise<Cleaner> | null = null;

/** Drawings are cleaned here as they are in the browser; what is left is what the page holds. */
const clean = (): Promise<Cleaner> =>
  (cleaner ??= Promise.all([import('jsdom'), import('../notebook/clean.ts')]).then(
    ([{ JSDOM }, { cleanerOf }]) => {
      const purify = cleanerOf(new JSDOM('').window);
      return (bundle, id) => {
        const out: Record<string, unknown> = { ...bundle };
        for (const kind of ['svg', 'html'] as const) {
          const markup = bundle[mime[kind]];
          if (markup !== undefined) out[mime[kind]] = purify(markup, kind, id) ?? '';
        }
        return out as unknown as Bundle;
      };
    },
  ));

const at = (file: string, line: number): string => `${file}:${String(line)}`;

/** What a cell's failure or its lack says to the author, with the line of the chapter. */
function held(page: Page, found: Found, ran: Ran): void {
  if (found.kind !== 'cell') return;
  const { error } = ran;
  const line =
    found.line + (error?.cell === found.name && error.line !== null ? error.line - 1 : 0);
  if (error && !found.expectError) {
    throw new Error(`${at(page.file, line)}: cell ${found.name}: ${error.name}: ${error.message}`);
  }
  if (!error && found.expectError) {
    throw new Error(
      `${at(page.file, found.line)}: cell ${found.name}: ended well, expected an error`,
    );
  }
}

/** Cells run once for all locales, and again only when they, the library, the data or the kernel change: `list` has their hashes. */
async function ranOf({
  compiled,
  inputs,
}: Pick<Page, 'compiled' | 'inputs'>): Promise<ReadonlyMap<string, Ran>> {
  const { list } = await bundles();
  return kept('cells', [list, compiled, inputs], () => runCells(compiled, inputs));
}

const numberIn = (ran: Ran | undefined): number => {
  const view = ran?.outputs.at(-1)?.[mime.text];
  return Number(view?.replace('−', '-'));
};

type Written = Pick<CellData, 'name' | 'title' | 'hidden' | 'source' | 'compiled'>;

/** A cell as it stands in the page; `owned` are the names that cells and inputs of the page define. */
function dataOf(
  { name, title, hidden, source, compiled }: Written,
  ran: Ran,
  page: {
    readonly first: boolean;
    readonly owned: ReadonlySet<string>;
    readonly assets?: AssetList;
    readonly purify: Cleaner;
  },
): CellData {
  const { first, owned, assets, purify } = page;
  return {
    name,
    first,
    title,
    hidden,
    source,
    marked: highlight(source),
    compiled,
    reads: compiled.inputs.filter((input) => owned.has(input)),
    outputs: ran.outputs.map((one, m) => purify(one, `${name}-${String(m)}`)),
    left: ran.left,
    error: ran.error,
    ...(assets && { assets }),
  };
}

/** Cells of a page that is no chapter, compiled and run; one that fails stops the build. */
export async function cellsOf(
  written: readonly Omit<Written, 'compiled'>[],
): Promise<readonly CellData[]> {
  const cells = written.map((one) => ({ ...one, compiled: transpile(one.source, one.name) }));
  const ran = await ranOf({ compiled: cells.map(({ compiled }) => compiled), inputs: [] });
  const { list } = await bundles();
  const purify = await clean();
  const owned = new Set(cells.flatMap(({ compiled }) => compiled.defines));
  return cells.map((cell, n) => {
    const result = ran.get(cell.name)!;
    if (result.error) throw new Error(`cell ${cell.name}: ${result.error.message}`);
    return dataOf(cell, result, {
      first: n === 0,
      owned,
      purify,
      ...(n === 0 && { assets: list }),
    });
  });
}

/** The remark plugin. A cell that fails stops the build, unless it says `expect-error`. */
export function cellsRemarkPlugin() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const page = readCells(tree, file.path);
    if (page.found.length === 0) return;
    const ran = await ranOf(page);
    const { list } = await bundles();
    const purify = await clean();
    for (const { name, line, path } of page.computed) {
      const value = numberIn(ran.get(name));
      if (Number.isFinite(value)) continue;
      throw new Error(`${at(page.file, line)}: ${path}: is ${String(value)}, expected a number`);
    }
    // Imported names and the notebook's own are not what a change elsewhere would alter.
    const owned = new Set([
      ...page.compiled.flatMap(({ defines }) => defines),
      ...page.inputs.map(({ name }) => name),
    ]);
    const replace = new Map<unknown, MdxJsxFlowElement>();
    for (const [n, found] of page.found.entries()) {
      const assets = n === 0 ? { assets: list } : {};
      if (found.kind === 'input') {
        const computed = Object.fromEntries(
          page.computed
            .filter(({ input }) => input === found.name)
            .map(({ attribute, name }) => [attribute, numberIn(ran.get(name))]),
        );
        const data = { ...found.input, ...computed, ...assets } as InputData;
        replace.set(found.node, element('Input', data));
        continue;
      }
      const result = ran.get(found.name)!;
      held(page, found, result);
      const data = dataOf(found, result, {
        first: page.found.find(({ kind }) => kind === 'cell') === found,
        owned,
        purify,
        ...assets,
      });
      replace.set(found.node, element('Cell', data));
    }
    visit(tree, (node, index, parent) => {
      const made = replace.get(node);
      if (made && parent && index !== undefined) {
        parent.children[index] = made as unknown as RootContent;
      }
    });
    const kinds = new Set<string>(
      page.found.map(({ kind }) => (kind === 'cell' ? 'Cell' : 'Input')),
    );
    if (page.found.some((one) => one.kind === 'cell' && one.exercise)) kinds.add('CodeExercise');
    for (const kind of kinds) {
      const imports = new RegExp(`import\\s+${kind}\\s`);
      const has = tree.children.some(
        (one) =>
          one.type === ('mdxjsEsm' as string) &&
          imports.test((one as { value?: string }).value ?? ''),
      );
      if (!has) tree.children.unshift(importOf(kind));
    }
  };
}
