// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { dictionary } from '../../site/i18n/index.ts';
import { formatValue } from '../../site/live/format.ts';
import { valueOf } from '../../site/live/quantity.ts';
import { blockGraph, inputCount } from '../../site/components/figures/memoryBlockGraph.ts';
import { layoutBlock } from '../../site/components/figures/memoryBlockLayout.ts';
import { drawBlock } from '../../site/components/figures/memoryBlock.ts';
import {
  describe as describeFigure,
  renderCaption,
  renderControls,
  renderWords,
} from '../../site/components/figures/figureShell.ts';
import { nearest } from '../../site/components/figures/figureShellEvents.ts';
import { numbersOf, render as numbersTable } from '../../site/components/figures/numbersTable.ts';
import { columnName, render as score, scoreOf } from '../../site/components/figures/score.ts';
import { levelPath, plotPoint, widthOf } from '../../site/components/figures/shapes.ts';
import { at, sceneOf, textOf } from './figuresScene.ts';

const en = dictionary('en');
const zh = dictionary('zh-cn');

const parse = (markup: unknown): Document =>
  new DOMParser().parseFromString(`<!doctype html><body>${String(markup)}</body>`, 'text/html');

const all = (document: Document, selector: string): Element[] => [
  ...document.querySelectorAll(selector),
];

describe('the memory block’s graph', () => {
  test('has a node for every quantity of a step, once per gate and once per cell', () => {
    const names = blockGraph(sceneOf(), 4, 0)
      .nodes.filter((node) => node.quantity !== null)
      .map((node) => `${node.quantity}${node.dt}`)
      .sort();
    expect(names).toEqual(
      ['a_c0 a_ι0 a_φ0 a_ω0 b_c-1 b_c0 b_ι0 b_φ0 b_ω0 g_c0 h_c0 s_c-1 s_c0 x_i0'][0]!
        .split(' ')
        .sort(),
    );
  });

  test('draws one row of nodes per cell and shares the three gates', () => {
    const one = blockGraph(sceneOf({ cells: 1 }), 3, 0);
    const two = blockGraph(sceneOf({ cells: 2 }), 3, 0);
    const rows = (graph: typeof one, kind: string): number =>
      graph.nodes.filter((node) => node.kind === kind).length;
    for (const kind of ['sum', 'state', 'delay', 'result']) {
      expect(rows(one, kind)).toBe(1);
      expect(rows(two, kind)).toBe(2);
    }
    expect(rows(two, 'gate')).toBe(3);
    expect(two.edges.filter((edge) => edge.kind === 'gate')).toHaveLength(6);
  });

  test('has a peephole from each cell to each gate, and none when they are switched off', () => {
    const edges = blockGraph(sceneOf({ cells: 2 }), 3, 0).edges;
    const peepholes = edges.filter((edge) => edge.kind === 'peephole');
    expect(
      peepholes.map((edge) => `${edge.from}→${edge.to}${edge.before ? ' before' : ''}`),
    ).toEqual(
      [0, 1].flatMap((row) => [
        `delay:${row}→gate:input before`,
        `delay:${row}→gate:forget before`,
        `s:${row}→gate:output`,
      ]),
    );
    const off = blockGraph(sceneOf({ peepholes: false }), 3, 0).edges;
    expect(off.filter((edge) => edge.kind === 'peephole')).toEqual([]);
    expect(
      parse(drawBlock(sceneOf({ peepholes: false }), at(3), en, 'landscape')).querySelector(
        '.peephole',
      ),
    ).toBeNull();
  });

  test('carries the state past without a product when there is no forget gate', () => {
    const { nodes, edges, gates } = blockGraph(sceneOf({ forgetGate: false }), 3, 0);
    expect(gates).toEqual(['input', 'output']);
    expect(nodes.some((node) => node.gate === 'forget')).toBe(false);
    const back = edges.find((edge) => edge.from === 'delay:0' && edge.to === 's:0')!;
    expect(back.value).toBe(valueOf(sceneOf({ forgetGate: false }), 's_c', 2, 0, 0));
  });

  test('every edge joins two nodes of the graph', () => {
    for (const shape of [{}, { cells: 3 }, { peepholes: false, forgetGate: false }]) {
      const { nodes, edges } = blockGraph(sceneOf(shape), 2, 1);
      const ids = new Set(nodes.map((node) => node.id));
      expect(ids.size).toBe(nodes.length);
      for (const edge of edges)
        expect([edge.from, edge.to].filter((id) => !ids.has(id))).toEqual([]);
    }
  });

  test('the values that meet in the state add up to it: s = b_φ s before + b_ι g', () => {
    for (let t = 1; t <= 7; t += 1) {
      const { nodes } = blockGraph(sceneOf({ cells: 2 }), t, 1);
      for (const row of [0, 1]) {
        const value = (id: string): number =>
          nodes.find((node) => node.id === `${id}:${row}`)!.value;
        // One product and one sum of doubles: a few units in the last place.
        expect(value('s')).toBeCloseTo(value('keep') + value('in'), 14);
        expect(value('b')).toBeCloseTo(value('out'), 14);
      }
    }
  });

  test('counts the constant 1 on the input line only when the network has biases', () => {
    expect(inputCount(sceneOf().net)).toBe(4);
    expect(inputCount(sceneOf({ biases: false }).net)).toBe(3);
  });
});

