/**
 * The figures of layered networks: every edge and label against the unrolled graph, every number against the trace.
 * Source: the running example, and seeded networks of other shapes.
 * Leaves out the browser (unitFigures.browser.test.ts).
 */
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { partial, partials } from '../../content/reference/partials.ts';
import { graph } from '../../lib/index.ts';
import { namedScene } from '../../site/build/scene.ts';
import { dictionary } from '../../site/i18n/index.ts';
import { csvOf } from '../../site/components/figures/numbersTable.ts';
import { renderControls, renderPass } from '../../site/components/figures/unitControls.ts';
import { drawUnit } from '../../site/components/figures/unitFigure.ts';
import { explicitMoves, totalMoves } from '../../site/components/figures/unitFreeze.ts';
import { endsOf, layoutUnits } from '../../site/components/figures/unitLayout.ts';
import { describe as inWords, render as ledger } from '../../site/components/figures/unitLedger.ts';
import { drawUnits } from '../../site/components/figures/unitNetwork.ts';
import { passOf, stopOf, stopsOf } from '../../site/components/figures/unitPass.ts';
import { layeredOf, unitGraph, type LayeredScene } from '../../site/components/figures/units.ts';
import {
  incomingSum,
  outgoingSum,
  unitAt,
  valueIn,
} from '../../site/components/figures/unitSum.ts';
import { formatSigned, formatValue } from '../../site/live/format.ts';
import type { Selection } from '../../site/live/selection.ts';
import { variantOf } from '../../site/live/variants.ts';
import { at, textOf } from './figuresScene.ts';

const say = dictionary('en');
const rnn = layeredOf(namedScene('rnn'));
const rnn3 = layeredOf(namedScene('rnn-3'));
const mlp = layeredOf(namedScene('mlp'));
const shaped = (scene: LayeredScene, net: string, steps = ''): LayeredScene =>
  layeredOf(variantOf(scene, { net, steps }));
const scenes: Readonly<Record<string, LayeredScene>> = {
  'the 2-2-1 network over two steps': rnn,
  'the same over three': rnn3,
  'a 3-4-2 network over four': shaped(rnn, '3-4-2', '4'),
  'the layered 2-2-1 network': mlp,
  'a 3-4-3-2 network': shaped(mlp, '3-4-3-2'),
};
const parse = (markup: unknown): Document => new JSDOM(String(markup)).window.document;
const all = (document: Document, selector: string): Element[] => [
  ...document.querySelectorAll(selector),
];
/** Texts of a drawing, by its markup: parsing hundreds of drawings would take minutes. */
const textsOf = (markup: unknown): string[] =>
  [...String(markup).matchAll(/<text[^>]*>(.*?)<\/text/gs)].map(([, inner]) => textOf(inner));
const everywhere = (scene: LayeredScene, quantity: string): Selection[] =>
  unitGraph(scene)
    .nodes.filter(({ kind }) => kind === 'hidden')
    .map(({ t, unit, layer }) => ({ ...at(t, quantity, unit), layer }));

