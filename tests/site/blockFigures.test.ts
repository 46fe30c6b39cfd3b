/**
 * The figures of memory blocks: every edge and label against the unrolled graph, every number against the trace.
 * Source: the running example in its four stages, its variants, and seeded networks of other shapes.
 * Leaves out the browser (blockFigures.browser.test.ts).
 */
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { graph, lstm } from '../../lib/index.ts';
import { namedScene, type SceneName } from '../../site/build/scene.ts';
import { readersOf } from '../../site/components/figures/blockSources.ts';
import { render as sourceTable } from '../../site/components/figures/blockSourceTable.ts';
import { unrolled } from '../../site/components/figures/blockUnrolled.ts';
import { drawErrors } from '../../site/components/figures/errorBlock.ts';
import { renderPass } from '../../site/components/figures/errorControls.ts';
import { edgesOut, errorGraph, errorOfNode } from '../../site/components/figures/errorGraph.ts';
import { describe as describeErrors } from '../../site/components/figures/errorLedger.ts';
import { errorPass, errorStops } from '../../site/components/figures/errorPass.ts';
import { drawLayer, openBlocks } from '../../site/components/figures/layerFigure.ts';
import { countsOf, layerGraph, pickedNode, weightsAt } from '../../site/components/figures/layerGraph.ts'; // prettier-ignore
import { layoutLayer } from '../../site/components/figures/layerLayout.ts';
import { describe as describeLayer, render as layerLedger } from '../../site/components/figures/layerLedger.ts'; // prettier-ignore
import { drawBlock } from '../../site/components/figures/memoryBlock.ts';
import { resultOf } from '../../site/components/figures/orderControls.ts';
import { drawOrder } from '../../site/components/figures/orderFigure.ts';
import { orderGraph } from '../../site/components/figures/orderGraph.ts';
import { dictionary } from '../../site/i18n/index.ts';
import { formatSigned, formatValue } from '../../site/live/format.ts';
import { variantNames } from '../../site/live/lstmVariants.ts';
import { valueOf } from '../../site/live/quantity.ts';
import { lstmOf, type LstmScene } from '../../site/live/scene.ts';
import type { Selection } from '../../site/live/selection.ts';
import { stageNames, stageOf } from '../../site/live/stages.ts';
import { variantOf } from '../../site/live/variants.ts';
import { at, sceneOf, textOf } from './figuresScene.ts';

const say = dictionary('en');
const named = (name: SceneName): LstmScene => lstmOf(namedScene(name));
const one = named('block');
const two = named('block-2');
const both = named('blocks');
const variant = (scene: LstmScene, name: string): LstmScene => lstmOf(variantOf(scene, { variant: name })); // prettier-ignore
const scenes: Readonly<Record<string, LstmScene>> = {
  'one cell': one,
  'two cells': two,
  'two blocks': both,
  'biases, two outputs': sceneOf({ cells: 2, outputs: 2, output: 'softmax' }),
};
const withVariants: Readonly<Record<string, LstmScene>> = {
  ...scenes,
  ...Object.fromEntries(variantNames.map((name) => [name, variant(both, name)])),
};
const parse = (markup: unknown): Document => new JSDOM(String(markup)).window.document;
const all = (document: Document, selector: string): Element[] => [
  ...document.querySelectorAll(selector),
];
const textsOf = (markup: unknown): string[] =>
  [...String(markup).matchAll(/<text[^>]*>(.*?)<\/text/gs)].map(([, inner]) => textOf(inner));
const numbersOf = (markup: unknown): string[] =>
  textsOf(markup).filter((text) => /^[+−]?\d+\.\d{3,4}$/.test(text));
const set = (selection: Selection, options: Readonly<Record<string, string>>): Selection => ({
  ...selection,
  options,
});
/** Every quantity in every block and cell at the first step, and at the third, which is the running example's last. */
const everywhere = (scene: LstmScene, quantities: readonly string[]): Selection[] => {
  const { blocks, cells } = scene.net;
  const list = (n: number): number[] => Array.from({ length: n }, (_, k) => k);
  return [1, 3].flatMap((t) =>
    list(blocks).flatMap((block) =>
      list(cells).flatMap((cell) => quantities.map((q) => at(t, q, block, cell))),
    ),
  );
};

