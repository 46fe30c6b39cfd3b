/**
 * What leaves a page and what comes to it: a link with the reader's edits, a notebook, a program, someone's link.
 * Source: share.ts and export.ts; loaded when one of them is asked for.
 * Leaves out choosing between two texts (offers.ts).
 */
import { modulesFor, Texts, type AssetList } from './assets.ts';
import { notebookOf, programOf, type Exported } from './export.ts';
import { compileEdits, type Model } from './model.ts';
import { partsOf } from './prose.ts';
import type { Words } from './say.ts';
import { packCells, SharedLinkError, unpackCells } from './share.ts';

export interface Page {
  readonly cells: ReadonlyMap<string, Model>;
  readonly say: Words;
  readonly assets: AssetList;
  readonly base: string;
  /** Lays someone's text beside the reader's. */
  readonly lay: (model: Model, theirs: string) => void;
}

/** The place below the first cell's buttons where a page says what became of a link or a file. */
function tell(text: string, ...more: readonly Node[]): void {
  document.querySelector('.cell-kept')!.replaceChildren(text, ...more);
}

export async function share({ cells, say }: Page): Promise<void> {
  const edits = [...cells.values()].filter(({ source, original }) => source !== original);
  if (edits.length === 0) return tell(say.nothingToShare);
  try {
    const texts = Object.fromEntries(edits.map(({ name, source }) => [name, source]));
    const link = location.href.replace(/#.*$/, '') + (await packCells(texts));
    const field = document.createElement('input');
    field.readOnly = true;
    field.value = link;
    field.setAttribute('aria-label', say.link);
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    tell(copied ? say.linkCopied(edits.length) : say.linkHere(edits.length), field);
    field.focus();
    field.select();
  } catch (error) {
    if (!(error instanceof SharedLinkError)) throw error;
    tell(say.tooLongToShare);
  }
}

/** Someone's link: each text is laid beside the reader's, none is run. */
export async function receive({ cells, say, lay }: Page, fragment: string): Promise<void> {
  try {
    const texts = Object.entries(await unpackCells(fragment));
    const known = texts.filter(([name]) => cells.has(name));
    const missing = texts.length - known.length;
    tell(say.received(known.length) + (missing > 0 ? ` ${say.receivedMore(missing)}` : ''));
    for (const [name, text] of known) {
      const model = cells.get(name)!;
      if (model.source !== text) lay(model, text);
    }
  } catch (error) {
    if (!(error instanceof SharedLinkError)) throw error;
    tell(say.badLink[error.damage]);
  }
}

/** The page with the reader's texts and inputs, and everything that its cells need. */
async function exportedPage({ cells, assets, base }: Page): Promise<Exported> {
  await compileEdits(cells.values());
  const compiled = [...cells.values()].map(({ compiled: now, built }) => now ?? built);
  const texts = new Texts(base);
  const modules = await Promise.all(
    modulesFor(
      assets,
      compiled,
      compiled.flatMap(({ imports }) => imports),
    ).map(async (name) => ({
      name,
      text: await texts.get(assets.modules[name]!.file),
    })),
  );
  const title = document.querySelector('h1')?.textContent?.trim() ?? document.title;
  const main = document.querySelector('.sl-markdown-content, main')!;
  const parts = partsOf(main, (element) => {
    const model = cells.get(element.dataset['cell']!)!;
    const fails = model.source === model.original && element.dataset['fails'] !== undefined;
    return { kind: 'cell', name: model.name, source: model.source, fails };
  });
  return { title, parts, modules, shown: await texts.get(assets.shown) };
}

/** Saves the page as a file. */
export async function download(page: Page, kind: 'ipynb' | 'ts'): Promise<void> {
  const exported = await exportedPage(page);
  const text = kind === 'ipynb' ? notebookOf(exported) : programOf(exported);
  const slug = location.pathname.split('/').filter(Boolean).at(-1) ?? 'notebook';
  const file = `${slug}.${kind}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  const { say } = page;
  tell(kind === 'ipynb' ? say.savedNotebook(file) : say.savedProgram(file));
}
