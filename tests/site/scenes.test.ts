/**
 * Scenes of every kind of network: values, terms and edges against the trace and against the unrolled graph.
 * Source: seeded networks whose index ranges differ in size.
 * Leaves out the LSTM, whose scenes have tests of their own (live.test.ts), and the browser.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { graph, gru, mlp, rnn } from '../../lib/index.ts';
import { random } from '../../lib/numbers/random.ts';
import { openBook } from '../../site/live/book.ts';
import { clamp, quantities, valueAt, valueOf } from '../../site/live/quantity.ts';
import {
  compute,
  fromIsland,
  islandOf,
  isOf,
  withPath,
  type Scene,
} from '../../site/live/scene.ts';
import type { Selection } from '../../site/live/selection.ts';
import { edgesOf, holdsFor, termsOf } from '../../site/live/terms.ts';
import { variantOf } from '../../site/live/variants.ts';

beforeAll(() =>
  openBook({
    statements: Object.fromEntries(parsed.map((line) => [line.id, line])),
    checks: {},
    regions: {},
    math: () => undefined,
  }),
);

/** Rows of x and z that a network of these counts can take. */
function sequence(inputs: number, outputs: number, T: number) {
  const draw = random(5);
  const rows = (n: number) =>
    Array.from({ length: T }, () => Array.from({ length: n }, () => draw.uniform(0.1, 0.9)));
  return { x: rows(inputs), z: rows(outputs), steps: rows(0).map(() => ({})) };
}
const drawn = { seed: 4, scale: 1 };
const outer = { inputs: 3, outputs: 2, output: 'logistic' } as const;

function deep(): Scene {
  const net = mlp.network({ ...outer, hidden: [4, 5] });
  return compute<'mlp'>({ net, weights: mlp.initialize(net, drawn), ...sequence(3, 2, 2) });
}
function recurrent(): Scene {
  const net = rnn.network({ ...outer, hidden: 4 });
  return compute<'rnn'>({ net, weights: rnn.initialize(net, drawn), ...sequence(3, 2, 3) });
}
function gated(): Scene {
  const net = gru.network({ ...outer, hidden: 4 });
  return compute<'gru'>({ net, weights: gru.initialize(net, drawn), ...sequence(3, 2, 3) });
}
const scenes = { mlp: deep(), rnn: recurrent(), gru: gated() };

/** Every place of a scene at which a hidden unit's line can be read. */
function places(scene: Scene): Selection[] {
  const layers = isOf(scene, 'mlp') ? scene.net.hidden : [4];
  return scene.steps.flatMap((_, k) =>
    layers.flatMap((units, layer) =>
      Array.from({ length: units }, (_unused, block) => ({
        t: k + 1,
        block,
        cell: 0,
        quantity: 'a_k',
        index: block % 2,
        layer,
      })),
    ),
  );
}

describe.each(Object.entries(scenes))('a scene of an %s', (_kind, scene) => {
  const { kind } = scene.net;
  const lines = parsed.filter((line) => holdsFor(line, scene));

  test('has a value for every quantity of its notation', () => {
    for (const place of places(scene))
      for (const quantity of quantities(kind)) {
        const value = valueAt(scene, clamp({ ...place, quantity }, scene));
        expect(value, quantity).toBeTypeOf('number');
        expect(value, quantity).not.toBe(0);
      }
    expect(() => valueOf(scene, 's_c', 1, 0, 0)).toThrow('quantity is "s_c"');
  });

  test('prints only lines of its own, whose terms add up to their left side', () => {
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines)
      for (const place of places(scene)) {
        const { left, terms } = termsOf(line, scene, place);
        const sum = terms.reduce((all, term) => all + term.value, 0);
        // Sums of a few dozen products of doubles.
        expect(Math.abs(sum - left.value), line.id).toBeLessThan(1e-12);
        if (line.group === 'gradient' && scene.net.kind !== 'bidirectional')
          expect(left.value, line.id).not.toBe(0);
      }
  });

  test('has errors that are the sums over their outgoing edges', () => {
    for (const error of quantities(kind).filter((name) => /^[δε]/u.test(name)))
      for (const place of places(scene)) {
        const edges = edgesOf(error, scene, place);
        const sum = edges.reduce((all, edge) => all + edge.value, 0);
        expect(Math.abs(sum - valueAt(scene, place, error)), error).toBeLessThan(1e-12);
        expect(edges.length, error).toBeGreaterThan(0);
      }
  });

  test('comes back whole from its island', () => {
    const back = fromIsland(islandOf(scene));
    expect(back.trace.y).toEqual(scene.trace.y);
    expect(back.errors.loss).toBe(scene.errors.loss);
  });
});