describe.each(Object.entries(withVariants))(
  'the scene that figures of %s draw from',
  (_, scene) => {
    test('holds what the graph computes: values, and errors of every named quantity', () => {
      const solved = unrolled(scene);
      const { trace, errors } = scene;
      for (let t = 1; t <= trace.T; t += 1) {
        trace.s[t]!.forEach((s, c) => {
          const read = (quantity: string) => ({ quantity, t, unit: c });
          // The library and the graph share no code: rounding alone is between them.
          expect(graph.valueAt(solved, read('s_c'))).toBeCloseTo(s, 12);
          expect(graph.valueAt(solved, read('b_c'))).toBeCloseTo(trace.b.c[t]![c]!, 12);
          expect(graph.errorAt(solved, read('s_c'))).toBeCloseTo(errors.ε.s[t]![c]!, 12);
          expect(graph.errorAt(solved, read('a_c'))).toBeCloseTo(errors.δ.c[t]![c]!, 12);
        });
      }
    });

    test('has as many weights as the network, each of one kind and in one block at most', () => {
      const counts = countsOf(scene);
      const whole = counts.reduce((sum, count) => sum + count.whole, 0);
      expect(whole).toBe(lstm.countWeights(scene.net));
      for (const { kind, byBlock, whole: own } of counts)
        if (kind !== 'bias') expect(byBlock.reduce((sum, n) => sum + n, 0)).toBe(own);
    });
  },
);

describe('who reads what', () => {
  const reads = (scene: LstmScene, t = 2): Record<string, string[]> =>
    Object.fromEntries(readersOf(scene, at(t)).map(({ name, brings }) => [name, Object.keys(brings).sort()])); // prettier-ignore

  test('the output gate alone reads the state of the same step', () => {
    expect(reads(one)).toEqual({
      input: ['b', 's before', 'x'],
      forget: ['b', 's before', 'x'],
      cell1: ['b', 'x'],
      output: ['b', 's', 'x'],
    });
  });

  test('the blocks of 1997 and 2000 read no state; that of 1997 reads its gates', () => {
    expect(reads(variant(one, '2000'))['output']).toEqual(['b', 'x']);
    expect(Object.keys(reads(variant(one, '1997')))).toEqual(['input', 'cell1', 'output']);
    expect(reads(variant(one, '1997'))['input']).toContain('gates');
    expect(reads(variant(one, 'CIFG'))['forget']).toEqual(['one', 'ι']);
  });

  test('what the sources bring adds up to the net input of the trace', () => {
    for (const scene of Object.values(scenes))
      for (const place of everywhere(scene, ['s_c']))
        for (const { brings, total, quantity, row } of readersOf(scene, place)) {
          const sum = Object.values(brings).reduce((left, right) => left + right, 0);
          expect(sum).toBeCloseTo(total, 12);
          const { t, block } = place;
          expect(total).toBeCloseTo(valueOf(scene, quantity, t, block, row ?? 0), 12);
        }
  });

  test('a second cell changes the output gate alone on the first day', () => {
    const gate = (scene: LstmScene, q: string): string => valueOf(scene, q, 1, 0, 0).toFixed(3);
    for (const q of ['b_ι', 'b_φ']) expect(gate(two, q)).toBe(gate(one, q));
    expect([gate(one, 'b_ω'), gate(two, 'b_ω')]).toEqual(['0.292', '0.208']);
  });

  test('lights the edges into the chosen part, and no others', () => {
    const lit = parse(drawBlock(two, set(at(2), { sources: 'output' }), say, 'landscape'));
    expect(all(lit, '.edge.is-source').length).toBe(4);
    expect(all(parse(drawBlock(two, at(2), say, 'landscape')), '.edge.is-source')).toHaveLength(0);
    const table = parse(sourceTable(two, set(at(2), { sources: 'output' }), say));
    expect(all(table, '[aria-pressed=true]').map((button) => textOf(button.innerHTML))).toEqual([
      'Light the sources of: output gate',
    ]);
    // A button inside of what selects a quantity would never hear Enter.
    expect(all(table, '[data-q] button')).toHaveLength(0);
  });
});

