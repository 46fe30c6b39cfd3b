/**
 * Timers as they were before any cell ran; the bundler gives them to the kernel in place of the globals.
 * Source: esbuild's inject. A cell that replaces setTimeout harms only itself.
 * Leaves out everything else a cell may replace: the page's watchdog is there for that.
 */
const later = globalThis.setTimeout.bind(globalThis);
const never = globalThis.clearTimeout.bind(globalThis);

export { later as setTimeout, never as clearTimeout };
