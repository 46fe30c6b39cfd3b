/**
 * A reader's way through the chapter on the forward pass: step, point, slide, edit, run, stop, judge, check again.
 * Source: the built book in a real browser, under its own policy.
 * Leaves out the shell around it (shell.browser.test.ts) and hostile cells (notebookHarm.matrix.test.ts).
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import saved from '../../content/data/rain-network.json' with { type: 'json' };
import { formatValue } from '../../site/live/format.ts';
import { weekScene } from '../../site/build/scene.ts';
import { builtSite, type BuiltSite, type Opened } from './builtSite.ts';

let site: BuiltSite;
let opened: Opened;
let page: Page;
const scene = weekScene();

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

beforeEach(async () => {
  opened = await site.open('lstm-forward/');
  ({ page } = opened);
});
/** Every test ends with a page that asked nobody else and complained of nothing. */
afterEach(async () => {
  expect(opened.said).toEqual([]);
  await opened.close();
});

const cell = (name: string, part = ''): string => `#cell-${name} ${part}`.trim();
const outputs = (name: string): Promise<string> => page.innerText(cell(name, '.cell-outputs'));
const until = (name: string, state: string) =>
  page.waitForSelector(`#cell-${name}[data-state=${state}]`, { timeout: 60_000 });
const inspector = '[data-view="inspector"]';
const figure = '#figure-9-1';
const said = (selector: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where!)?.textContent?.includes(what!) ?? false,
    [selector, text] as const,
  );
const wake = async (): Promise<void> => {
  await page.mouse.move(700, 400);
  await page.waitForSelector('html[data-live]');
};
const at = (quantity: 's' | 'φ', t: number): string =>
  formatValue(quantity === 's' ? scene.trace.s[t]![0]! : scene.trace.b.φ[t]![0]!);

async function write(name: string, source: string): Promise<void> {
  await page.click(cell(name, '[data-do=edit]'));
  await page.click(cell(name, '.cm-content'));
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(source);
}

describe('the figure', () => {
  it('steps by button, arrow key and column, and every view follows', async () => {
    await wake();
    await page.click(`${figure} [data-step-to="3"]:not([aria-disabled=true])`);
    await said(inspector, 't = 3');
    expect(await page.innerText(inspector)).toContain(at('s', 3));
    await page.keyboard.press('ArrowLeft');
    await said(inspector, 't = 2');
    // What is off the screen follows when the page is idle.
    await said('#lstm\\.5', at('s', 2));
    await page.locator(`${figure} .score-day[data-step-to="6"]`).click();
    await said(inspector, 't = 6');
    await said(`${figure} [data-view="memory-block"]`, at('φ', 6));
    await said(`${figure} [data-view="figure-controls"]`, '25 April');
  });

  it('plays to the last day and stops there', async () => {
    await wake();
    await page.locator(`${figure} .score-day[data-step-to="5"]`).click();
    await page.click(`${figure} [data-figure-action="play"]`);
    await said(inspector, 't = 7');
    await page.waitForFunction(() => !document.querySelector('[data-playing]'));
  });

  it('shows its numbers, and the other block', async () => {
    await wake();
    await page.click(`${figure} summary`);
    const table = `${figure} [data-view="numbers-table"]`;
    expect(await page.innerText(table)).toContain(at('s', 2));
    await page.click(`${figure} [data-block-to="1"]`);
    await said(table, formatValue(scene.trace.s[2]![1]!));
  });
});

describe('pointing', () => {
  const lit = (selector: string) =>
    page.waitForFunction(
      (where) => document.querySelector(where)?.classList.contains('is-lit') ?? false,
      selector,
    );

  it('lights the same quantity from a symbol in figure, code and table, and shows its value', async () => {
    await page.locator('#lstm\\.3 .katex-html [data-q="b_φ"]').first().hover();
    await lit(`${figure} [data-q="b_φ"]`);
    await lit('#lstm\\.3 .token[data-q="b_φ"]');
    await lit('[data-view="term-table"] [data-q="b_φ"]');
    await said(inspector, 'preview');
    await said(inspector, at('φ', 4));
    await said('.tip', at('φ', 4));
  });

  it('lights the symbol from the node', async () => {
    await page
      .locator(
        `${figure} [data-view="memory-block"] .node[data-q="b_φ"] circle.ring >> visible=true`,
      )
      .first()
      .hover();
    await lit('#lstm\\.3 .katex-html [data-q="b_φ"]');
  });

  it('a click keeps it, Escape lets go of what is only shown', async () => {
    await wake();
    await page.locator('#lstm\\.3 .katex-html [data-q="b_φ"]').first().click();
    await page.mouse.move(700, 5);
    await said(inspector, 'pinned');
    await said(inspector, at('φ', 4));
    expect(page.url()).toContain('q=b_');
    await page.locator('#lstm\\.5 .katex-html [data-q="s_c"]').first().hover();
    await said(inspector, 'preview');
    await page.keyboard.press('Escape');
    await said(inspector, 'pinned');
    expect(await page.innerText(inspector)).toContain(at('φ', 4));
  });

  it('an equation is one tab stop: arrows move over its symbols, Enter keeps one', async () => {
    await page.focus('#lstm\\.3 [data-symbols]');
    await page.waitForSelector('html[data-live]');
    await page.keyboard.press('End');
    await page.waitForSelector('#lstm\\.3 .is-cursor');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await said(inspector, at('φ', 4));
    await said('#symbol-said', 'day 4');
  });

  it('opens at a link to a day and a quantity, and bears a link to nothing', async () => {
    await page.goto(`${site.origin}/lstm-forward/#t=2&q=b_φ`);
    await said(inspector, 't = 2');
    expect(await page.innerText(inspector)).toContain(at('φ', 2));
    for (const nothing of ['nothing', '__proto__', 'constructor', 'w']) {
      await page.goto(`${site.origin}/lstm-forward/#t=99&q=${nothing}`);
      await said(inspector, 't = 7');
      expect(await page.innerText(inspector)).toContain(at('φ', 7));
    }
  });
});