describe.each(Object.entries(scenes))('a layer with %s', (_, scene) => {
  test('draws every edge of the graph at a step, those within a drawn node aside', () => {
    const { graph: whole } = unrolled(scene);
    const t = 2;
    const options = { second: 'open' };
    for (const orientation of ['landscape', 'portrait'] as const) {
      const drawing = parse(drawLayer(scene, set(at(t), options), say, orientation));
      const drawn = all(drawing, '.layer-edge');
      const names = drawn.map((edge) => edge.getAttribute('data-edge'));
      const expected = whole.edges.filter(({ target, name }) => whole.nodes[target]!.id.t === t && name !== null); // prettier-ignore
      expect(names.filter((name) => name !== 'fixed').sort()).toEqual(expected.map(({ name }) => name!).sort()); // prettier-ignore
      // Fixed edges: into products, from products into states, from products to outputs of cells.
      const { blocks, cells, outputs, output } = scene.net;
      const softmax = output === 'softmax' ? outputs * (outputs - 1) : 0;
      expect(names.filter((name) => name === 'fixed')).toHaveLength(8 * blocks * cells + softmax);
      const ends = new Set(all(drawing, '[data-node]').map((node) => node.getAttribute('data-node'))); // prettier-ignore
      for (const end of ends) expect(whole.place.has(end!), end!).toBe(true);
      for (const edge of drawn)
        for (const end of ['data-from', 'data-to']) expect(ends).toContain(edge.getAttribute(end));
    }
  });

  test('draws the chosen block alone until the others are asked for, and counts what it leaves out', () => {
    const { blocks } = scene.net;
    for (let block = 0; block < blocks; block += 1) {
      const selection = at(2, 's_c', block);
      expect(openBlocks(scene, selection).filter(Boolean)).toHaveLength(1);
      const drawing = parse(drawLayer(scene, selection, say, 'landscape'));
      const whole = layerGraph(scene, selection).edges.filter(({ kind }) => kind !== null);
      const drawn = all(drawing, '.layer-edge:not([data-edge=fixed])').length;
      const closed = all(drawing, '[data-block-closed]').map((one) => Number(one.getAttribute('data-block-closed'))); // prettier-ignore
      const left = whole.filter(({ from, to }) => closed.includes(to.block ?? (from.role === 'given' ? -1 : (from.block ?? -1)))); // prettier-ignore
      expect(drawn + left.length).toBe(whole.length);
      for (const bundle of all(drawing, '[data-block-closed]')) {
        const into = left.filter(({ from, to }) => to.block === Number(bundle.getAttribute('data-block-closed')) && (from.role === 'given' || from.role === 'one')); // prettier-ignore
        expect(Number(bundle.getAttribute('data-count'))).toBe(into.length);
      }
    }
  });

  test('prints values of the trace and weights times values, and nothing else', () => {
    for (const place of everywhere(scene, ['b_ι', 'a_c', 's_c', 'x_i', 'y_k'])) {
      const { node, edges, isIncoming } = weightsAt(scene, place);
      const known = new Set([
        ...layerGraph(scene, place).nodes.map(({ value }) => formatValue(value)),
        ...edges.map(({ edge, carried }) => formatSigned(isIncoming ? edge.weight * carried : edge.weight, 3)), // prettier-ignore
      ]);
      const printed = numbersOf(drawLayer(scene, place, say, 'landscape'));
      expect(printed.length).toBeGreaterThan(8);
      for (const text of printed) expect(known).toContain(text);
      if (!isIncoming) continue;
      const sum = edges.reduce((total, { edge, carried }) => total + edge.weight * carried, 0);
      const net = { b_ι: 'a_ι', a_c: 'a_c', y_k: 'a_k' }[node.pick!]!;
      expect(sum).toBeCloseTo(valueOf(scene, net, place.t, place.block, place.cell), 12);
    }
  });

  test('stands every node inside the drawing and apart from all others', () => {
    const { blocks, cells } = scene.net;
    for (const orientation of ['landscape', 'portrait'] as const)
      for (const open of [true, false]) {
        const shape = { blocks, cells, open: Array.from({ length: blocks }, (_, b) => open || b === 0) }; // prettier-ignore
        const layout = layoutLayer(layerGraph(scene, at(2)), shape, orientation);
        const places = [...layout.at];
        places.forEach(([node, [x, y]], n) => {
          const r = layout.radius(node);
          expect(x).toBeGreaterThanOrEqual(r);
          expect(x).toBeLessThanOrEqual(layout.width - r);
          expect(y).toBeGreaterThan(r);
          expect(y).toBeLessThan(layout.height - r / 2);
          for (const [other, p] of places.slice(n + 1))
            expect(
              Math.hypot(x - p[0], y - p[1]),
              `${node.name} and ${other.name}`,
            ).toBeGreaterThan(Math.min(r, 15) + Math.min(layout.radius(other), 15));
        });
      }
  });
});

