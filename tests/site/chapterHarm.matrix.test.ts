/**
 * What goes wrong on the chapter: cells that do harm, a slow connection, a finger instead of a pointer, a check stopped.
 * Source: the built book in a real browser, under its own policy.
 * Leaves out the way without mishaps (chapter.browser.test.ts) and every single trick (notebookHarm.matrix.test.ts).
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { weekScene } from '../../site/build/scene.ts';
import { formatValue } from '../../site/live/format.ts';
import { builtSite, type BuiltSite, type Opened } from './builtSite.ts';

let site: BuiltSite;
let opened: Opened;
let page: Page;
const { trace } = weekScene();

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
afterEach(async () => {
  expect(opened.said).toEqual([]);
  await opened.close();
});

async function open(...options: Parameters<BuiltSite['open']>): Promise<void> {
  opened = await site.open(...options);
  ({ page } = opened);
}

const figure = '#figure-9-1';
const inspector = '[data-view="inspector"]';
const badge = '[data-badge="lstm.6"]';
const cell = (name: string, part = ''): string => `#cell-${name} ${part}`.trim();
const outputs = (name: string): Promise<string> => page.innerText(cell(name, '.cell-outputs'));
const until = (name: string, ...states: string[]) =>
  page.waitForSelector(states.map((one) => `#cell-${name}[data-state=${one}]`).join(', '), {
    timeout: 60_000,
  });
const said = (selector: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where!)?.textContent?.includes(what!) ?? false,
    [selector, text] as const,
  );

async function write(name: string, source: string): Promise<void> {
  await page.click(cell(name, '[data-do=edit]'));
  await page.click(cell(name, '.cm-content'));
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(source);
}

describe('a cell that does harm', () => {
  const cases: readonly [string, string, string[], RegExp][] = [
    [
      'asks for more numbers at once than there can be',
      'const kept = [1e9, 1e10, 1e11].map((size) => new Float64Array(size));',
      ['error'],
      /RangeError/,
    ],
    [
      'floods its output',
      'for (let n = 0; n < 1e6; n++) display(n);',
      ['done'],
      /999,800 more outputs were not shown/,
    ],
    ['throws', "\nthrow new Error('mine');", ['error'], /mine/],
    [
      'forgets the targets',
      'lstm.backward(net, rainNetwork.weights, before, undefined as never);',
      ['error'],
      /lstm\.backward: z .*expected/s,
    ],
    [
      'is given a NaN weight',
      'lstm.forward(net, { ...rainNetwork.weights, cφ: new Float64Array([NaN, 0]) }, weather.inputs(week, scales));',
      ['error'],
      /ValueError\s+lstm\.forward: w\.cφ.* NaN, expected/s,
    ],
  ];

  it.each(cases)('%s: says so, and harms nothing else', async (_, source, ends, says) => {
    await open('lstm-forward/');
    const others = ['byHand', 'chart', 'training', 'verdict'];
    const before = await Promise.all(others.map(outputs));
    await write('wetter', source);
    await page.click(cell('wetter', '.cell-run'));
    await until('wetter', 'running', ...ends);

    const began = Date.now();
    await page.click(`${figure} .score-day[data-step-to="2"]`);
    await said(inspector, formatValue(trace.s[2]![0]!));
    expect(Date.now() - began).toBeLessThan(5000);

    await until('wetter', ...ends);
    await page.waitForFunction(
      (pattern) =>
        new RegExp(pattern.source, pattern.flags).test(
          document.querySelector('#cell-wetter')!.textContent ?? '',
        ),
      { source: says.source, flags: says.flags },
    );
    const text = await page.innerText(cell('wetter', '.cm-content'));
    expect(text.trim()).toBe(source.trim());
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    const after = await Promise.all(others.map(outputs));
    for (const [n, name] of others.entries()) {
      if (name !== 'chart') expect(after[n], name).toBe(before[n]);
    }
    await page.click(cell('byHand', '.cell-run'));
    await until('byHand', 'done');
    expect(await outputs('byHand')).toBe(before[0]);
    await page.click(cell('wetter', '[data-do=reset]'));
    await page.click(cell('wetter', '.cell-run'));
    await until('wetter', 'done');
    expect(await outputs('wetter')).toContain(formatValue(trace.s[4]![0]!));
    await until('chart', 'done');
  });
});

it('a cell that ends the process it runs in leaves the page as it was', async () => {
  await open('lstm-forward/');
  const before = await outputs('verdict');
  // The driver takes the end of the frame's process for the page's: from here on the page is asked directly.
  const direct = await page.context().newCDPSession(page);
  const ask = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await direct.send('Runtime.evaluate', { expression });
    if (exceptionDetails)
      throw new Error(
        `${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
      );
    return result.value;
  };
  const answers = (expression: string, expected: string) =>
    expect.poll(() => ask(expression), { timeout: 60_000, interval: 200 }).toContain(expected);
  const source = 'const kept = [];\nwhile (true) kept.push(new Array(1e6).fill(1));';
  await write('wetter', source);
  await page.click(cell('wetter', '.cell-run'));
  const text = (selector: string): string =>
    `document.querySelector(${JSON.stringify(selector)}).innerText`;
  const press = (selector: string) =>
    ask(`document.querySelector(${JSON.stringify(selector)}).click()`);
  await answers(`document.querySelector('#cell-wetter').dataset.state`, 'stopped');
  expect(await ask(text(cell('wetter', '.cell-note')))).toMatch(
    /more memory than there is|memory is used up/,
  );
  const editor = `document.querySelector('#cell-wetter .cell-editor').shadowRoot`;
  expect(await ask(`${editor}.querySelector('.cm-content').innerText`)).toBe(source);
  expect(await ask(text(cell('verdict', '.cell-outputs')))).toBe(before);
  await press(`${figure} .score-day[data-step-to="2"]`);
  await answers(text(inspector), formatValue(trace.s[2]![0]!));
  await press(cell('wetter', '[data-do=reset]'));
  await press(cell('wetter', '.cell-run'));
  await answers(`document.querySelector('#cell-wetter').dataset.state`, 'done');
  expect(await ask(text(cell('wetter', '.cell-outputs')))).toContain(formatValue(trace.s[4]![0]!));
});

/** Holds back what the page asks for late, until the test lets it come. */
async function hold(scripts: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const gate = new Promise<void>((go) => (release = go));
  await page.route(scripts, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

describe('a reader with a slow connection', () => {
  const asks: readonly [string, () => Promise<void>, () => Promise<unknown>][] = [
    [
      'press a button',
      () => page.click(`${figure} .score-day[data-step-to="2"]`),
      () => said(inspector, 't = 2'),
    ],
    [
      'pick a symbol',
      () => page.locator('#lstm\\.3 .katex-html [data-q="b_φ"]').first().click(),
      async () => {
        await page.waitForURL(/q=b_/);
        await said(inspector, 'activation of the forget gate');
      },
    ],
    [
      'press a key',
      async () => {
        await page.focus('#lstm\\.3 [data-symbols]');
        await page.keyboard.press('End');
        await page.keyboard.press('Enter');
      },
      () => page.waitForURL(/q=/),
    ],
    [
      'check a line',
      async () => {
        await page.click(`${badge} summary`);
        await page.click(`${badge} [data-recheck]`);
      },
      () => said(`${badge} [role=status]`, 'seed'),
    ],
  ];
  it.each(asks)('is not asked twice to %s', async (_, ask, answer) => {
    await open('lstm-forward/');
    const release = await hold(/\/live\.[^/]*\.js$/);
    // Anew: the browser may have put its own pointer on the page, and the live script is then there already.
    await page.reload();
    await ask();
    await page.mouse.move(700, 5);
    expect(await page.locator('html[data-live]').count()).toBe(0);
    release();
    await answer();
  });
});

describe('a finger', () => {
  it('steps at the first touch, picks a symbol, runs a cell, on a phone', async () => {
    await open('lstm-forward/', { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.tap(`${figure} [data-step-to="3"]:not([aria-disabled=true])`);
    await said(`${figure} [data-view="figure-controls"]`, '22 April');
    await page.locator('#lstm\\.3 .katex-html [data-q="b_φ"]').first().tap();
    await said(inspector, formatValue(trace.b.φ[3]![0]!));
    await page.tap(cell('wetter', '.cell-run'));
    await until('wetter', 'done');
    expect(await outputs('wetter')).toContain(formatValue(trace.s[4]![0]!));
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
  });
});

describe('pointing, from the other sides', () => {
  const lit = (selector: string) =>
    page.waitForFunction(
      (where) =>
        [...document.querySelectorAll(where)].some((one) => one.classList.contains('is-lit')),
      selector,
    );
  const sides: readonly [string, string][] = [
    ['a token of the code', '#lstm\\.3 .token[data-q="b_φ"]'],
    ['a cell of the table', '[data-view="term-table"] [data-q="b_φ"]'],
    ['a word of the text', '.prose > p .katex-html [data-q="b_φ"]'],
  ];
  it.each(sides)('%s lights figure and equation', async (_, from) => {
    await open('lstm-forward/');
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('#lstm\\.3 details'))
        one.setAttribute('open', '');
    });
    await page.locator(from).first().hover();
    await lit(`${figure} [data-view="memory-block"] [data-q="b_φ"]`);
    await lit('#lstm\\.3 .katex-html [data-q="b_φ"]');
    await page.mouse.move(5, 5);
    await page.waitForFunction(() => document.querySelector('.is-lit') === null);
  });

  it('a node of the figure is reached and kept by key', async () => {
    await open('lstm-forward/');
    // One tab stop: it stands on the state, and the forget gate is below.
    await page.locator(`${figure} .ring[tabindex="0"] >> visible=true`).focus();
    await page.waitForSelector('html[data-live]');
    await page.keyboard.press('ArrowDown');
    await lit('#lstm\\.3 .katex-html [data-q="b_φ"]');
    await page.keyboard.press('Enter');
    await said(inspector, 'pinned');
    await said(inspector, formatValue(trace.b.φ[4]![0]!));
  });
});

describe('a check', () => {
  const count = async (): Promise<number> =>
    Number(
      /on ([\d,]+) instances/
        .exec(await page.innerText(`${badge} summary`))![1]!
        .replaceAll(',', ''),
    );

  it('says so when stopped, and agrees on as many fresh instances when let be', async () => {
    await open('lstm-forward/');
    await page.click(`${badge} summary`);
    const built = await count();
    // A check is over in a moment; without its worker it cannot end before it is stopped.
    const release = await hold(/checkWorker/);
    await page.click(`${badge} [data-recheck]`);
    await page.click(`${badge} [data-recheck-stop]`);
    await said(`${badge} summary`, 'stopped');
    release();
    expect(await count()).toBe(built);
    await page.click(`${badge} [data-recheck]`);
    await said(`${badge} [role=status]`, 'seed');
    expect(await page.innerText(`${badge} summary`)).toMatch(/^definition, same as the code on/);
    expect(await count()).toBe(built);
  });
});

describe('training', () => {
  it('can be stopped, keeps the curve so far, and can begin again', async () => {
    await open('lstm-forward/');
    const verdict = await outputs('verdict');
    const code = await page.innerText(cell('training', '.cell-code'));
    expect(code).toContain('= rainNetwork;');
    await write(
      'training',
      code.replace('= rainNetwork;', '= { settings: { ...rainNetwork.settings, epochs: 1e5 } };'),
    );
    await page.click(cell('training', '.cell-run'));
    await page.waitForFunction(() => {
      const bar = document.querySelector<HTMLProgressElement>('#cell-training progress');
      return bar !== null && !bar.hidden && bar.value > 0;
    });
    await page.click(cell('training', '.cell-run'));
    await until('training', 'stopped');
    expect(await page.locator(cell('training', 'svg')).count()).toBe(1);
    expect(await outputs('verdict')).toBe(verdict);
    await page.click(cell('training', '[data-do=reset]'));
    await page.click(cell('training', '.cell-run'));
    await until('training', 'done');
    await until('verdict', 'done');
    expect(await outputs('verdict')).toBe(verdict);
  });
});
