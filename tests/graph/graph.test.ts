/*
 * The outgoing-edge rule on small graphs, orders and cycles, and what is refused.
 * Source: values by hand; the article's reading of the output gate, which no order of computation obeys.
 * Leaves out: the networks' closed forms (tests/networks/graph*.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { draft, type NodeId } from '../../lib/graph/graph.ts';
import { lstmGraph } from '../../lib/graph/lstmGraph.ts';
import { untangle } from '../../lib/graph/order.ts';
import { contributions, derivatives, errorAt, solve, valueAt, weightErrors } from '../../lib/graph/solve.ts'; // prettier-ignore
import { lstm } from '../../lib/index.ts';

const at = (quantity: string, t = 0, unit = 0): NodeId => ({ quantity, t, unit });

/** O = (2p + q)·q with p = 3, q = 5: ∂O/∂p = 2q, ∂O/∂q = (2p + q) + q. */
function productRule() {
  const to = draft();
  const p = to.node('p', 0, 0, { type: 'given', value: 3 });
  const q = to.node('q', 0, 0, { type: 'given', value: 5 });
  const sum = to.node('sum', 0, 0, { type: 'sum' });
  const product = to.node('product', 0, 0, { type: 'product' });
  const loss = to.node('O', 0, 0, { type: 'sum' });
  to.edge(p, sum, 2, 'w');
  to.edge(q, sum);
  to.edge(sum, product);
  to.edge(q, product);
  to.edge(product, loss);
  return solve(to.finish());
}

describe('the one rule', () => {
  it('through a product: the slope towards one factor is the other', () => {
    const solved = productRule();
    expect(valueAt(solved, at('O'))).toBe(55);
    expect(errorAt(solved, at('p'))).toBe(10);
    expect(errorAt(solved, at('q'))).toBe(16);
    expect(contributions(solved, at('q')).map(({ error }) => error)).toEqual([5, 11]);
    expect([...weightErrors(solved)]).toEqual([['w', 15]]);
  });

  it('a product of a node with itself has two edges, as a square has the slope 2p', () => {
    const to = draft();
    const p = to.node('p', 0, 0, { type: 'given', value: 3 });
    const loss = to.node('O', 0, 0, { type: 'product' });
    to.edge(p, loss);
    to.edge(p, loss);
    expect(errorAt(solve(to.finish()), at('p'))).toBe(6);
  });

  it('derivatives forward from a given node meet the errors backward', () => {
    const solved = productRule();
    expect(derivatives(solved, at('q'))[solved.graph.place.get('O^0[0]')!]).toBe(16);
    expect(derivatives(solved, at('sum'))[solved.graph.place.get('O^0[0]')!]).toBe(5);
  });

  it("every node's contributions sum to its error, in a whole LSTM", () => {
    const net = lstm.network({ inputs: 2, blocks: 2, cells: 2, outputs: 3 });
    const weights = lstm.initialize(net, { seed: 4, scale: 0.8 });
    const x = [[0.5, -1], [1, 0.25], [-0.75, 0.5]]; // prettier-ignore
    const solved = solve(lstmGraph(net, weights, x, [[1, 0, 0], null, [0, 0, 1]]));
    let several = 0;
    for (const { id } of solved.graph.nodes) {
      if (id.quantity === 'O' && id.t === 0) continue;
      const terms = contributions(solved, id);
      if (terms.length > 1) several++;
      for (const { error, slope, targetError } of terms) expect(error).toBe(slope * targetError);
      const total = terms.reduce((sum, { error }) => sum + error, 0);
      expect(total).toBe(errorAt(solved, id));
    }
    expect(several).toBeGreaterThan(30);
  });
});

