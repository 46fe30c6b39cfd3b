// The two derivatives of each question, held against error terms, gradients and products of the library.
// Source: the running example; teaching values of its memory block.
// Leaves out: the page (tests/site/partials.browser.test.ts).
import { describe, expect, test } from 'vitest';
import { partial, partialNames } from '../../content/reference/partials.ts';
import { lstm, rnn } from '../../lib/index.ts';
import { nudge } from '../../lib/equations/nudge.ts';
import { makeCase } from '../../lib/equations/networks.ts';
import { parsed } from '../../content/equations/parsed.ts';
import { block, recurrent, x, z } from '../../lib/tasks/runningExample.ts';

const cell = block('peepholes');
const trace = lstm.forward(cell.net, cell.weights, x);
const errors = lstm.backward(cell.net, cell.weights, trace, z);
const net = rnn.network({ inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false });
const w = rnn.weights(net, recurrent);
const own = rnn.forward(net, w, x);

describe('the running example', () => {
  test('total derivatives of the loss are ε_s and the gradient; its own equation reads neither', () => {
    const state = partial('lossByState', 0.1);
    expect(state.total).toBeCloseTo(errors.ε.s[1]![0]!, 12);
    expect(state.explicit).toBeCloseTo(0);
    const gradient = rnn.gradient(net, own, rnn.backward(net, w, own, z));
    const weight = partial('lossByWeight', 0.1);
    expect(weight.total).toBeCloseTo(gradient.hh[0]![0]!, 12);
    expect(weight.explicit).toBeCloseTo(0);
  });

  test('the explicit partial of a state by the one before is the forget gate, of a later one nothing', () => {
    expect(partial('nextState', 0.1).explicit).toBeCloseTo(trace.b.φ[2]![0]!, 12);
    expect(partial('laterState', 0.1).explicit).toBe(0);
    // The carousel alone would give the product of the gates.
    expect(trace.b.φ[2]![0]! * trace.b.φ[3]![0]!).toBeCloseTo(0.383, 3);
    expect(partial('laterState', 0.1).total).toBeCloseTo(0.093, 3);
  });

  test('a net input by a recurrent weight: explicitly the output before, in all more than that', () => {
    const { explicit, total } = partial('netByWeight', 0.1);
    expect(explicit).toBeCloseTo(own.b.h[2]![0]!, 12);
    expect(Math.abs(total - explicit)).toBeGreaterThan(0.01);
  });
});

describe.each(partialNames)('%s', (name) => {
  test('a small move follows the total derivative, frozen it follows the explicit one', () => {
    const delta = 1e-6;
    const { before, frozen, following, explicit, total } = partial(name, delta);
    expect((frozen - before) / delta).toBeCloseTo(explicit, 5);
    expect((following - before) / delta).toBeCloseTo(total, 5);
  });

  test('what is moved moves nothing earlier than itself', () => {
    const { moved, before, frozen, following } = partial(name, 0.25);
    expect(moved.length).toBeGreaterThan(1);
    expect([before, frozen, following].every(Number.isFinite)).toBe(true);
    expect(partial(name, 0).moved).toEqual([]);
  });
});

test('totals agree with the tape on random networks, for every state and loss', () => {
  const one = makeCase(parsed, 3, 1, { network: 'lstm' });
  const env = one.printed;
  const given = Object.keys(env.values).filter((name) => /^(w|bias|x|z)_/.test(name));
  const start = {
    given,
    env: { ...env, values: { ...env.values, 's_c^0': [one.state!.s!], 'b_c^0': [one.state!.b!] } },
  };
  for (const column of [0, 5]) {
    const by = { name: 's_c', row: 2, column };
    const { total } = nudge(
      parsed.filter(({ network = 'lstm' }) => network === 'lstm'),
      one.output,
      start,
      {
        of: { name: 'O', row: 0, column: 0 },
        by,
        delta: 0.1,
      },
    );
    expect(total).toBeCloseTo(env.values['∂s_c']![2]![column]!, 10);
  }
});

test('a watched value without an equation is refused by name', () => {
  const start = { given: [], env: makeCase(parsed, 3, 1).printed };
  const of = { name: 'x_i', row: 1, column: 0 };
  const by = { name: 's_c', row: 1, column: 0 };
  const lstmOnly = parsed.filter(({ network = 'lstm' }) => network === 'lstm');
  expect(() => nudge(lstmOnly, 'softmax', start, { of, by, delta: 0.1 })).toThrow(
    'nudge: of is x_i, expected O, a_ι, b_ι',
  );
});