test('the running example has 13, 16, 28 and 40 weights as it grows', () => {
  const grown = stageNames.map((stage) => lstmOf(variantOf(one, { stage })));
  expect(grown.map(stageOf)).toEqual(stageNames);
  const whole = grown.map((scene) => countsOf(scene).reduce((sum, count) => sum + count.whole, 0));
  expect(whole).toEqual([13, 16, 28, 40]);
  expect(textOf(layerLedger(both, at(2), say))).toContain('together 20 20 40');
  expect(variantOf(scenes['biases, two outputs']!, { stage: 'a' })).toBe(scenes['biases, two outputs']); // prettier-ignore
});

test('a layer finds the node of every quantity that can be selected', () => {
  const picks = (q: string): string => pickedNode(both, at(2, q, 1)).name;
  expect(['a_ι', 'δ_φ', 'b_ω', 'g_c', 'ε_s', 'h_c'].map(picks)).toEqual(
    ['b_ι', 'b_φ', 'b_ω', 'a_c', 's_c', 'b_c'].map((q) => `${q}^2[1]`),
  );
  expect(picks('y_k')).toBe('y^2[0]');
});

describe.each(Object.entries(withVariants))('the way back through %s', (_, scene) => {
  test('sums every error over all outgoing edges of the graph', () => {
    const solved = unrolled(scene);
    for (const place of everywhere(scene, ['s_c'])) {
      const { today, edges } = errorGraph(scene, place);
      expect(edges).toHaveLength(today.flatMap(({ id }) => graph.contributions(solved, id)).length);
      for (const node of today) {
        const terms = edgesOut(scene, place, node);
        const sum = terms.reduce((total, { contribution }) => total + contribution.error, 0);
        expect(sum).toBeCloseTo(errorOfNode(scene, node), 12);
        if (node.error) {
          const { t, block } = place;
          expect(sum).toBeCloseTo(valueOf(scene, node.error, t, block, node.cell ?? 0), 12);
        }
      }
    }
  });

  test('comes in an order that puts every error after all that it is made of', () => {
    const stops = errorStops(scene);
    const known = (to: number): ((place: number) => boolean) => {
      const { t, error } = stops[to]!;
      return errorPass(scene, set(at(t, error), { to: String(to) })).isKnown;
    };
    stops.forEach((stop, n) => {
      const isKnown = known(n);
      for (let block = 0; block < scene.net.blocks; block += 1) {
        const own = errorGraph(scene, { t: stop.t, block }).today.filter(({ error }) => error === stop.error); // prettier-ignore
        for (const node of own) {
          expect(isKnown(node.place)).toBe(true);
          for (const { to } of edgesOut(scene, at(stop.t, 's_c', block), node))
            expect(isKnown(to.place), `${stop.error}^${stop.t} needs ${to.id.quantity}`).toBe(true);
          if (n > 0) expect(known(n - 1)(node.place)).toBe(false);
        }
      }
    });
  });
});

