/**
 * Cells that never end, send without measure, or break the language under whatever runs after them.
 * Source: what froze or filled notebooks before.
 * Leaves out memory (notebookHarm.matrix.test.ts).
 */
import { hostile, type Hostile } from './hostile.ts';

const stops = { stops: true } as const;
const frozen = { stops: true, harm: 'frozen' } as const;
const breaks = { breaks: true } as const;
const left = /.*more outputs were not shown/s;

export const burden: readonly Hostile[] = [
  hostile('loops for ever', 'for (;;);', /$/, frozen),
  hostile('awaits for ever in turns', 'for (;;) await null;', /$/, frozen),
  hostile('loops in a display method', 'display({ get [Symbol.for("Jupyter.display")]() { for (;;); } });', /$/, frozen),
  hostile('loops in a getter', 'display({ get x() { for (;;); } });', /.*getter/s, { harm: 'frozen' }),
  hostile('loops in a pattern', '/^(a+)+$/.test("a".repeat(60) + "b");', /$/, frozen),
  hostile('loops in a proxy', 'display(new Proxy({}, { ownKeys() { for (;;); } }));', /$/, stops),
  hostile('iterates without end', 'display({ *[Symbol.iterator]() { for (;;) yield 1; } }); for (const _ of { *[Symbol.iterator]() { for (;;) yield 1; } });', /.*/s, frozen),
  hostile('waits asleep', 'Atomics.wait(new Int32Array(new ArrayBuffer(4)), 0, 0, 1e9);', /.*Error/s),
  hostile('shares memory and waits', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1e9);', /$/, stops),
  hostile('promises and never keeps it', 'await new Promise(() => {});', /$/, stops),
  hostile('counts timers without end', 'const again = () => { setTimeout(again); setTimeout(again); }; again(); await new Promise(() => {});', /$/, stops),
  hostile('queues microtasks without end', 'const again = () => queueMicrotask(again); again(); await new Promise(() => {});', /$/, frozen),
  hostile('shows a million outputs', 'for (let n = 0; n < 1e6; n++) display(n);', left, { harm: 'flooded' }),
  hostile('prints without measure', 'for (let n = 0; n < 3e5; n++) console.log("y".repeat(100));', left),
  hostile('reports progress a million times', 'for (let n = 0; n < 1e6; n++) progress(n, 1e6); display("sent");', /sent/),
  hostile('reports progress that is none', 'progress(NaN, 0);', /.*TypeError/s),
  hostile('shows one long word', 'display("x".repeat(1e7));', /x+… \(\+9990000\)$/),
  hostile('shows a text of a gigabyte', 'display("x".repeat(2 ** 30));', /.*RangeError/s),
  hostile('shows what is deeply nested', 'let deep: unknown = 1; for (let n = 0; n < 1e5; n++) deep = [deep]; display(deep);', /.*/s),
  hostile('shows what contains itself', 'const self: any = {}; self.self = self; display(self);', /.+/s),
  hostile('shows a long list', 'display(Array.from({ length: 1e6 }, (_, n) => n)); display(new Float64Array(1e7));', /.+/s),
  hostile('shows a ragged matrix', 'display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "application/vnd.unrolled.view+json": { kind: "matrix", rows: 2, columns: 2, values: [[1, 2], [3]] } }) });', /.+/s),
  hostile('shows a view of unknown kind', 'display({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "x", "application/vnd.unrolled.view+json": { kind: "constructor" } }) });', /.+/s),
  hostile('recurses', 'const deep = (): number => deep() + 1;\ndeep();', /.*RangeError/s),
  hostile('asks for too much at once', 'new Float64Array(1e12);', /.*RangeError/s),
  hostile('throws what cannot be cloned', 'throw { f() {}, get message() { throw 1; } };', /✕\s+Thrown value/),
  hostile('throws what cannot be printed', 'throw { [Symbol.toPrimitive]() { throw 1; }, toString: null };', /.*a value that cannot be printed/s),
  hostile('throws nothing', 'throw undefined;', /.*undefined/s),
  hostile('shows what cannot be read', 'display(new Proxy({}, { ownKeys() { throw new Error("no"); }, getPrototypeOf() { throw 1; } }));', /.*/s),
  hostile('shows functions and symbols', 'display(() => 1); display(Symbol("s")); display(10n ** 5000n); display(new WeakMap());', /.+/s),
  hostile('pollutes prototypes', 'Object.defineProperty(Object.prototype, "slot", { value: "x" }); (Array.prototype as any).map = null;', /.*/s, breaks),
  hostile('pollutes the display protocol', '(Object.prototype as any)[Symbol.for("Jupyter.display")] = () => ({ "text/html": "<h1>mine</h1>", "text/plain": "mine" }); display({});', /.*/s, breaks),
  hostile('takes the promises away', 'Promise.prototype.then = function () { for (;;); } as never; await null;', /.*/s, stops),
  hostile('takes the timers away', '(globalThis as any).setTimeout = undefined; (globalThis as any).setInterval = undefined;', /.*/s, breaks),
  hostile('freezes the language', 'for (const one of [Object, Array, Map, Promise, Function]) Object.freeze(one.prototype); display("frozen");', /frozen/, breaks),
  hostile('rejects after its end', 'setTimeout(() => Promise.reject(new Error("late")), 50); setTimeout(() => { throw new Error("later"); }, 80);', /.*late/s),
  hostile('is named like a part of an object', 'const constructor = 1; const hasOwnProperty = 2; const toString = 3; display(constructor + hasOwnProperty + toString);', /6/),
]; // prettier-ignore
