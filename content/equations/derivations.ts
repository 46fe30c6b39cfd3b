// Every derived statement once more, line by line from the definition of what it states, each line with its reason.
// Source: the chain rule on the printed forward equations; a sum over outgoing edges with explicit partials.
// Leaves out: forward equations, which are definitions.
import type { NetworkName, Statement } from '../../lib/equations/types.ts';
import { alignmentDerivations } from './alignmentDerivations.ts';
import { step, type Derivation, type OfNetwork } from './derivation.ts';
import { gruDerivations, lstmDerivations } from './gatedDerivations.ts';
import {
  bidirectionalDerivations,
  mlpDerivations,
  outputDerivations,
  rnnDerivations,
} from './layerDerivations.ts';
import { bidirectionalStatements } from './bidirectional.ts';
import { gruStatements } from './gru.ts';
import { lstmStatements } from './lstm.ts';
import { lstm1997Statements } from './lstm1997.ts';
import { mlpStatements } from './mlp.ts';
import { rnnStatements } from './rnn.ts';
import { sensitivityDerivations } from './sensitivity.ts';
import { truncatedStatements } from './truncated.ts';
import { truncatedDerivations } from './truncatedDerivations.ts';
import { variantDerivations } from './variantDerivations.ts';
import { variantStatements } from './variants.ts';

const printed: readonly Statement[] = [
  ...bidirectionalStatements,
  ...lstmStatements, ...rnnStatements, ...gruStatements, ...mlpStatements, ...variantStatements,
  ...lstm1997Statements, ...truncatedStatements,
]; // prettier-ignore

/** The gradient of a weight: its net input is linear in it, and reads it at every step. */
function gradients(
  network: NetworkName,
  netInputs: Readonly<Record<string, string>>,
): Derivation[] {
  return printed.flatMap(({ id, source, group, network: of }) => {
    if (group !== 'gradient' || of !== network) return [];
    const relation = source.includes('≈') ? '≈' : undefined;
    const [left, result] = source.split(/ [=≈] /u) as [string, string];
    const error = /δ_([\p{L}])(\^t)?$/u.exec(result)!;
    const [unit, time] = [error[1]!, error[2] ?? ''];
    const sum = result.startsWith('Σ_t') ? 'Σ_t ' : '';
    const factors = result.replace(sum, '').replace(error[0], '').trim();
    const total = `∂O/∂a_${unit}${time}`;
    const weight = left.replace('∂O/∂', '');
    const used = netInputs[unit]!;
    return {
      id,
      left,
      ...(relation && { relation }),
      network,
      steps: [
        step(`${sum}${total} ∂a_${unit}${time}/∂${weight}`, sum ? 'everyStep' : 'edges', used),
        ...(factors ? [step(`${sum}${factors} ${total}`, 'local', used)] : []),
        step(result, 'name'),
      ],
    };
  });
}

const of = (network: NetworkName, all: readonly OfNetwork[]): Derivation[] =>
  all.map((one) => ({ ...one, network }));

export const derivations: readonly Derivation[] = [
  ...of('mlp', mlpDerivations),
  ...gradients('mlp', { h: 'mlp.1', k: 'mlp.3' }),
  ...of('rnn', rnnDerivations),
  ...gradients('rnn', { h: 'rnn.1', k: 'rnn.3' }),
  ...sensitivityDerivations,
  ...of('bidirectional', bidirectionalDerivations),
  ...gradients('bidirectional', {
    h: 'bidirectional.1',
    ℓ: 'bidirectional.3',
    k: 'bidirectional.5',
  }),
  ...of('lstm', lstmDerivations),
  ...gradients('lstm', { ι: 'lstm.1', φ: 'lstm.3', c: 'lstm.5', ω: 'lstm.7', k: 'lstm.10' }),
  ...of('gru', gruDerivations),
  ...gradients('gru', { r: 'gru.1', u: 'gru.3', m: 'gru.5', n: 'gru.6', k: 'gru.9' }),
  ...variantDerivations,
  ...gradients('fgr', { ι: 'fgr.1', φ: 'fgr.3', ω: 'fgr.7' }),
  ...gradients('lstm1997', { ι: 'lstm1997.1', c: 'lstm1997.5', ω: 'lstm1997.7' }),
  ...truncatedDerivations,
  ...gradients('truncated', { ι: 'lstm.1', φ: 'lstm.3', c: 'lstm.5', ω: 'lstm.7' }),
  ...gradients('truncated1997', {
    ι: 'truncated1997.1',
    c: 'truncated1997.5',
    ω: 'truncated1997.7',
  }),
  ...gradients('gruBefore', { n: 'gruBefore.6' }),
  ...outputDerivations,
  ...alignmentDerivations,
];

/** Whether it derives an error term, δ or ε, or the slope of a probability, and not the gradient of a weight. */
export const isErrorTerm = ({ left }: Derivation): boolean => /^(?:[δε]_|∂p\/)/u.test(left);