describe('sliders', () => {
  it('rain on Wednesday changes Wednesday and later, in cells, figure and equations; not Tuesday', async () => {
    const before = await outputs('wetter');
    await page.focus('#input-rain');
    for (let n = 0; n < 16; n++) await page.keyboard.press('ArrowRight');
    await until('wetter', 'done');
    await until('chart', 'done');
    await page.waitForFunction(
      (was) =>
        (document.querySelector('#cell-wetter .cell-outputs') as HTMLElement).innerText !== was,
      before,
    );
    await said(`${figure} [data-view="score"]`, '8.0');
    // What is far from the screen has no inner text.
    const score = await page.textContent(`${figure} [data-view="score"]`);
    expect(score).toContain(at('s', 2));
    expect(score).not.toContain(at('s', 4));
    const after = await outputs('wetter');
    expect(after).toContain(at('s', 2));
    expect(after).not.toContain(at('s', 4));
    await page.click('[data-scene-reset]');
    await said(`${figure} [data-view="score"]`, at('s', 4));
  });

  it('a weight changes every day', async () => {
    await page.focus('#input-weight');
    await page.keyboard.press('End');
    await until('wetter', 'done');
    await page.waitForFunction(
      (was) => !document.querySelector('[data-view="memory-block"]')!.textContent!.includes(was),
      at('φ', 4),
    );
    expect(await outputs('wetter')).not.toContain(at('φ', 4));
  });
});

describe('cells', () => {
  it('edits, runs, keeps the text through a reload, and resets', async () => {
    await write('byHand', 'const answer = 6 * 7;\ndisplay(`the answer is ${answer}`);');
    await page.click(cell('byHand', '.cell-run'));
    await until('byHand', 'done');
    expect(await outputs('byHand')).toContain('the answer is 42');
    await page.reload();
    await wake();
    await said(cell('byHand'), 'the answer is');
    await page.click(cell('byHand', '[data-do=reset]'));
    await said(cell('byHand', '.cell-code, .cell-editor'), 'runningExample');
  });

  it('stops an endless loop; page, other cells and the reader’s text stay', async () => {
    const other = await outputs('wetter');
    await write('byHand', 'while (true) {}');
    await page.click(cell('byHand', '.cell-run'));
    await until('byHand', 'running');
    await page.click(`${figure} .score-day[data-step-to="2"]`);
    await said(inspector, 't = 2');
    await page.click(cell('byHand', '.cell-run'));
    await until('byHand', 'stopped');
    expect(await page.innerText(cell('byHand', '.cm-content'))).toBe('while (true) {}');
    expect(await outputs('wetter')).toBe(other);
    await page.click(cell('wetter', '.cell-run'));
    await until('wetter', 'done');
  });

  it.each([
    [
      'a wrong shape',
      'lstm.forward(net, { ...rainNetwork.weights, iι: [new Float64Array(4)] }, [[0, 0, 0]]);',
      'ShapeError',
      'lstm.forward: w.iι is 1×4, expected inputs×blocks = 3×2',
    ],
    [
      'a NaN',
      'lstm.forward(net, rainNetwork.weights, [[0, NaN, 0]]);',
      'ValueError',
      'lstm.forward: x[0][1] is NaN, expected a finite number',
    ],
    [
      'a missing target',
      'lstm.backward(net, rainNetwork.weights, before, [[1]]);',
      'ShapeError',
      'lstm.backward: z has 1 rows, expected T = 7',
    ],
    [
      'forget weights without a forget gate',
      'lstm.weights(lstm.network({ ...net, forgetGate: false }), JSON.parse(JSON.stringify(rainNetwork.weights, (_, v) => ArrayBuffer.isView(v) ? Array.from(v as Float64Array) : v)));',
      'ShapeError',
      'forget',
    ],
    ['its own error', "throw new Error('mine');", 'Error', 'mine'],
  ])('names %s, with the line', async (_, source, name, message) => {
    await write('wetter', `// one line before\n${source}`);
    await page.click(cell('wetter', '.cell-run'));
    await until('wetter', 'error');
    const shown = await outputs('wetter');
    expect(shown).toContain(name);
    expect(shown).toContain(message);
    expect(await page.innerText(cell('wetter', '.cell-status'))).toContain('line 2');
    expect(await page.innerText(cell('wetter', '.cm-content'))).toContain('one line before');
  });

  it('trains with a progress bar, and says its accuracy beside two that need no network', async () => {
    await page.click(cell('training', '.cell-run'));
    await page.waitForFunction(
      () => {
        const bar = document.querySelector<HTMLProgressElement>('#cell-training progress');
        return bar !== null && !bar.hidden && bar.value > 0;
      },
      undefined,
      { polling: 'raf' },
    );
    await until('training', 'done');
    await until('verdict', 'done');
    expect(await page.locator(cell('training', 'svg')).count()).toBe(1);
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    const verdict = await outputs('verdict');
    for (const share of [
      saved.test.accuracy,
      saved.baselines.persistence,
      saved.baselines.majority,
    ]) {
      expect(verdict).toContain(percent(share));
    }
  });
});

