/**
 * What the chapter on the carousel and its gates says in words holds on its networks.
 * Source: content/chapters/07-carousel-to-block.mdx, content/exercises/07-carousel-to-block.ts.
 * Leaves out its cells (cells.slow.test.ts), equations (equations.test.ts) and figure (blockFigures.test.ts).
 */
import { describe, expect, it } from 'vitest';
import { grown } from '../../content/exercises/07-carousel-to-block.ts';
import { lstm, random, reberGrammar, rnn, runningExample } from '../../lib/index.ts';

const source = random(4);
const stream = Array.from({ length: 20 }, (_, n) => [
  n === 0 ? 1 : source.uniform(-1, 1), n === 0 ? 1 : 0, n === 19 ? 1 : 0, 1,
]); // prettier-ignore

function unit(inputGate: boolean, outputGate: boolean) {
  const net = lstm.network({
    inputs: 4, blocks: 1, outputs: 1, output: 'identity',
    biases: false, peepholes: false, forgetGate: false, inputGate, outputGate,
  }); // prettier-ignore
  const weights = lstm.weights(net, {
    ...(inputGate && { iι: [[0], [12], [0], [-6]], hι: [[0]] }),
    ...(outputGate && { iω: [[0], [0], [12], [-6]], hω: [[0]] }),
    ic: [[1], [0], [0], [0]], hc: [[0]], ck: [[1]],
  } as lstm.PlainWeights); // prettier-ignore
  const { s, b } = lstm.forward(net, weights, stream);
  const said = b.c.slice(1, 20).map(([out]) => Math.abs(out!));
  return { written: s[1]![0]!, kept: s[20]![0]!, early: Math.max(...said), asked: b.c[20]![0]! };
}

describe('its failures', () => {
  it('noise drives the state away, unless the input gate is shut', () => {
    const [without, guarded] = [unit(false, false), unit(true, false)];
    expect(Math.abs(without.kept - without.written)).toBeGreaterThan(0.5);
    expect(Math.abs(guarded.kept - guarded.written)).toBeLessThan(0.05);
  });

  it('the output gate keeps a stored value quiet until it is asked for', () => {
    const [open, guarded] = [unit(true, false), unit(true, true)];
    expect(open.early).toBeGreaterThan(0.5);
    expect(guarded.early).toBeLessThan(0.01);
    expect(guarded.asked).toBeGreaterThan(0.5);
  });

  it('without forgetting the state passes −7.8 on day 30 and −53.6 on day 200, with it stays below one', () => {
    expect(grown(30)).toBeCloseTo(-7.8, 1);
    expect(grown(200)).toBeCloseTo(-53.6, 1);
    const { net, weights } = runningExample.block('A');
    const x = Array.from({ length: 200 }, (_, n) => runningExample.x[n % 3]!);
    const { s } = lstm.forward(net, weights, x);
    expect(Math.max(...s.map(([one]) => Math.abs(one!)))).toBeLessThan(1);
  });

  it('the slope of the squashed state has vanished by day 15', () => {
    expect(1 - Math.tanh(grown(15)) ** 2).toBeLessThan(0.003);
  });

  it('on a stream the state grows without a forget gate, and neither with one nor with resets', () => {
    const largest = (forgetGate: boolean, reset: boolean): number[] => {
      const net = lstm.network({ inputs: 7, blocks: 4, cells: 2, outputs: 7, forgetGate });
      const weights = lstm.initialize(net, { seed: 1 });
      let state: lstm.State | undefined;
      const [found, marks] = [[] as number[], [10, 100]];
      let most = 0;
      for (const step of reberGrammar.continual(random(1))) {
        if (step.place === 0 && marks.includes(step.string - 1)) found.push(most);
        if (step.string > 100) break;
        const trace = lstm.forward(net, weights, [step.x], {
          state: reset && step.place === 0 ? undefined : state,
        });
        state = trace.state;
        most = Math.max(most, ...[...trace.s[1]!].map(Math.abs));
      }
      return found;
    };
    const [ten, hundred] = largest(false, false) as [number, number];
    expect(hundred / ten).toBeGreaterThan(5);
    for (const [early, late] of [largest(true, false), largest(false, true)]) {
      expect(late! / early!).toBeLessThan(2.5);
      expect(late!).toBeLessThan(hundred / 10);
    }
  });
});

describe('the block', () => {
  it('a block with all gates open and nothing kept is a hidden node', () => {
    const shape = { inputs: 2, outputs: 1, output: 'logistic', biases: false } as const;
    const block = lstm.network({
      ...shape, blocks: 2, peepholes: false, inputGate: false, outputGate: false, squash: { h: 'identity' },
    }); // prettier-ignore
    const { ih, hh, hk } = runningExample.recurrent;
    // A forget gate far below zero keeps nothing.
    const shut = [[-60, -60], [-60, -60]]; // prettier-ignore
    const none = [[0, 0], [0, 0]]; // prettier-ignore
    const x = [[0.5, 1], [1, 0.5], [0.5, 0.5]]; // prettier-ignore
    const weights = lstm.weights(block, {
      iφ: shut,
      hφ: none,
      ic: ih,
      hc: hh,
      ck: hk,
    } as unknown as lstm.PlainWeights);
    const net = rnn.network({ ...shape, hidden: 2 });
    const plain = rnn.forward(net, rnn.weights(net, runningExample.recurrent), x);
    const { y } = lstm.forward(block, weights, x);
    for (const t of [1, 2, 3]) expect(y[t]![0]).toBeCloseTo(plain.y[t]![0]!, 12);
  });

  it('a gate of the running example is above zero and below one on every day', () => {
    const { net, weights } = runningExample.block('peepholes');
    const { b } = lstm.forward(net, weights, runningExample.x);
    for (const gate of [b.ι, b.φ, b.ω]) {
      for (const t of [1, 2, 3]) {
        expect(gate[t]![0]).toBeGreaterThan(0);
        expect(gate[t]![0]).toBeLessThan(1);
      }
    }
  });
});