/** The edges of a unit's output in the unrolled graph: one contribution each. */
function fromGraph(scene: Scene, place: Selection): number[] {
  const { t, block: unit, layer = 0 } = place;
  const solved = graph.solve(
    isOf(scene, 'mlp')
      ? graph.mlpGraph(scene.net, scene.weights, scene.x, scene.z)
      : graph.rnnGraph((scene as typeof scenes.rnn & { net: rnn.RNN }).net, scene.weights as rnn.Weights, scene.x, scene.z),
  ); // prettier-ignore
  const quantity = isOf(scene, 'mlp') ? `b_${layer + 1}` : 'b_h';
  return graph.contributions(solved, { quantity, t, unit }).map(({ error }) => error);
}

test.each([['mlp', scenes.mlp] as const, ['rnn', scenes.rnn] as const])(
  'the edges of ε_h in an %s are those of the unrolled graph, edge by edge',
  (_kind, scene) => {
    for (const place of places(scene)) {
      const edges = edgesOf('ε_c', scene, place).filter(
        // The printed line keeps the edges that lead beyond the last step, where every error is 0.
        ({ dt }) => place.t + dt <= scene.trace.T,
      );
      const sorted = (values: number[]) => values.sort((a, b) => a - b);
      const graphs = sorted(fromGraph(scene, place));
      const printed = sorted(edges.map(({ value }) => value));
      expect(printed).toHaveLength(graphs.length);
      printed.forEach((value, n) => expect(Math.abs(value - graphs[n]!)).toBeLessThan(1e-12));
    }
  },
);

test('an edge to the next hidden layer says so', () => {
  const edges = edgesOf('ε_c', scenes.mlp, { t: 1, block: 0, cell: 0, quantity: 'ε_c', layer: 0 });
  expect(edges).toHaveLength(5);
  expect(edges[2]).toMatchObject({ target: 'δ_h', layer: 1, place: 2, unit: 'u-h' });
  const last = edgesOf('ε_c', scenes.mlp, { t: 1, block: 0, cell: 0, quantity: 'ε_c', layer: 1 });
  expect(last.map(({ target }) => target)).toEqual(['δ_k', 'δ_k']);
});

test('a selection is brought within the units of its network', () => {
  const wanted = { t: 9, block: 9, cell: 9, quantity: 'x_i', index: 9, layer: 9 };
  expect(clamp(wanted, scenes.mlp)).toEqual({ ...wanted, t: 2, block: 4, cell: 0, index: 2, layer: 1 }); // prettier-ignore
  expect(clamp({ ...wanted, quantity: 's_c' }, scenes.rnn).quantity).toBe('δ_h');
});

test('without its recurrent edges every step of a recurrent network is on its own', () => {
  const off = variantOf(scenes.rnn, { red: 'off' });
  expect(off).toBe(variantOf(scenes.rnn, { red: 'off' }));
  expect(off.former).toBe(scenes.rnn);
  expect(off.trace.y[1]).toEqual(scenes.rnn.trace.y[1]);
  expect(off.trace.y[2]).not.toEqual(scenes.rnn.trace.y[2]);
  const later = withPath(off, 'x[0][0]', 3);
  expect(later.trace.y[2]).toEqual(off.trace.y[2]);
});

test('another shape is a network of that shape; one that cannot be drawn changes nothing', () => {
  const other = variantOf(scenes.mlp, { net: '2-3-4-1', steps: '' });
  expect(other.net).toMatchObject({ inputs: 2, hidden: [3, 4], outputs: 1 });
  expect(variantOf(scenes.mlp, { net: '2-99-1' })).toBe(scenes.mlp);
  expect(variantOf(scenes.rnn, { net: '2-3-4-1' })).toBe(scenes.rnn);
  const longer = variantOf(scenes.rnn, { steps: '4' });
  expect(longer.trace.T).toBe(4);
  expect(longer.trace.y[3]).toEqual(scenes.rnn.trace.y[3]);
});
