// Six questions with two answers: the explicit partial derivative and the total one, on the running example.
// Source: lib/tasks/runningExample.ts; derivatives by the printed equations alone (lib/equations/nudge.ts).
// Leaves out: the words around them.
import { networkEnvironment, weightArrays } from '../../lib/equations/environment.ts';
import { nudge, type Nudge, type Spot } from '../../lib/equations/nudge.ts';
import type { Start } from '../../lib/equations/printed.ts';
import type { NetworkName } from '../../lib/equations/types.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import * as rnn from '../../lib/networks/rnn.ts';
import { block, recurrent, x, z } from '../../lib/tasks/runningExample.ts';
import { parsed } from '../equations/parsed.ts';

export const partialNames = [
  'netByWeight',
  'lossByWeight',
  'hiddenTwoSteps',
  'nextState',
  'laterState',
  'lossByState',
] as const;
export type PartialName = (typeof partialNames)[number];

interface Question {
  readonly network: NetworkName;
  readonly of: Spot;
  readonly by: Spot;
  readonly tex: string;
}
const spot = (name: string, row: number, column = 0): Spot => ({ name, row, column });
const loss = spot('O', 0);
/** The red edge from the first hidden unit to itself. */
const red = spot('w_hh', 0);

export const partials: Readonly<Record<PartialName, Question>> = {
  netByWeight: {
    network: 'rnn',
    of: spot('a_h', 3),
    by: red,
    tex: '\\partial a_1^3/\\partial w_{11}',
  },
  lossByWeight: { network: 'rnn', of: loss, by: red, tex: '\\partial O/\\partial w_{11}' },
  hiddenTwoSteps: {
    network: 'rnn',
    of: spot('b_c', 3),
    by: spot('b_c', 1),
    tex: '\\partial b_1^3/\\partial b_1^1',
  },
  nextState: {
    network: 'lstm',
    of: spot('s_c', 2),
    by: spot('s_c', 1),
    tex: '\\partial s_c^2/\\partial s_c^1',
  },
  laterState: {
    network: 'lstm',
    of: spot('s_c', 3),
    by: spot('s_c', 1),
    tex: '\\partial s_c^3/\\partial s_c^1',
  },
  lossByState: {
    network: 'lstm',
    of: loss,
    by: spot('s_c', 1),
    tex: '\\partial O/\\partial s_c^1',
  },
};

function starts(): Readonly<Partial<Record<NetworkName, Start>>> {
  const net = rnn.network({ inputs: 2, hidden: 2, outputs: 1, output: 'logistic', biases: false });
  const w = rnn.weights(net, recurrent);
  const cell = block('peepholes');
  const given = (weights: object): string[] => [
    ...Object.keys(weightArrays(weights)),
    'x_i',
    'z_k',
  ];
  return {
    rnn: { env: networkEnvironment({ net, w, trace: rnn.forward(net, w, x), z }), given: given(w) },
    lstm: {
      env: networkEnvironment({
        net: cell.net,
        w: cell.weights,
        trace: lstm.forward(cell.net, cell.weights, x),
        z,
      }),
      given: given(cell.weights),
    },
  };
}
let made: ReturnType<typeof starts> | undefined;

/** Both answers, and what moves when `by` moves by `delta`. */
export function partial(name: PartialName, delta: number): Nudge {
  const { network, of, by } = partials[name];
  const definitions = parsed.filter((one) => (one.network ?? network) === network);
  return nudge(definitions, 'logistic', (made ??= starts())[network]!, { of, by, delta });
}
