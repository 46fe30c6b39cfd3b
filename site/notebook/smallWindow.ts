/**
 * The `window` that Observable Plot finds: a document to draw on, and nothing else.
 * Source: smallDom.ts; the bundler gives it to Plot in place of the global.
 * Leaves out everything that a browser's window does.
 */
import { SmallDocument } from './smallDom.ts';

const surroundings = { document: new SmallDocument() };

export { surroundings as window };