describe('exercises', () => {
  const answer = async (id: string, text: string): Promise<string> => {
    await page.fill(`#exercise-${id} input`, text);
    await page.click(`#exercise-${id} button[type=submit]`);
    await page.waitForSelector(`#exercise-${id} .verdict`);
    return page.innerText(`#exercise-${id} .exercise-verdict`);
  };

  it('judges a line: right in any order and spelling, the missing term by name, unreadable by place', async () => {
    const id = 'output-gate';
    const right = 'Sum_c w_comega s_c^t + bias_ω + Σ_i w_iω x_i^t + Σ_h w_hω b_h^(t-1)';
    expect(await answer(id, right)).toContain('Equal on');
    const wrong = await answer(id, 'Σ_i w_iω x_i^t + Σ_h w_hω b_h^(t-1) + bias_ω');
    expect(wrong).toContain('Not equal on');
    expect(wrong).toContain('Missing exactly the term');
    expect(await page.locator(`#exercise-${id} .verdict-slot [data-q="w_cω"]`).count()).toBe(1);
    expect(await answer(id, 'Σ_i w_iω x_i^t + banana')).toMatch(
      /Cannot be read\s+at character \d+/,
    );
    expect(await answer(id, 'a_ω^t')).toContain('what was asked for');
  });

  it('judges a number, and knows the wrong readings', async () => {
    expect(await answer('state-day-3', '-0,536')).toContain('Right');
    expect(await answer('state-day-3', '−.671')).toContain('Nothing was forgotten');
    expect(await answer('state-day-3', '1')).toContain('Not yet');
    expect(await answer('state-day-3', 'half')).toContain('no number');
  });

  it('keeps the guess and shows the reveal', async () => {
    await page.getByLabel('Half').check();
    await page.click('[data-predict] button');
    await said('[data-predict] [data-guessed]', 'Half');
    expect(await page.isVisible('[data-predict] details p >> nth=1')).toBe(true);
  });
});

describe('a badge', () => {
  it('says what was checked, and checks again on fresh networks in this browser', async () => {
    const badge = '#lstm\\.5 [data-badge="lstm.6"]';
    await page.click(`${badge} summary`);
    const panel = await page.innerText(badge);
    expect(panel).toContain('random networks');
    expect(panel).toContain('library');
    await wake();
    await page.click(`${badge} [data-recheck]`);
    await said(`${badge} [role=status]`, 'seed');
    expect(await page.innerText(`${badge} summary`)).toMatch(
      /^definition, same as the code on [\d,]+ instances/m,
    );
  });
});

it('without script: text, equations, the figure at its first step, every output, exercises with solutions', async () => {
  await opened.close();
  opened = await site.open('lstm-forward/', { javaScriptEnabled: false });
  ({ page } = opened);
  expect(await page.innerText('main')).toContain('Four questions');
  expect(await page.locator('.equation math').count()).toBeGreaterThan(20);
  expect(await page.innerText(`${figure} [data-view="memory-block"]`)).toContain(at('s', 4));
  for (const name of ['byHand', 'wetter', 'chart', 'training', 'verdict']) {
    expect((await page.locator(cell(name, '.cell-outputs > *')).count()) > 0, name).toBe(true);
  }
  expect(await outputs('verdict')).toContain('persistence');
  await page.click('#exercise-state .exercise-solution summary');
  expect(await page.locator('#exercise-state .exercise-solution math').isVisible()).toBe(true);
});