describe.each(Object.entries(scenes))('%s', (_name, scene) => {
  const { nodes, edges, solved } = unitGraph(scene);

  test('draws every weight of the unrolled graph as one edge, and nothing else', () => {
    const drawn = ['landscape', 'portrait'] as const;
    for (const orientation of drawn) {
      const document = parse(drawUnits(scene, at(1, 'δ_h'), say, orientation));
      const names = all(document, '.unit-edge[data-from]').map(
        (edge) =>
          `${edge.getAttribute('data-from')} ${edge.getAttribute('data-edge')} ${edge.getAttribute('data-to')}`,
      );
      const expected = solved.graph.edges
        .filter(({ name, source }) => name !== null && solved.graph.nodes[source]!.id.t >= 1)
        .filter(({ source }) => solved.graph.nodes[source]!.id.quantity !== '1');
      expect(names).toHaveLength(expected.length);
      expect(new Set(names).size).toBe(names.length);
      expect(edges.map(({ name }) => name).sort()).toEqual(
        expected.map(({ name }) => name!).sort(),
      );
      for (const { from, to, weight, name, red } of edges) {
        expect(red).toBe(to.t - from.t === 1);
        const [, matrix, m, n] = /^(.*)\[(\d+)\]\[(\d+)\]$/.exec(name)!;
        const rows = matrix!
          .split('.')
          .reduce((part: unknown, key) => (part as Record<string, unknown>)[key], scene.weights);
        expect(weight).toBe((rows as number[][])[Number(m)]![Number(n)]);
      }
    }
  });

  test('holds at every unit the value and the error that the graph computes', () => {
    for (const node of nodes) {
      const id = { quantity: node.out, t: node.t, unit: node.unit };
      // The library and the graph share no code: rounding alone is between them.
      expect(valueIn(scene, node, node.b)).toBeCloseTo(graph.valueAt(solved, id), 12);
      if (node.δ)
        expect(valueIn(scene, node, node.δ)).toBeCloseTo(
          graph.errorAt(solved, { ...id, quantity: node.net! }),
          12,
        );
    }
  });

  test('sums in edge by edge to the net input, and out to the error', () => {
    for (const place of everywhere(scene, 'δ_h')) {
      const node = unitAt(scene, place);
      const incoming = incomingSum(scene, node);
      const outgoing = outgoingSum(scene, node);
      const total = ({ terms }: typeof incoming): number =>
        terms.reduce((sum, { value }) => sum + value, 0);
      expect(total(incoming)).toBeCloseTo(incoming.total, 12);
      expect(total(outgoing)).toBeCloseTo(outgoing.total, 12);
      expect(outgoing.black + outgoing.red).toBeCloseTo(outgoing.total, 12);
      expect(outgoing.squash.slope * outgoing.total).toBeCloseTo(outgoing.squash.result, 12);
      expect(outgoing.terms.map(({ edge }) => edge!.name).sort()).toEqual(
        edges
          .filter(({ from }) => from === node)
          .map(({ name }) => name)
          .sort(),
      );
    }
  });

  test('prints no number that is not one of these', () => {
    for (const quantity of ['b_c', 'ε_c', 'δ_h']) {
      for (const place of everywhere(scene, quantity)) {
        const node = unitAt(scene, place);
        const sum = quantity === 'b_c' ? incomingSum(scene, node) : outgoingSum(scene, node);
        const known = new Set([
          ...nodes.flatMap((one) => [
            formatValue(valueIn(scene, one, one.b)),
            one.δ ? formatValue(valueIn(scene, one, one.δ)) : '',
          ]),
          ...sum.terms.map(({ value }) => formatSigned(value, 3)),
        ]);
        const printed = textsOf(drawUnits(scene, place, say, 'landscape')).filter((text) =>
          /^[+−]?\d+\.\d{3}$/.test(text),
        );
        expect(printed.length).toBeGreaterThan(nodes.length / 2);
        for (const text of printed) expect(known).toContain(text);
      }
    }
  });

  test('stands every unit inside the drawing and apart from all others', () => {
    for (const orientation of ['landscape', 'portrait'] as const) {
      const layout = layoutUnits(
        unitGraph(scene),
        { T: scene.trace.T, t: 1, isUnrolled: scene.net.kind === 'rnn' },
        orientation,
      );
      const places = [...layout.at.values()];
      for (const [x, y] of places) {
        expect(x).toBeGreaterThan(layout.radius);
        expect(x).toBeLessThan(layout.width - layout.radius);
        expect(y).toBeGreaterThan(layout.radius);
        expect(y).toBeLessThan(layout.height - layout.radius);
      }
      places.forEach((a, n) =>
        places.slice(n + 1).forEach((b) => {
          expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(2 * layout.radius);
        }),
      );
    }
  });
});