describe('the layout', () => {
  test('keeps every node inside the drawing, for one to three cells, both ways up', () => {
    for (const cells of [1, 2, 3]) {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const graph = blockGraph(sceneOf({ cells }), 3, 0);
        const layout = layoutBlock(graph, orientation);
        for (const node of graph.nodes) {
          const [x, y] = layout.at.get(node.id)!;
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(layout.width + 8);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(layout.height);
        }
        for (const edge of graph.edges) {
          expect(layout.route(edge).flat().every(Number.isFinite)).toBe(true);
        }
      }
    }
  });

  test('stands every cell on a place of its own', () => {
    const graph = blockGraph(sceneOf({ cells: 3 }), 3, 0);
    for (const orientation of ['landscape', 'portrait'] as const) {
      const layout = layoutBlock(graph, orientation);
      const places = [0, 1, 2].map((row) => String(layout.at.get(`s:${row}`)));
      expect(new Set(places).size).toBe(3);
    }
  });

  test('is as wide as the text on a wide page and as a phone’s screen on a narrow one', () => {
    const graph = blockGraph(sceneOf(), 3, 0);
    expect(layoutBlock(graph, 'landscape').width).toBe(852);
    expect(layoutBlock(graph, 'portrait').width).toBe(350);
  });
});

describe('the memory block’s drawing', () => {
  const labels = (orientation: 'landscape' | 'portrait', cells = 1, t = 4): string[] =>
    all(parse(drawBlock(sceneOf({ cells }), at(t), en, orientation)), '.node .ring').map(
      (ring) => ring.getAttribute('aria-label') ?? '',
    );

  test('names every node with its value', () => {
    const scene = sceneOf();
    const value = (quantity: string, t = 4): string =>
      formatValue(valueOf(scene, quantity, t, 0, 0), 3);
    expect(labels('landscape')).toEqual([
      'today’s input, four values with the constant 1',
      'outputs of the hidden layer of the day before, two values',
      `input gate, net input ${value('a_ι')}`,
      `input gate, activation ${value('b_ι')}`,
      `forget gate, net input ${value('a_φ')}`,
      `forget gate, activation ${value('b_φ')}`,
      `output gate, net input ${value('a_ω')}`,
      `output gate, activation ${value('b_ω')}`,
      `net input of the cell ${value('a_c')}`,
      `squashed input g of the cell, ${value('g_c')}`,
      `state of the cell ${value('s_c')}`,
      `state of the cell on the day before ${value('s_c', 3)}`,
      `squashed state h of the cell, ${value('h_c')}`,
      `output of the cell ${value('b_c')}`,
    ]);
    expect(labels('portrait')).toEqual(labels('landscape'));
    expect(labels('landscape', 2)).toContain(
      `cell 2, state of the cell ${formatValue(valueOf(sceneOf({ cells: 2 }), 's_c', 4, 0, 1), 3)}`,
    );
  });

  test('prints no number that is not a value of the trace', () => {
    for (const cells of [1, 2]) {
      for (let t = 1; t <= 7; t += 1) {
        const scene = sceneOf({ cells });
        const expected = blockGraph(scene, t, 0)
          .nodes.filter((node) => node.kind !== 'source')
          .filter((node) => node.id.split(':')[0] !== 'out')
          .map((node) => formatValue(node.value, 3))
          .sort();
        for (const orientation of ['landscape', 'portrait'] as const) {
          const printed = all(parse(drawBlock(scene, at(t), en, orientation)), 'text')
            .map((text) => text.textContent.trim())
            .filter((text) => /^[−]?\d+\.\d{3}$/.test(text))
            .sort();
          // A cell's net input stands once under its sum; its plot shows it as the place of the dot.
          expect(printed).toEqual(expected);
        }
      }
    }
  });

  test('has one tab stop, on the selected node', () => {
    for (const quantity of ['s_c', 'b_φ', 'a_ω', 'x_i']) {
      const stops = all(
        parse(drawBlock(sceneOf({ cells: 2 }), at(2, quantity, 0, 1), en, 'landscape')),
        '[tabindex="0"]',
      );
      expect(stops.map((ring) => ring.closest('[data-q]')!.getAttribute('data-q'))).toEqual([
        quantity,
      ]);
    }
  });

  test('frames the selected quantity and rings the same one of the day before', () => {
    const document = parse(drawBlock(sceneOf({ cells: 2 }), at(3, 's_c', 0, 1), en, 'landscape'));
    const marks = (name: string): string[] =>
      all(document, `${name} .ring`).map((ring) =>
        ring.getAttribute('aria-label')!.replace(/ [−\d.]+$/, ''),
      );
    expect(marks('.node.is-selected')).toEqual(['cell 2, state of the cell']);
    expect(marks('.node.is-linked')).toEqual(['cell 2, state of the cell on the day before']);
    const selected = document.querySelector('.node.is-selected .ring')!;
    expect(selected.getAttribute('aria-pressed')).toBe('true');
  });

  test('rings a node when its error is selected', () => {
    const linked = (quantity: string): string[] =>
      all(parse(drawBlock(sceneOf(), at(3, quantity), en, 'landscape')), '.node.is-linked').map(
        (ring) => ring.closest('[data-q]')!.getAttribute('data-q')!,
      );
    expect(linked('ε_s')).toEqual(['s_c']);
    expect(linked('δ_φ')).toEqual(['a_φ']);
    expect(linked('ε_c')).toEqual(['b_c']);
  });

  test('draws a negative value hollow and a positive one filled', () => {
    for (let t = 1; t <= 7; t += 1) {
      const scene = sceneOf();
      const document = parse(drawBlock(scene, at(t), en, 'landscape'));
      const edge = all(document, '.edge[data-q="b_c"]:not([data-dt])').find((group) =>
        group.querySelector('.flow'),
      )!;
      const hollow = edge.querySelector('.flow-hollow') !== null;
      expect(hollow).toBe(valueOf(scene, 'b_c', t, 0, 0) < 0);
    }
  });

  test('looks as it did (coordinates and values rounded)', () => {
    const summary = all(parse(drawBlock(sceneOf(), at(4), en, 'landscape')), 'text')
      .map(
        (text) => `${text.getAttribute('x')} ${text.getAttribute('y')} ${textOf(text.innerHTML)}`,
      )
      .join('\n');
    expect(summary).toMatchSnapshot();
  });
});

