/**
 * Names of the bundles that a page's cells run with, and which of them some cells need.
 * Source: site/build/cellAssets.ts writes the list into the page.
 * Leaves out evaluating (kernel.ts).
 */
import type { Compiled, Import } from './cell.ts';

export interface AssetList {
  readonly kernel: string;
  /** Names of the library, for the editor. */
  readonly library: string;
  /** What shows values outside the page, for an exported notebook. */
  readonly shown: string;
  readonly modules: Readonly<
    Record<string, { readonly file: string; readonly needs: readonly string[] }>
  >;
}

/**
 * Modules in the order in which they must be evaluated. A cell may use what another one of the page imports: `imports`
 * are those of all cells. Unknown names are left to the kernel to refuse.
 */
export function modulesFor(
  list: AssetList,
  cells: readonly Compiled[],
  imports: readonly Import[],
): string[] {
  const known = new Map(Object.entries(list.modules));
  const order = new Set<string>();
  const add = (name: string): void => {
    const one = known.get(name);
    if (!one || order.has(name)) return;
    for (const need of one.needs) add(need);
    order.add(name);
  };
  const used = new Set(cells.flatMap(({ inputs }) => inputs));
  for (const cell of cells) for (const { module } of cell.imports) add(module);
  for (const { module, local } of imports) if (used.has(local)) add(module);
  if (used.has('Plot')) add('Plot');
  return [...order];
}

/** Milliseconds after which a bundle that does not come is given up. */
const longest = 20_000;

/** Texts of the bundles, each fetched once; one that failed is fetched again when it is next asked for. */
export class Texts {
  private readonly base: string;
  private readonly known = new Map<string, Promise<string>>();

  constructor(base: string) {
    this.base = base;
  }

  get(file: string): Promise<string> {
    const known = this.known.get(file);
    if (known) return known;
    const loading = fetch(this.base + file, { signal: AbortSignal.timeout(longest) }).then(
      (response) => {
        if (!response.ok) throw new Error(`${file}: status ${String(response.status)}`);
        return response.text();
      },
    );
    this.known.set(file, loading);
    loading.catch(() => this.known.delete(file));
    return loading;
  }
}
