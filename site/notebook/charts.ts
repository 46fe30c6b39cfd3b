/**
 * Observable Plot for cells: draws on the small DOM and shows itself as SVG, in the page's ink.
 * Source: @observablehq/plot; smallWindow.ts is its window. A module of its own: a cell without a chart loads none.
 * Leaves out interaction: `title` gives a tip without a script.
 */
import * as plain from '@observablehq/plot';
import { mime } from './bundle.ts';
import type { SmallElement } from './smallDom.ts';

export * from '@observablehq/plot';

type Options = Readonly<Record<string, unknown>>;

/** Hues of the units, as variables that follow the theme; the first is the state's. */
const range = ['s', 'i', 'f', 'o', 'h', 'y', 'x'].map((unit) => `var(--${unit}-line)`);

function themed(options: Options = {}): Options {
  const color = (options['color'] ?? {}) as Options;
  const chosen = ['type', 'scheme', 'range', 'interpolate'].some((key) => key in color);
  // A class of its own would come with a style element, which the page's policy refuses.
  return {
    width: 480,
    marginBottom: 40,
    ...options,
    // The interface's face has no arrows, which Plot puts beside the labels of axes.
    x: { labelArrow: 'none', ...(options['x'] as Options | undefined) },
    y: { labelArrow: 'none', ...(options['y'] as Options | undefined) },
    className: 'plot',
    color: chosen ? color : { ...color, range },
  };
}

const shown = (drawn: unknown): unknown => {
  const element = drawn as SmallElement;
  return Object.assign(element, {
    [Symbol.for('Jupyter.display')]: () => {
      const type = element.tagName.toLowerCase() === 'svg' ? mime.svg : mime.html;
      return {
        // Plot names its groups, which no reader hears and ARIA does not allow without a role.
        [type]: element.outerHTML.replaceAll(/<g aria-label="[^"]*"/g, '<g'),
        [mime.text]: element.getAttribute('aria-label') ?? 'Plot',
      };
    },
  });
};

export const plot = (options?: Options): unknown => shown(plain.plot(themed(options)));

export const legend = (options: Options): unknown =>
  shown(plain.legend({ ...options, className: 'plot' } as unknown as plain.LegendOptions));

(plain.Mark.prototype as unknown as { plot: unknown }).plot = function (
  this: unknown,
  { marks = [], ...options }: { marks?: readonly unknown[] } = {},
): unknown {
  return plot({ ...options, marks: [...marks, this] });
};