describe.each(Object.entries(scenes))('the drawing of the way back through %s', (_, scene) => {
  test('has one edge for each edge of the graph that leaves the block’s nodes', () => {
    const nameAt = (edge: graph.Edge): string => `${edge.source} ${edge.name ?? ''} ${edge.target}`;
    for (const orientation of ['landscape', 'portrait'] as const) {
      const drawn = all(parse(drawErrors(scene, at(1), say, orientation)), '.error-edge');
      const { edges } = errorGraph(scene, at(1));
      expect(
        drawn
          .map((edge) =>
            ['data-from', 'data-edge', 'data-to']
              .map((one) => edge.getAttribute(one) ?? '')
              .join(' '),
          ) // prettier-ignore
          .sort(),
      ).toEqual(edges.map(({ contribution }) => nameAt(contribution.edge)).sort());
    }
  });
});

describe('the way back', () => {
  test('begins at the last step with the outputs, and ends at the first with the input gate', () => {
    const names = errorStops(one).map(({ t, error }) => `${error}${t}`);
    expect(names.slice(0, 4)).toEqual(['δ_k3', 'ε_c3', 'δ_ω3', 'ε_s3']);
    expect(names).toHaveLength(21);
    expect(new Set(names.slice(-3))).toEqual(new Set(['δ_c1', 'δ_φ1', 'δ_ι1']));
  });

  test('holds what a reader stepped to when another node is picked', () => {
    const pass = errorPass(one, set(at(1, 'δ_ι'), { to: '3' }));
    expect(pass.reached).toBe(3);
    const drawn = parse(drawErrors(one, set(at(1, 'δ_ι'), { to: '3' }), say, 'landscape'));
    expect(all(drawn, '.is-playing')).toHaveLength(0);
    const row = parse(renderPass(one, set(at(1, 'δ_ι'), { to: '3' }), say));
    expect(all(row, '.is-waiting')).toHaveLength(21 - 4);
  });

  test('prints errors and contributions of the graph, and nothing else', () => {
    for (const scene of Object.values(scenes))
      for (const place of everywhere(scene, ['ε_s', 'ε_c', 'δ_ω'])) {
        const { today, outputs, next, edges } = errorGraph(scene, place);
        const known = new Set([
          ...[...today, ...outputs, ...next].map((node) =>
            formatValue(errorOfNode(scene, node), 4),
          ),
          ...edges.map(({ contribution }) => formatSigned(contribution.error)),
        ]);
        const printed = numbersOf(drawErrors(scene, place, say, 'portrait'));
        expect(printed.length).toBeGreaterThan(6);
        for (const text of printed) expect(known).toContain(text);
      }
  });

  test('the state’s error on day 1 is −.207 out, +.428 carousel, −.111 ι, +.065 φ, +.105 ω', () => {
    const node = errorGraph(one, at(1)).today.find(({ error }) => error === 'ε_s')!;
    const terms = edgesOut(one, at(1), node).map(
      ({ to, contribution }) => `${to.id.quantity}^${to.id.t} ${contribution.error.toFixed(3)}`,
    );
    expect(terms.sort()).toEqual(
      ['a_ι^2 -0.111', 'a_φ^2 0.065', 'a_ω^1 0.105', 'h^1 -0.207', 'φs^2 0.428'].sort(),
    );
  });
});

