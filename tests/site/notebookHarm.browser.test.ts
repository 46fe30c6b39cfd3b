/**
 * Cells that do harm, in a real browser: endless ones, ones that flood, and ones that reach out.
 * Source: the fixture page in fixtures/notebook; what design section 6 asks of cells.
 * Leaves out what is refused before it is drawn (notebookAccept.test.ts).
 */
import { describe, expect, test } from 'vitest';
import { cell, NotebookPage } from './notebookPage.ts';

const nb = new NotebookPage();

describe('cells that do harm', () => {
  const endless: readonly [string, string][] = [
    ['loops for ever', 'display("began"); while (true) {}'],
    ['awaits for ever in turns', 'display("began"); for (;;) await null;'],
    [
      'loops in a display method',
      'display("began"); display({ get [Symbol.for("Jupyter.display")]() { for (;;); } })',
    ],
    ['loops in a pattern', 'display("began"); /^(a+)+$/.test("a".repeat(60) + "b")'],
  ];
  test.each(endless)('%s: stopped by the reader', async (_, source) => {
    await nb.run('setup');
    await nb.until('setup', 'done');
    await nb.run('free', source);
    await nb.page.waitForFunction(() =>
      document.querySelector('#cell-free .cell-outputs')!.textContent?.includes('began'),
    );
    const began = Date.now();
    await nb.page.click(cell('free', '.cell-run'));
    await nb.until('free', 'stopped');
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await nb.state('setup')).toBe('done');
    expect(await nb.output('free')).toBe('began');
    await nb.unharmed(source);
    // What was computed before is there again for whoever asks.
    await nb.run('trace');
    await nb.until('trace', 'done');
  });

  test('uses up all memory', async () => {
    const source =
      'display("began"); const kept: unknown[] = []; while (true) kept.push(Array.from({ length: 1e5 }, (_, n) => ({ n })));';
    await nb.hostile(source, 'stopped', 'error');
    await nb.unharmed(source);
  });

  const over: readonly [string, string, RegExp][] = [
    ['shows a million outputs', 'for (let n = 0; n < 1e6; n++) display(n); ', /999,800 more outputs were not shown/],
    ['prints without end', 'for (let n = 0; n < 3e5; n++) console.log("y".repeat(100)); ', /more outputs were not shown/],
    ['shows one long word', 'display("began"); display("x".repeat(1e7)); ', /^began\s+x+… \(\+9990000\)$/],
    ['recurses', 'display("began"); const deep = (): number => deep() + 1;\ndeep(); ', /^began\s+.*RangeError/s],
    ['throws what cannot be cloned', 'display("began"); throw { f() {}, get message() { throw 1 } }; ', /^began\s+✕\s+Thrown value/],
    ['reports progress a million times', 'for (let n = 0; n < 1e6; n++) progress(n, 1e6); display("began"); ', /^began/],
    ['asks another origin', 'display("began"); await fetch("AFAR/x"); ', /^began\s+.*TypeError/s],
    ['opens a socket', 'display("began"); const w = new WebSocket("SOCKET"); await new Promise((ok) => { w.onerror = ok; }); display("refused"); ', /refused|SecurityError|Error/],
    ['asks its own origin', 'display("began"); await fetch("HERE/"); ', /^began\s+.*TypeError/s],
    ['imports a script', 'display("began"); importScripts("AFAR/x.js"); ', /^began\s+.*(NetworkError|Error)/s],
    ['imports a module', 'display("began"); await import("AFAR/x.js"); ', /^began\s+.*TypeError/s],
    ['compiles text', 'display("began"); (0, eval)("1 + 1"); ', /^began\s+.*EvalError/s],
    ['compiles a function', 'display("began"); new Function("return 1")(); ', /^began\s+.*EvalError/s],
    ['keeps something', 'display("began"); await new Promise((ok, no) => { const r = indexedDB.open("x"); r.onsuccess = ok; r.onerror = () => no(r.error); }); ', /^began\s+.*(SecurityError|Error)/s],
    ['reaches for the page', 'display("began"); display(`${typeof (globalThis as any).document} ${typeof (globalThis as any).parent}`); ', /^began\s+undefined undefined/],
    ['runs a worker of its own from afar', 'display("began"); new Worker("AFAR/w.js"); ', /^began\s+.*(SecurityError|Error)/s],
    ['draws markup that runs', 'display("began"); display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "text/html": "<img src=AFAR/i onerror=\\"document.title=1\\"><script>document.title=2</script><p>kept</p>" }) }); ', /^began\s+kept/],
    ['draws a shape that loads', 'display("began"); display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "image/svg+xml": "<svg onload=\\"document.title=3\\"><image href=AFAR/i /><rect style=\\"fill:url(AFAR/f)\\"/><text>kept</text></svg>" }) }); ', /^began\s+kept/],
    ['sets a formula without end', 'display("began"); display(tex("{".repeat(4000))); ', /^began\s+This formula is too long/],
    ['pollutes prototypes', 'display("began"); Object.defineProperty(Object.prototype, "slot", { value: "x" }); (Array.prototype as any).map = null; ', /./],
    ['forges messages', 'display("began"); (globalThis as any).postMessage({ type: "done", cell: "slow", run: 99, ms: 1 }); display("sent"); ', /^began\s+sent/],
    ['takes the port from a message', `display("began"); Object.defineProperty(MessageEvent.prototype, "data", { get(this: MessageEvent) { (this.target as any)?.postMessage({ type: "outputs", cell: "slow", run: 99, items: [], left: 0 }); return {}; } }); await new Promise((go) => setTimeout(go, 700)); display("waited"); `, /^began\s+waited/],
    ['takes the timers away', 'display("began"); (globalThis as any).setTimeout = undefined; ', /^began/],
    ['shows what cannot be read', 'display("began"); display(new Proxy({}, { ownKeys() { throw new Error("no") }, getPrototypeOf() { throw 1 } })); ', /^began/],
    ['is named like a part of an object', 'const constructor = 1; const hasOwnProperty = 2; const toString = 3; display("began" + constructor); ', /^began1/],
  ]; // prettier-ignore
  test.each(over)('%s', async (_, source, shown) => {
    const text = source
      .trim()
      .replaceAll('SOCKET', nb.afar.replace('http', 'ws'))
      .replaceAll('AFAR', nb.afar)
      .replaceAll('HERE', nb.site.origin);
    expect(await nb.hostile(text)).toMatch(shown);
    await nb.unharmed(text);
    expect(await nb.state('slow')).toBe('built');
  });
});
