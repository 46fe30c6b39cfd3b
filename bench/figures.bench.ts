/*
 * How long a step of a figure takes on the built gallery page: what is near the screen drawn anew and laid out.
 * Source: dist/, as `npm run build` leaves it, in a real browser.
 * Leaves out the screen: painting is the browser's.
 */
import type { Row } from './run.ts';
import { builtSite } from '../tests/site/builtSite.ts';

const median = (values: number[]): number => values.sort((p, q) => p - q)[values.length >> 1]!;

export async function bench(): Promise<Row[]> {
  const site = await builtSite();
  try {
    const { page } = await site.open('figures/#t=1&q=x_i&in=unrolled');
    await page.waitForSelector('html[data-live]');
    const steps = (figure: string, buttons: string): Promise<number[]> =>
      page.evaluate(
        async ([where, what]) => {
          document.querySelector(where!)!.scrollIntoView();
          const took: number[] = [];
          for (let n = 0; n < 24; n++) {
            const all = [...document.querySelectorAll<HTMLElement>(`${where} ${what}`)];
            // Callbacks of one frame run in the order they were asked for: ours stand around the page's own.
            took.push(
              await new Promise<number>((done) => {
                let began = 0;
                requestAnimationFrame(() => (began = performance.now()));
                all[n % all.length]!.click();
                requestAnimationFrame(() => {
                  void document.querySelector<HTMLElement>(where!)!.offsetHeight;
                  done(performance.now() - began);
                });
              }),
            );
          }
          return took;
        },
        [figure, buttons] as const,
      );
    const rows: Row[] = [];
    for (const [name, figure, buttons] of [
      ['a unit', '#figure-unit-figure-node', '[data-pass]'],
      ['a layered network', '#figure-unit-network-layered', '[data-pass]'],
      ['a recurrent network, unrolled', '#figure-unit-network-unrolled', '[data-pass]'],
      ['a memory block', '#figure-memory-block-block', '.score-day'],
      ['a block with lit sources', '#figure-lit-block-sources', '.score-day'],
      ['two blocks and all edges of one', '#figure-block-layer-layer', '.score-day'],
      ['the way back through a block', '#figure-error-block-backward', '[data-pass]'],
    ] as const) {
      rows.push({
        name: `step of ${name}, with the lines below it`,
        value: median(await steps(figure, buttons)),
        unit: 'ms',
        target: '≤ 16',
      });
    }
    return rows;
  } finally {
    await site.close();
  }
}