describe('the shell', () => {
  test('says in words what the figure shows, with signs', () => {
    const scene = sceneOf();
    const value = (quantity: string, t = 4): string =>
      formatValue(valueOf(scene, quantity, t, 0, 0), 3);
    expect(describeFigure(scene, at(4), en)).toBe(
      `Block 1 on Thursday 23 April 2015, step 4 of 7. Open by: input gate ${value('b_ι')}, forget gate ${value('b_φ')} and output gate ${value('b_ω')}. Yesterday’s state ${value('s_c', 3)} and today’s squashed input ${value('g_c')} become the state ${value('s_c')}; squashed it is ${value('h_c')}, and the block gives out ${value('b_c')}.`,
    );
  });

  test('announces the step', () => {
    const status = parse(renderWords(sceneOf(), at(2), en)).querySelector('[role="status"]')!;
    expect(status.textContent.trim()).toBe('Tuesday 21 April 2015, step 2 of 7');
  });

  test('steps one day either way and stops at both ends', () => {
    const steps = (t: number): (string | null)[][] =>
      all(parse(renderControls(sceneOf(), at(t), en)), '.figure-step').map((button) => [
        button.getAttribute('data-step-to'),
        button.getAttribute('aria-disabled'),
      ]);
    expect(steps(4)).toEqual([
      ['3', null],
      ['5', null],
    ]);
    expect(steps(1)[0]).toEqual(['1', 'true']);
    expect(steps(7)[1]).toEqual(['7', 'true']);
  });

  test('offers the blocks of the network, and none when there is one', () => {
    const names = (blocks: number): (string | null)[] =>
      all(parse(renderControls(sceneOf({ blocks }), at(1), en)), '.figure-block').map((button) =>
        button.getAttribute('aria-label'),
      );
    expect(names(3)).toEqual(['Block 1', 'Block 2', 'Block 3']);
    expect(names(1)).toEqual([]);
  });

  test('counts features and hidden units in the caption from the network', () => {
    expect(
      textOf(renderCaption(sceneOf({ cells: 2 }), at(1, 's_c', 1), en, { number: '9.1' })),
    ).toMatch(
      /^Figure 9\.1\. Block 2 of a trained 3–4–1 network .* here three features and the constant 1, and four hidden units\.$/,
    );
  });

  test('goes to the nearest node ahead when an arrow is pressed', () => {
    const others = [
      { x: 100, y: 0 },
      { x: 60, y: 50 },
      { x: -10, y: 0 },
      { x: 0, y: 80 },
    ];
    const from = { x: 0, y: 0 };
    expect(nearest(from, others, 'ArrowRight')).toBe(0);
    expect(nearest(from, others, 'ArrowLeft')).toBe(2);
    expect(nearest(from, others, 'ArrowDown')).toBe(3);
    expect(nearest(from, others, 'ArrowUp')).toBe(-1);
  });
});