describe('the order of computation', () => {
  /** Two blocks of one cell at one step, six nodes each; `reads` says where an output gate looks. */
  const twoBlocks = (reads: 'before' | 'now') => {
    const to = draft();
    const sum = (quantity: string, unit: number, t = 1) =>
      to.node(quantity, t, unit, { type: 'sum' });
    const block = (unit: number) => ({
      i: sum('i', unit),
      f: sum('f', unit),
      g: sum('g', unit),
      s: sum('s', unit),
      o: sum('o', unit),
      b: sum('b', unit),
    });
    const all = [block(0), block(1)];
    for (const { i, f, g, s, o, b } of all) {
      for (const source of [i, f, g]) to.edge(source, s);
      to.edge(s, o);
      to.edge(s, b);
      to.edge(o, b);
      if (reads === 'now') for (const other of all) to.edge(other.b, o);
    }
    return to;
  };

  it("orders 12 of 12 nodes by Graves' rule", () => {
    expect(twoBlocks('before').finish().order).toHaveLength(12);
  });

  it('tells what stands on a cycle from what merely waits for it', () => {
    // 0 → 1 ⇄ 2 → 3, and 4 alone.
    const arrows = [[0, 1], [1, 2], [2, 1], [2, 3]].map(([source, target]) => ({ source: source!, target: target! })); // prettier-ignore
    expect(untangle(5, arrows)).toEqual({ sorted: [0, 4], cycle: [1, 2] });
    expect(untangle(5, arrows.toSpliced(2, 1))).toEqual({ sorted: [0, 4, 1, 2, 3], cycle: [] });
  });

  it("orders 8 of 12 by the article's, and names the cycle", () => {
    expect(() => twoBlocks('now').finish()).toThrow(
      'graph: order stops after 8 of 12 nodes at the cycle {o^1[0], b^1[0], o^1[1], b^1[1]}, expected no cycle',
    );
  });

  it('refuses the same reading in a whole LSTM, where output gates read cell outputs of their step', () => {
    const net = lstm.network({ inputs: 1, blocks: 2, outputs: 1, output: 'logistic' });
    const weights = lstm.initialize(net, { seed: 1 });
    const build = (outputGateReads: 'same step' | 'step before') =>
      lstmGraph(net, weights, [[1]], [[1]], { outputGateReads });
    expect(() => build('same step')).toThrow(
      'at the cycle {b_c^1[0], b_c^1[1], a_ω^1[0], a_ω^1[1], b_ω^1[0], b_ω^1[1]}, expected no cycle',
    );
    expect(build('step before').order).toHaveLength(build('step before').nodes.length);
  });

  it('stands every source before its target', () => {
    const { graph } = productRule();
    const rank = new Map(graph.order.map((node, n) => [node, n]));
    for (const { source, target } of graph.edges) {
      expect(rank.get(source)!).toBeLessThan(rank.get(target)!);
    }
  });
});

describe('refused by name', () => {
  const net = lstm.network({ inputs: 1, blocks: 1, outputs: 2 });
  const weights = lstm.initialize(net, { seed: 1 });
  it.each([
    ['lstmGraph: x has no rows, expected one row of inputs per step', () => lstmGraph(net, weights, [], [])],
    ['lstmGraph: z has 2 rows, expected T = 1 (null: no target)', () => lstmGraph(net, weights, [[1]], [null, null])],
    ['lstmGraph: x[0][0] is NaN, expected a finite number', () => lstmGraph(net, weights, [[NaN]], [null])],
    ['graph: hι is 2×1, expected sources×targets = 1×1', () => lstmGraph(net, { ...weights, hι: [[1], [2]] }, [[1]], [null])],
    ['graph: state s_c has 2 numbers, expected units = 1', () => lstmGraph(net, weights, [[1]], [null], { state: { s: [1, 2], b: [0] } })],
    ['graph: node is s_c^9[0], expected a node of the graph', () => valueAt(productRule(), at('s_c', 9))],
    ['graph.solve: a_k^1[0] is Infinity', () => {
      const huge = { ...weights, ck: [[1e308, 1e308]], ic: [[1e3]], bias: { ...weights.bias!, k: [1.7e308, -1.7e308] } };
      const state = { s: [1e300], b: [0] };
      solve(lstmGraph({ ...net, squash: { f: 'logistic', g: 'tanh', h: 'identity' } }, huge, [[1]], [[1, 0]], { state }));
    }],
  ] as [string, () => unknown][])('%s', (message, call) => {
    expect(call).toThrow(message);
  }); // prettier-ignore

  it('an output that underflows to 0 where it is the target has no literal slope', () => {
    const far = { ...weights, bias: { ...weights.bias!, k: [-1000, 1000] } };
    expect(() => solve(lstmGraph(net, far, [[1]], [[1, 0]]))).toThrow(
      'graph.solve: O^1[0] is Infinity',
    );
  });
});