describe('the order of computation', () => {
  const article = (scene: LstmScene) => orderGraph(scene, set(at(1), { reading: 'article' }));

  test('places 12 of 12 nodes of two blocks as Graves reads it, each after all that it waits for', () => {
    const { nodes, arrows, placed } = orderGraph(both, at(1));
    expect([placed, nodes.length]).toEqual([12, 12]);
    for (const { source, target } of arrows)
      expect(nodes[source]!.place!).toBeLessThan(nodes[target]!.place!);
    expect(nodes.filter(({ isOnCycle }) => isOnCycle)).toEqual([]);
    expect(nodes.filter(({ readsBefore }) => readsBefore)).toHaveLength(8);
  });

  test('places 8 of 12 as the article reads it: outputs and output gates stand on a cycle', () => {
    const { nodes, placed } = article(both);
    expect(placed).toBe(8);
    const cycle = nodes.filter(({ isOnCycle }) => isOnCycle).map(({ letter, unit }) => letter + String(unit + 1)); // prettier-ignore
    expect(cycle.sort()).toEqual(['b1', 'b2', 'ω1', 'ω2']);
    expect(nodes.filter(({ readsBefore }) => readsBefore)).toHaveLength(6);
    expect(resultOf(both, set(at(1), { reading: 'article' }), say)).toBe(
      '8 of 12 nodes can be put in order. The others stand on a cycle: b1, b2, ω1 and ω2. None of them can be first.',
    );
  });

  test('draws one arrow for each that waits for another, and inverts the cycle', () => {
    const selection = set(at(1, 'b_ω'), { reading: 'article' });
    for (const orientation of ['landscape', 'portrait'] as const) {
      const drawn = parse(drawOrder(both, selection, say, orientation));
      const { arrows } = article(both);
      expect(all(drawn, '.order-arrow')).toHaveLength(arrows.length);
      expect(all(drawn, '.order-arrow.is-on-cycle')).toHaveLength(6);
      expect(all(drawn, '.order-node.is-on-cycle')).toHaveLength(4);
      expect(all(drawn, '[data-before]')).toHaveLength(6);
    }
  });

  test('finds the cycle in one block, too, and none where no gate gives out', () => {
    expect(article(one).placed).toBe(4);
    expect(article(variant(both, 'NOG')).placed).toBe(article(variant(both, 'NOG')).nodes.length);
  });
});

test('the words say what is shown, with every sign', () => {
  expect(describeLayer(both, at(2, 'b_ω'), say)).toMatchInlineSnapshot(
    `"A 2–2–1 network with 2 memory blocks and 40 weights. Chosen: block 1, output gate at step 2. Its weights bring −0.500 (input 1), +0.250 (input 2), +0.117 (output of cell 1 at the step before), +0.100 (output of cell 2 at the step before) and +0.569 (block 1, state); together +0.536."`,
  );
  expect(describeErrors(one, at(1, 'ε_s'), say)).toMatchInlineSnapshot(
    `"The way back through memory block 1. Chosen: state of the cell at step 1, error 0.2805. Its 5 outgoing edges bring −0.2067 (squashed state of the cell, t = 1), +0.1047 (net input of the output gate, t = 1), −0.1109 (net input of the input gate, t = 2), +0.0650 (net input of the forget gate, t = 2), +0.4285 (kept state of the step before, t = 2)."`,
  );
});

describe('the drawings look as they did (numbers rounded)', () => {
  const texts = (markup: unknown): string =>
    all(parse(markup), 'text')
      .map(
        (text) => `${text.getAttribute('x')} ${text.getAttribute('y')} ${textOf(text.innerHTML)}`,
      )
      .join('\n');
  test('a block with two cells, the output gate lit', () =>
    expect(texts(drawBlock(two, set(at(2), { sources: 'output' }), say, 'landscape'))).toMatchSnapshot()); // prettier-ignore
  test('a layer of two blocks, one of them closed', () =>
    expect(texts(drawLayer(both, at(2, 'b_ω'), say, 'landscape'))).toMatchSnapshot());
  test('the way back through a block', () =>
    expect(texts(drawErrors(one, at(1, 'ε_s'), say, 'landscape'))).toMatchSnapshot());
  test('the order in the article’s reading', () =>
    expect(texts(drawOrder(both, set(at(1), { reading: 'article' }), say, 'landscape'))).toMatchSnapshot()); // prettier-ignore
});
