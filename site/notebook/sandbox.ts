/**
 * The frame that holds the worker: opaque origin, a policy of its own, one script known by its hash.
 * Source: design rule "page → sandboxed srcdoc iframe → classic blob worker, a port handed through".
 * Leaves out everything the cells do; the frame's own script only makes the worker and passes the port.
 */

/** The only script of the frame. Its answer on death goes through the second port. */
export const sandboxScript =
  "'use strict';addEventListener('message',(e)=>{if(e.source!==parent)return;" +
  "const w=new Worker(URL.createObjectURL(new Blob([e.data],{type:'text/javascript'})));" +
  "w.onerror=()=>e.ports[1].postMessage('failed');" +
  'w.postMessage(null,[e.ports[0]])},{once:true})';

/** For the script-src of every page: a srcdoc frame obeys its page's policy as well as its own. */
export const sandboxScriptHash = "'sha256-HxV9c0ep8ClInlnGfzUXocOi+Ft6Utc4Ji1sRkdrI4E='";

const sandboxPolicy = `default-src 'none'; script-src ${sandboxScriptHash} blob: 'wasm-unsafe-eval'; worker-src blob:`;

export const sandboxDocument =
  `<!doctype html><meta charset="utf-8">` +
  `<meta http-equiv="Content-Security-Policy" content="${sandboxPolicy}">` +
  `<title>Cells</title><script>${sandboxScript}</script>`;