describe('the numbers', () => {
  test('every row is the quantity over all days', () => {
    const scene = sceneOf({ cells: 2, outputs: 3, output: 'softmax' });
    const rows = numbersOf(scene, 1);
    for (const row of rows) {
      const indexed = ['x_i', 'y_k'].includes(row.quantity);
      row.values.forEach((value, k) =>
        expect(value).toBe(
          indexed
            ? valueOf(scene, row.quantity, k + 1, 1, 0, row.index ?? 0)
            : valueOf(scene, row.quantity, k + 1, 1, row.index ?? 0),
        ),
      );
    }
    // 3 inputs; a, b of three gates; a, g, s, h, b of two cells; 3 outputs; δ of three gates; ε_c, ε_s, δ_c of two cells.
    expect(rows).toHaveLength(3 + 6 + 10 + 3 + 3 + 6);
  });

  test('prints three decimals forward and four for errors, and marks the current day', () => {
    const scene = sceneOf();
    const document = parse(numbersTable(scene, at(5), en));
    const cells = (label: string): string[] =>
      [
        ...all(document, 'tbody tr').find((row) => row.querySelector('th')!.textContent === label)!
          .children,
      ]
        .slice(1)
        .map((cell) => cell.textContent);
    const days = [1, 2, 3, 4, 5, 6, 7];
    expect(cells('sc')).toEqual(days.map((t) => formatValue(valueOf(scene, 's_c', t, 0, 0), 3)));
    expect(cells('δφ')).toEqual(days.map((t) => formatValue(valueOf(scene, 'δ_φ', t, 0, 0), 4)));
    expect(document.querySelector('thead [aria-current]')!.textContent).toBe('Fri 24');
  });
});

