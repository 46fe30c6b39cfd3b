/*
 * The cells of a built page in a real browser: what is loaded, how fast a click, a drag, a rerun and a stop are, and what stays.
 * Source: the fixture page of the tests, its own build, the real policy.
 * Leaves out the network between server and reader.
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from '../tests/site/browser.ts';
import { buildNotebook } from '../tests/site/notebookBuild.ts';
import { serveNotebook } from '../tests/site/notebookSite.ts';
import { bundles } from '../site/build/cellAssets.ts';
import type { Row } from './run.ts';

const median = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1]!;

export async function bench(): Promise<Row[]> {
  const folder = await buildNotebook();
  const [site, browser] = await Promise.all([serveNotebook(folder), launch()]);
  try {
    const cold: number[] = [];
    let script = 0;
    for (let n = 0; n < 5; n++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const bodies: Promise<Buffer>[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('.js')) bodies.push(response.body());
      });
      await page.goto(site.origin, { waitUntil: 'networkidle' });
      const early = await Promise.all(bodies);
      script = early.reduce((sum, body) => sum + gzipSync(body).length, 0);
      const began = performance.now();
      await page.click('#cell-trace .cell-run');
      await page.waitForSelector('#cell-trace[data-state=done]');
      cold.push(performance.now() - began);
      await context.close();
    }

    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(site.origin);
    await page.click('#cell-chart .cell-run');
    await page.waitForSelector('#cell-chart[data-state=done]');
    await page.click('#cell-slow [data-do=edit]');
    await page.click('#cell-slow .cm-content');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('const sum = 0;');
    await page.click('#cell-slow .cell-run');
    await page.waitForSelector('#cell-slow[data-state=done]');
    // From the slider's event to the drawing that follows from it.
    const slides = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('.slider input')!;
      const shown = document.querySelector('#cell-trace .cell-outputs')!;
      const times: number[] = [];
      for (let n = 0; n < 60; n++) {
        const began = performance.now();
        const drawn = new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(shown, { childList: true, characterData: true, subtree: true });
        });
        input.value = String((n % 40) / 2);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await drawn;
        times.push(performance.now() - began);
        await new Promise((resume) => setTimeout(resume, 30));
      }
      return times;
    });

    // A hand on the slider moves it once a frame; what follows must not make a frame late.
    const frames = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('.slider input')!;
      const times: number[] = [];
      let last = 0;
      for (let n = 0; n < 180; n++) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        if (n > 0) times.push(now - last);
        last = now;
        input.value = String((n % 40) / 2);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
      return times;
    });
    const inTime = frames.filter((ms) => ms < 25).length / frames.length;

    const reruns = (times: number): Promise<number[]> =>
      page.evaluate(async (count) => {
        const cell = document.querySelector<HTMLElement>('#cell-trace')!;
        const taken: number[] = [];
        for (let n = 0; n < count; n++) {
          const began = performance.now();
          cell.querySelector<HTMLElement>('.cell-run')!.click();
          await new Promise<void>((resolve) => {
            const observer = new MutationObserver(() => {
              if (cell.dataset['state'] !== 'done') return;
              observer.disconnect();
              resolve();
            });
            observer.observe(cell, { attributeFilter: ['data-state'] });
          });
          taken.push(performance.now() - began);
          await new Promise((resume) => setTimeout(resume, 5));
        }
        return taken;
      }, times);
    await reruns(20);
    const devtools = await page.context().newCDPSession(page);
    /** Megabytes of the page's heap after a collection of garbage. */
    const heap = async (): Promise<number> => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      return usedSize / 1e6;
    };
    const before = await heap();
    const again = await reruns(200);
    const grown = (await heap()) - before;

    const stops: number[] = [];
    for (let n = 0; n < 3; n++) {
      await page.click('#cell-free [data-do=edit]').catch(() => undefined);
      await page.click('#cell-free .cm-content');
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('display(1); while (true) {}');
      await page.click('#cell-free .cell-run');
      await page.waitForSelector('#cell-free[data-state=running]');
      await page.waitForTimeout(300);
      const began = performance.now();
      await page.click('#cell-free .cell-run');
      await page.waitForSelector('#cell-free[data-state=stopped]');
      await page.click('#cell-values .cell-run');
      await page.waitForSelector('#cell-values[data-state=done]');
      stops.push(performance.now() - began);
    }
    const { kernel } = await bundles();
    return [
      {
        name: 'script before the reader asks, gzipped',
        value: script / 1000,
        unit: 'kB',
        target: '≤ 3',
      },
      { name: 'kernel, gzipped', value: gzipSync(kernel).length / 1000, unit: 'kB' },
      {
        name: 'cold page: click to the first outputs',
        value: median(cold),
        unit: 'ms',
        target: '≤ 1000',
      },
      {
        name: 'slider to the drawing it changes, median',
        value: median(slides),
        unit: 'ms',
        target: '≤ 50',
      },
      {
        name: 'slider drag: frames in time at 60 a second',
        value: 100 * inTime,
        unit: '%',
        target: 95,
      },
      {
        name: 'rerun: click to done, median of 200',
        value: median(again),
        unit: 'ms',
        target: '≤ 50',
      },
      { name: 'heap of the page grown over 200 reruns', value: grown, unit: 'MB', target: '≤ 1' },
      {
        name: 'stop of an endless loop to the next result',
        value: median(stops),
        unit: 'ms',
        target: '≤ 1000',
      },
    ];
  } finally {
    await browser.close();
    await site.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  }
}