test('no edge of the running example touches a unit that is not its end', () => {
  for (const scene of [rnn, rnn3, mlp])
    for (const orientation of ['landscape', 'portrait'] as const) {
      const isUnrolled = scene.net.kind === 'rnn';
      const units = unitGraph(scene);
      const layout = layoutUnits(units, { T: scene.trace.T, t: 1, isUnrolled }, orientation);
      for (const { from, to } of units.edges) {
        const [a, b] = endsOf(layout, from, to);
        for (const [id, p] of layout.at) {
          if (id === from.id || id === to.id) continue;
          const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
          const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
          const t = Math.min(1, Math.max(0, along));
          const distance = Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
          expect(distance, `${from.id}–${to.id} by ${id}, ${orientation}`).toBeGreaterThan(
            layout.radius + 2,
          );
        }
      }
    }
});

describe('the order of computation', () => {
  test('runs forward from step 1 to T and backward from T to 1', () => {
    const order = stopsOf(rnn, 1).map(({ t, quantity }) => `${quantity}${t}`);
    expect(order).toEqual([
      ...['x_i1', 'a_h1', 'b_c1', 'a_k1', 'y_k1', 'a_h2', 'b_c2', 'a_k2', 'y_k2'],
      ...['δ_k2', 'ε_c2', 'δ_h2', 'δ_k1', 'ε_c1', 'δ_h1'],
    ]);
    const deep = stopsOf(scenes['a 3-4-3-2 network']!, 1);
    expect(deep.filter(({ quantity }) => quantity === 'δ_h').map(({ layer }) => layer)).toEqual([
      1, 0,
    ]);
  });

  test('reaches what a step has computed, and leaves the rest empty', () => {
    const to = String(stopOf(stopsOf(rnn, 1), { t: 1, quantity: 'y_k' }));
    const selection = { ...at(1, 'y_k'), options: { to } };
    const pass = passOf(rnn, selection);
    expect(pass.has({ t: 1, quantity: 'b_c' })).toBe(true);
    expect(pass.has({ t: 2, quantity: 'b_c' })).toBe(false);
    const document = parse(drawUnits(rnn, selection, say, 'landscape'));
    expect(all(document, '.is-waiting').length).toBe(3);
    expect(passOf(rnn, at(1, 'y_k')).has({ t: 1, quantity: 'δ_h' })).toBe(true);
  });

  test('is a row of buttons, one of them pressed', () => {
    const document = parse(renderPass(rnn, at(2, 'δ_h'), say));
    const stops = all(document, '[data-pass]');
    expect(stops).toHaveLength(15);
    expect(
      all(document, '[aria-pressed="true"]').map((one) => one.getAttribute('data-stop-q')),
    ).toEqual(['δ_h']);
    expect(all(document, '[tabindex="0"]')).toHaveLength(1);
    expect(textOf(renderControls(rnn, at(2, 'δ_h'), say))).toContain('Backward, t = 2 of 2');
  });
});

test('the error of the first hidden unit at step 1 is turned over by its red edges', () => {
  const sum = outgoingSum(rnn, unitAt(rnn, at(1, 'δ_h')));
  const second = outgoingSum(rnn, unitAt(rnn, at(1, 'δ_h', 1)));
  const three = (value: number): string => value.toFixed(3);
  expect([sum.black, second.black].map(three)).toEqual(['0.710', '1.066']);
  expect([sum.red, second.red].map(three)).toEqual(['-1.292', '0.917']);
  expect([sum, second].map(({ squash }) => three(squash.result))).toEqual(['-0.547', '0.833']);
});

test('without its red edges the figure draws none, and its error is the black one', () => {
  const off = layeredOf(variantOf(rnn, { red: 'off' }));
  const document = parse(drawUnits(off, at(1, 'δ_h'), say, 'landscape'));
  expect(all(document, '[data-red]').length).toBe(0);
  const { total, black } = outgoingSum(off, unitAt(off, at(1, 'δ_h')));
  expect(total).toBe(black);
});

