/* The part of jsdom that the build uses; the package has no types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options?: { readonly url?: string });
    readonly window: Window & typeof globalThis;
  }
}
