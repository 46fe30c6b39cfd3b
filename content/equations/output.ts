// The output layers with their losses, and the error they share.
// Source: theory of maximum likelihood; the softmax pair needs targets that sum to 1.
// Leaves out: CTC.
import type { OutputKind, Statement } from '../../lib/equations/types.ts';

const one = (
  n: number,
  title: string,
  source: string,
  output?: OutputKind,
  kind: Statement['kind'] = 'definition',
): Statement => ({
  id: `output.${n}`,
  source,
  group: 'output',
  title,
  kind,
  ...(output && { output }),
});

export const outputStatements: readonly Statement[] = [
  one(1, 'softmax', "y_k^t = exp(a_k^t) / Σ_k' exp(a_k'^t)", 'softmax'),
  one(2, 'logistic', 'y_k^t = 1 / (1 + exp(-a_k^t))', 'logistic'),
  one(3, 'identity', 'y_k^t = a_k^t', 'identity'),
  one(4, 'crossEntropy', 'O = -Σ_t Σ_k z_k^t ln(y_k^t)', 'softmax'),
  one(
    5,
    'binaryCrossEntropy',
    'O = -Σ_t Σ_k (z_k^t ln(y_k^t) + (1 - z_k^t) ln(1 - y_k^t))',
    'logistic',
  ),
  one(6, 'squaredError', 'O = 1/2 Σ_t Σ_k (y_k^t - z_k^t)^2', 'identity'),
  one(7, 'outputError', 'δ_k^t = ∂O/∂a_k^t = y_k^t - z_k^t', undefined, 'derived'),
];
