/**
 * The three verbs on the home page's network, held against differences: shown as it stands and run at build.
 * Source: lib. Leaves out timing: the page says nothing about another machine's speed.
 */
import { gradientCheck, lstm } from '../../../lib/index.ts';
import type { LstmScene as Scene } from '../../live/scene.ts';

export function run({ net, weights: w, x, z }: Pick<Scene, 'net' | 'weights' | 'x' | 'z'>) {
  //#region verbs
  const trace = lstm.forward(net, w, x);
  const errors = lstm.backward(net, w, trace, z);
  const slope = lstm.gradient(net, trace, errors);
  //#endregion
  return { slope, weights: lstm.countWeights(net), worst: gradientCheck(net, w, x, z).worst };
}

/** The lines between the marks, without their indent. */
export const shownOf = (source: string): string => {
  const cut = /\/\/#region verbs\n([\s\S]*?)\n\s*\/\/#endregion/.exec(source)?.[1];
  if (cut === undefined)
    throw new Error('homeCell: region "verbs" is missing, expected it in the source');
  return cut.replace(/^ {2}/gm, '');
};