describe('the score', () => {
  test('shows gates, state and rain of every day', () => {
    const scene = sceneOf({ cells: 2 });
    const columns = scoreOf(scene, 1);
    expect(columns.map((column) => column.t)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const column of columns) {
      expect(column.gates.map(({ value }) => value)).toEqual(
        ['b_ι', 'b_φ', 'b_ω'].map((quantity) => valueOf(scene, quantity, column.t, 1, 0)),
      );
      expect(column.states).toEqual([0, 1].map((cell) => valueOf(scene, 's_c', column.t, 1, cell)));
    }
    expect(columns.map((column) => column.rain)).toEqual([0, 5.6, 0, 3, 3.3, 1.3, 0]);
  });

  test('is a row of buttons of which one is pressed and in the tab order', () => {
    const buttons = all(parse(score(sceneOf(), at(6), en)), 'button.score-day');
    expect(buttons).toHaveLength(7);
    expect(
      buttons.map((button) => button.getAttribute('aria-pressed') === 'true').indexOf(true),
    ).toBe(5);
    expect(buttons.filter((button) => button.getAttribute('tabindex') === '0')).toHaveLength(1);
  });

  test('names a column by day, weather and every value', () => {
    const scene = sceneOf();
    const column = scoreOf(scene, 0)[1]!;
    const value = (quantity: string): string => formatValue(valueOf(scene, quantity, 2, 0, 0), 3);
    expect(columnName(scene, column, en)).toBe(
      `Tuesday 21 April 2015, rain, 5.6 mm of rain, input gate ${value('b_ι')}, forget gate ${value('b_φ')}, output gate ${value('b_ω')}, state ${value('s_c')}`,
    );
    expect(columnName(scene, column, zh)).toContain(
      '2015 年 4 月 21 日，星期二, 雨, 降雨 5.6 毫米',
    );
  });
});

describe('shapes', () => {
  test('widths grow with the value, and hollow ones keep room inside', () => {
    expect(widthOf(0.7, 12)).toBe(8.4);
    expect(widthOf(-0.7, 12)).toBe(8.4);
    expect(widthOf(0, 12)).toBe(2);
    expect(widthOf(-0.001, 12)).toBe(4);
  });

  test('a gate’s level covers nothing when shut, half at one half, all when open', () => {
    expect(levelPath([10, 10], 9, 0)).toBe('');
    expect(levelPath([10, 10], 9, 0.5)).toBe('M1 10A9 9 0 0 0 19 10Z');
    expect(levelPath([10, 10], 9, 1)).toContain('a9 9');
  });

  test('the live dot stands at (a, f(a))', () => {
    const plot = {
      center: [0, 0],
      width: 40,
      height: 26,
      apply: Math.tanh,
      at: 0,
      unit: 's',
    } as const;
    expect(plotPoint(plot, 0).map((v) => v + 0)).toEqual([0, 0]);
    expect(plotPoint(plot, 5)).toEqual([17, -10]);
    expect(plotPoint(plot, 50)).toEqual([17, -10]);
  });
});