test('freezing tells explicit from total derivatives, as the printed equations do', () => {
  const { of, by } = partials.hiddenTwoSteps;
  const from = unitAt(rnn3, at(by.row, 'b_c', by.column));
  const nudged = partial('hiddenTwoSteps', 0.01);
  const watched = unitAt(rnn3, at(of.row, 'b_c', of.column));
  const { squash } = incomingSum(rnn3, watched);
  const slope = 1 - squash.result ** 2;
  // The figure moves net inputs; the printed question asks for the output, which is one slope on.
  expect(totalMoves(rnn3, from).units.get(watched.id)! * slope).toBeCloseTo(nudged.total, 12);
  expect(explicitMoves(rnn3, from).units.has(watched.id)).toBe(false);
  expect(nudged.explicit).toBe(0);
  expect(totalMoves(rnn3, from).loss).toBeCloseTo(valueIn(rnn3, from, 'ε_c'), 12);
  expect(explicitMoves(rnn3, from).loss).toBe(0);
});

describe('one unit with its two errors', () => {
  test('shows both sums, the slope between ε and δ, and the article’s names', () => {
    for (const scene of [rnn, mlp, scenes['a 3-4-3-2 network']!])
      for (const orientation of ['landscape', 'portrait'] as const) {
        const node = unitAt(scene, at(1, 'δ_h'));
        const document = parse(drawUnit(scene, at(1, 'δ_h'), say, orientation));
        const texts = all(document, 'text').map((text) => text.textContent.trim());
        const { total, squash } = outgoingSum(scene, node);
        expect(texts).toContain(formatValue(total, 4));
        expect(texts).toContain(formatValue(squash.result, 4));
        expect(texts).toContain(formatValue(squash.slope));
        expect(texts.join(' ')).toMatch(/eps.*sigma/);
        const edges = unitGraph(scene).edges;
        const lane = (name: string): Element[] => all(document, `.unit-edge[data-lane=${name}]`);
        expect(lane('backward')).toHaveLength(edges.filter(({ from }) => from === node).length);
        expect(lane('forward')).toHaveLength(
          edges.filter(({ from, to }) => from === node || to === node).length,
        );
      }
  });
});

test('the words say what is shown, with every sign', () => {
  expect(inWords(rnn, at(1, 'δ_h'), say)).toMatchInlineSnapshot(
    `"A 2–2–1 recurrent network over 2 steps. Outputs: output unit 1, step 1, 0.290; output unit 1, step 2, 0.574. Chosen: hidden unit 1 at step 1. Its edges bring −0.5416, −0.7505, +0.7104; together −0.5817. Black edges +0.7104, red (recurrent) edges −1.2921. Times the slope: error −0.5468."`,
  );
  expect(textOf(ledger(rnn, at(1, 'δ_k'), say))).toMatchInlineSnapshot(
    `"The error of the output is forecast less target: 0.290 − 1.000 = −0.710."`,
  );
});

test('the numbers come as CSV in full precision', () => {
  const [head, first] = csvOf(rnn, at(1, 'δ_h')).split('\n');
  expect(head).toBe('quantity,layer,unit,t=1,t=2');
  expect(first).toBe('x_i,,1,-0.5,1');
  const rows = csvOf(rnn, at(1, 'δ_h')).trim().split('\n');
  const last = rows.at(-1)!.split(',');
  expect(last[0]).toBe('δ_h');
  expect(Number(last[3])).toBe(valueIn(rnn, unitAt(rnn, at(1, 'δ_h', 1)), 'δ_h'));
});

describe('the drawings look as they did (numbers rounded)', () => {
  let texts: (markup: unknown) => string;
  beforeAll(() => {
    texts = (markup) =>
      all(parse(markup), 'text')
        .map(
          (text) => `${text.getAttribute('x')} ${text.getAttribute('y')} ${textOf(text.innerHTML)}`,
        )
        .join('\n');
  });
  test('one unit', () =>
    expect(texts(drawUnit(rnn, at(1, 'δ_h'), say, 'landscape'))).toMatchSnapshot());
  test('layered', () =>
    expect(texts(drawUnits(mlp, at(1, 'δ_h'), say, 'landscape'))).toMatchSnapshot());
  test('unrolled', () =>
    expect(texts(drawUnits(rnn, at(1, 'δ_h'), say, 'landscape'))).toMatchSnapshot());
  test('unrolled, upright', () =>
    expect(texts(drawUnits(rnn, at(1, 'δ_h'), say, 'portrait'))).toMatchSnapshot());
});
