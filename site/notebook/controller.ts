/**
 * The notebook of a page: what a reader asks of it, by button, key, input or edit.
 * Source: design section 6.
 * Leaves out running (runner.ts), drawing (view.ts), inputs (inputs.ts) and edits (writing.ts).
 */
import { Texts, type AssetList } from './assets.ts';
import type { Compiled, InputValue } from './cell.ts';
import { checkCell, type Outcome } from './checking.ts';
import { Inputs } from './inputs.ts';
import type { Page } from './keeping.ts';
import { modelOf, type Model } from './model.ts';
import type { Control } from './inputValue.ts';
import { Player } from './play.ts';
import { Runner } from './runner.ts';
import { wordsIn, type Words } from './say.ts';
import { watch } from './session.ts';
import { Writing } from './writing.ts';

/** A place from which a screen reader hears what happens. */
function announcer(): (words: string) => void {
  const live = document.createElement('div');
  live.className = 'sr-only';
  live.setAttribute('aria-live', 'polite');
  document.body.append(live);
  return (words) => {
    live.textContent = words;
  };
}

export class Notebook {
  private readonly cells = new Map<string, Model>();
  private readonly say: Words;
  private readonly announce: (words: string) => void;
  private readonly inputs: Inputs;
  private readonly runner: Runner;
  private readonly writing: Writing;
  private readonly player: Player;
  private readonly page: Page;

  constructor(assets: AssetList, base: string) {
    const say = wordsIn(document.documentElement.lang);
    this.say = say;
    this.announce = announcer();
    for (const element of document.querySelectorAll<HTMLElement>('.cell')) {
      const model = modelOf(element, say);
      this.cells.set(model.name, model);
    }
    const { cells } = this;
    const inputs = new Inputs((names) => void this.runner.follow(names));
    this.inputs = inputs;
    this.runner = new Runner({ cells, inputs, say, assets, base, announce: this.announce });
    this.player = new Player(say, () => this.runner.following);
    this.writing = new Writing({
      cells,
      inputs: inputs.names,
      say,
      act: (name, what) => void this.act(name, what),
      library: () => new Texts(base).get(assets.library),
    });
    const lay = (model: Model, theirs: string): void =>
      this.writing.lay(model, theirs, say.someones(model.name), true);
    this.page = { cells, say, assets, base, lay };
    for (const model of cells.values()) this.writing.takeUp(model);
  }

  async act(name: string, what: string): Promise<void> {
    const model = this.cells.get(name);
    if (!model) return;
    switch (what) {
      case 'stop':
        return this.runner.stop('');
      case 'reset':
        if (this.runner.isRunning(name)) this.runner.stop('');
        return this.writing.reset(model);
      case 'edit':
        return this.writing.edit(model);
      case 'go-on':
        return this.runner.goOn();
      case 'all':
        return this.runner.ask([...this.cells.keys()]);
      case 'copy-text':
      case 'copy-csv':
      case 'save-svg':
        return this.take(model, what);
      case 'share':
        return (await import('./keeping.ts')).share(this.page);
      case 'ipynb':
      case 'ts':
        return (await import('./keeping.ts')).download(this.page, what);
      case 'next':
        this.goToNext(model);
    }
    if (model.view.state === 'running') return;
    // Whoever runs a stopped cell again gives it more time.
    await this.runner.ask([name], what === 'again' ? watch.patience * watch.more : watch.patience);
  }

  /** Takes in a cell that came to the page after its first ones. */
  adopt(element: HTMLElement): void {
    const model = modelOf(element, this.say);
    if (this.cells.has(model.name)) return;
    this.cells.set(model.name, model);
    this.writing.takeUp(model);
  }

  /** Lets go of a cell that leaves the page. */
  release(name: string): void {
    const model = this.cells.get(name);
    if (model?.view.state === 'running') this.runner.stop('');
    model?.editor?.close();
    this.cells.delete(name);
  }

  /** Runs the cell of an exercise and its check; undefined where it runs already. */
  async check(name: string, check: Compiled): Promise<Outcome | undefined> {
    const { cells, say, runner } = this;
    const model = cells.get(name);
    if (!model || cells.has(check.name)) return undefined;
    return checkCell(model, check, { cells, say, ask: (names) => runner.ask(names) });
  }

  /** Someone's link: shown beside the reader's text, not run. */
  async receive(fragment: string): Promise<void> {
    return (await import('./keeping.ts')).receive(this.page, fragment);
  }

  /** An input's new value. */
  slide(name: string, value: InputValue): void {
    this.inputs.move(name, value, this.runner.following);
  }

  /** Plays a range, or stops playing it. */
  play(control: Control): void {
    this.player.toggle(control as HTMLInputElement);
  }

  /** A cell's outputs as text, numbers or drawings to take away. */
  private async take({ name, view }: Model, what: string): Promise<void> {
    const { copyText, csvOf, saveFile, svgOf, textOf } = await import('./take.ts');
    const { outputs } = view;
    if (what === 'save-svg') {
      for (const [n, svg] of outputs.querySelectorAll<SVGSVGElement>('.nb-output svg').entries()) {
        saveFile(`${name}${n > 0 ? `-${String(n + 1)}` : ''}.svg`, 'image/svg+xml', svgOf(svg));
      }
      return;
    }
    await copyText(what === 'copy-csv' ? csvOf(outputs) : textOf(outputs));
    this.announce(this.say.copied);
    view.tell(this.say.copied);
  }

  /** Shift-Enter goes on to the next cell's code, as in Jupyter. */
  private goToNext(model: Model): void {
    const all = [...this.cells.values()];
    const next = all[all.indexOf(model) + 1];
    if (next?.editor) next.editor.focus();
    else
      next?.view.element
        .querySelector<HTMLElement>('.cell-fold:not([open]) > summary, .cell-code')
        ?.focus();
  }
}

export function openNotebook(): Notebook {
  const islands = document.querySelectorAll('.cell-island, .input-island');
  for (const island of islands) {
    const { assets } = JSON.parse(island.textContent ?? '') as { assets?: AssetList };
    const base = island.closest<HTMLElement>('[data-base]')?.dataset['base'];
    if (assets && base !== undefined) return new Notebook(assets, base);
  }
  throw new Error('notebook: the page names no bundles, expected them in its first cell');
}
