/**
 * Cells that reach for the page, the browser's storage, other windows, or the messages between page and kernel.
 * Source: what a script of a page may do and a cell must not.
 * Leaves out the network (network.ts).
 */
import { hostile, type Hostile } from './hostile.ts';

export const reach: readonly Hostile[] = [
  hostile('changes the title', '(globalThis as any).document.title = "mine";', /.*TypeError/s, { harm: 'title' }),
  hostile('changes the reader’s text', '(globalThis as any).document.querySelector("#text, .cm-content")!.textContent = "mine";', /.*TypeError/s, { harm: 'text' }),
  hostile('finds no parent', 'const { parent, top, opener, frames } = globalThis as any; display([typeof parent, typeof top, typeof opener, typeof frames].join(" "));', /undefined undefined undefined undefined/),
  hostile('goes to another page', '(globalThis as any).location.href = "AFAR/away"; await new Promise((go) => setTimeout(go, 300));', /.*(?:Error|undefined)|\s*$/s, { harm: 'navigated' }),
  hostile('takes the top window away', '(globalThis as any).top.location = "AFAR/away"; await new Promise((go) => setTimeout(go, 300));', /.*TypeError/s, { harm: 'navigated' }),
  hostile('opens a window', '(globalThis as any).open("AFAR/away"); await new Promise((go) => setTimeout(go, 300));', /.*TypeError/s, { harm: 'navigated' }),
  hostile('rewrites the history', '(globalThis as any).history.replaceState(null, "", "/mine");', /.*TypeError/s, { harm: 'navigated' }),
  hostile('asks in a dialog', '(globalThis as any).alert("began");', /.*TypeError/s, { harm: 'frozen' }),
  hostile('notifies', 'await (globalThis as any).Notification.requestPermission();', /.*(?:TypeError|Error)/s),
  hostile('keeps in localStorage', '(globalThis as any).localStorage.setItem("mine", "1");', /.*TypeError/s, { harm: 'stored' }),
  hostile('keeps in sessionStorage', '(globalThis as any).sessionStorage.setItem("mine", "1");', /.*TypeError/s, { harm: 'stored' }),
  hostile('keeps in a cookie', '(globalThis as any).document.cookie = "mine=1; max-age=999";', /.*TypeError/s, { harm: 'stored' }),
  hostile('keeps in a database', 'await new Promise((ok, no) => { const r = (globalThis as any).indexedDB.open("mine"); r.onsuccess = ok; r.onerror = () => no(r.error); });', /.*Error/s, { harm: 'stored' }),
  hostile('keeps in a cache', 'await (globalThis as any).caches.open("mine");', /.*Error/s, { harm: 'stored' }),
  hostile('keeps in a file', 'const d = await navigator.storage.getDirectory(); await d.getFileHandle("mine", { create: true });', /.*Error/s, { harm: 'stored' }),
  hostile('broadcasts', 'const c = new BroadcastChannel("unrolled"); c.postMessage({ type: "done", cell: "slow", run: 99, ms: 1 }); display("sent");', /sent|.*Error/s),
  hostile('reads the clipboard', 'await (navigator as any).clipboard.readText();', /.*TypeError/s),
  hostile('forges messages of its worker', 'for (const type of ["done", "error", "outputs", "idle", "broken"]) (globalThis as any).postMessage({ type, cell: "slow", run: 99, ms: 1, items: [], left: 0, request: 99 }); display("sent");', /sent/),
  hostile('floods with messages', 'for (let n = 0; n < 1e5; n++) (globalThis as any).postMessage({ n, text: "x".repeat(100) }); display("sent");', /sent/),
  hostile('takes the port from a message', 'Object.defineProperty(MessageEvent.prototype, "data", { get(this: MessageEvent) { (this.target as any)?.postMessage({ type: "outputs", cell: "slow", run: 99, items: [], left: 0 }); return {}; } }); await new Promise((go) => setTimeout(go, 700)); display("waited");', /waited/, { breaks: true }),
  hostile('compiles text', '(0, eval)("1 + 1");', /.*EvalError/s),
  hostile('compiles a function', 'new Function("return 1")();', /.*EvalError/s),
  hostile('compiles by a constructor', '(async () => 1).constructor("return 1")();', /.*EvalError/s),
  hostile('compiles by a timer', 'setTimeout("postMessage(1)" as any, 0); await new Promise((go) => setTimeout(go, 50)); display("waited");', /.*(?:waited|Error)/s),
  hostile('imports what is not the book’s', 'const { readFile } = await import("node:fs"); readFile;', /.*TypeError/s),
]; // prettier-ignore
