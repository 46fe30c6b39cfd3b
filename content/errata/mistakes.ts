// Mistakes as text patches: of the shown source of a network, and of the printed lines that say the same.
// Source: published code and texts, each linked; the source article of this book; slips of the hand where nothing is linked.
// Leaves out: what they do to a network (examine.ts); every number about them is computed.
import type { BaseNetwork } from '../../lib/equations/types.ts';

/** Networks whose code has a mistake here. */
export type ErrataNetwork = Extract<BaseNetwork, 'lstm' | 'rnn' | 'mlp'>;
/** `from` stands exactly once in the text that is patched. */
export interface Patch {
  readonly from: string;
  readonly to: string;
}
export interface Mistake {
  readonly id: string;
  readonly network: ErrataNetwork;
  readonly title: string;
  /** What was overlooked, in a sentence or two. */
  readonly about: string;
  /** Changes of `lib/networks/<network>.ts`. */
  readonly source: readonly Patch[];
  /** Changes of printed lines; empty where the line cannot be written in the book's notation. */
  readonly printed: readonly (Patch & { readonly id: string })[];
  /** Where it was published; without an address where there is none to give. */
  readonly cites: readonly { readonly text: string; readonly url?: string }[];
}

const github = (where: string, kind = 'issues'): Mistake['cites'][number] => {
  const [repository, number] = where.split('#') as [string, string];
  return { text: where, url: `https://github.com/${repository}/${kind}/${number}` };
};
const article = (claim: string): Mistake['cites'][number] => ({
  text: `the article that this book explains, ${claim}`,
});

const forgotten: readonly Mistake[] = [
  {
    id: 'no-recurrent-error',
    network: 'lstm',
    title: 'Nothing comes back through the recurrent weights',
    about:
      'A cell’s output is read by the whole layer one step later. Without those readers every step learns alone.',
    source: [
      {
        from: `δ.k[t]) +
        dot(w.hι[c], δ.ι[t + 1]) +
        dot(w.hφ[c], δ.φ[t + 1]) +
        dot(w.hc[c], δ.c[t + 1]) +
        dot(w.hω[c], δ.ω[t + 1]);`,
        to: 'δ.k[t]);',
      },
    ],
    printed: [{ id: 'lstm.11', from: ' + Σ_g w_cg δ_g^(t+1)', to: '' }],
    cites: [github('CaptainE/RNN-LSTM-in-numpy#1')],
  },
  {
    id: 'no-carousel',
    network: 'lstm',
    title: 'The carousel is cut',
    about:
      'The error of a state is handed on to the state before it. Whoever assigns where he should add loses that edge, and with it the point of an LSTM. On a short sequence learned by heart the loss can fall faster without it, and then it looks like a repair.',
    source: [{ from: 'b.φ[t + 1][j] * ε.s[t + 1][c] +\n        ', to: '' }],
    printed: [{ id: 'lstm.13', from: ' + b_φ^(t+1) ε_s^(t+1)', to: '' }],
    cites: [github('nicodjimenez/lstm#49', 'pull'), github('apache/mxnet#4057')],
  },
  {
    id: 'no-peephole-error',
    network: 'lstm',
    title: 'No error through the peepholes',
    about:
      'The gates read the state, so the state is to blame for what they did. Gers, Schraudolph and Schmidhuber left these edges out on purpose in 2002, as is reported; the result is then an approximation and no derivative.',
    source: [
      {
        from: ` +
        w.cι[c] * δ.ι[t + 1][j] +
        w.cφ[c] * δ.φ[t + 1][j] +
        w.cω[c] * δ.ω[t][j];`,
        to: ';',
      },
    ],
    printed: [{ id: 'lstm.13', from: ' + w_cι δ_ι^(t+1) + w_cφ δ_φ^(t+1) + w_cω δ_ω^t', to: '' }],
    cites: [],
  },
  {
    id: 'no-forget-slope',
    network: 'lstm',
    title: 'The forget gate has no slope',
    about: 'A gate is squashed. Its error passes the squashing function on the way back.',
    source: [{ from: 'f.slope(a.φ[t][j], b.φ[t][j]) * ', to: '' }],
    printed: [{ id: 'lstm.15', from: "= f'(a_φ^t) Σ", to: '= Σ' }],
    cites: [
      github('CaptainE/RNN-LSTM-in-numpy#1'),
      github('CaptainE/RNN-LSTM-in-numpy#2', 'pull'),
      github('nicklashansen/rnn_lstm_from_scratch#1'),
    ],
  },
  {
    id: 'first-cell-only',
    network: 'lstm',
    title: 'The gate listens to its first cell alone',
    about:
      'The cells of a block share their gates, so a gate’s error is a sum over all of them. With one cell in a block nobody notices.',
    source: [
      {
        from: 'dotBlock(trace.g[t], ε.s[t], j, cells); // (lstm.16)',
        to: 'trace.g[t][j * cells] * ε.s[t][j * cells]; // (lstm.16)',
      },
    ],
    printed: [],
    cites: [],
  },
];

const shifted: readonly Mistake[] = [
  {
    id: 'forget-gate-of-today',
    network: 'lstm',
    title: 'The forget gate of the wrong day',
    about:
      'Yesterday’s state was let into today by today’s gate. Seen from a state, the gate on the way back is tomorrow’s.',
    source: [{ from: 'b.φ[t + 1][j] * ε.s', to: 'b.φ[t][j] * ε.s' }],
    printed: [{ id: 'lstm.13', from: 'b_φ^(t+1) ε', to: 'b_φ^t ε' }],
    cites: [],
  },
  {
    id: 'output-gate-of-tomorrow',
    network: 'lstm',
    title: 'The output gate a day late',
    about:
      'Two gates read the state of the step before, and send their errors from the step after. The output gate reads the state of its own step.',
    source: [{ from: 'w.cω[c] * δ.ω[t][j]', to: 'w.cω[c] * δ.ω[t + 1][j]' }],
    printed: [{ id: 'lstm.13', from: 'δ_ω^t', to: 'δ_ω^(t+1)' }],
    cites: [],
  },
  {
    id: 'old-peephole',
    network: 'lstm',
    title: 'The output peephole’s gradient reads the old state',
    about:
      'Only this one array is wrong, so a check of the largest error over all weights has to look at every array.',
    source: [{ from: 'addByBlock(d.cω, s[t], ', to: 'addByBlock(d.cω, s[t - 1], ' }],
    printed: [{ id: 'lstm.30', from: 's_c^t', to: 's_c^(t-1)' }],
    cites: [],
  },
  {
    id: 'state-of-today',
    network: 'lstm',
    title: 'The forget gate is blamed for today’s state',
    about: 'It multiplied yesterday’s state, so that is what its error is weighed with.',
    source: [{ from: 'dotBlock(s[t - 1], ε.s[t]', to: 'dotBlock(s[t], ε.s[t]' }],
    printed: [{ id: 'lstm.15', from: 's_c^(t-1)', to: 's_c^t' }],
    cites: [],
  },
  {
    id: 'recurrent-of-today',
    network: 'lstm',
    title: 'A recurrent weight reads today’s output',
    about: 'What a recurrent weight carried was the output of the step before.',
    source: [{ from: 'addOuter(d.hι, b.c[t - 1],', to: 'addOuter(d.hι, b.c[t],' }],
    printed: [{ id: 'lstm.18', from: 'b_h^(t-1)', to: 'b_h^t' }],
    cites: [],
  },
  {
    id: 'rnn-recurrent-of-today',
    network: 'rnn',
    title: 'A red edge reads today’s output',
    about:
      'The same slip in a recurrent network: the gradient of a red edge needs the step before.',
    source: [{ from: 'addOuter(d.hh, b.h[t - 1],', to: 'addOuter(d.hh, b.h[t],' }],
    printed: [{ id: 'rnn.7', from: "b_h'^(t-1)", to: "b_h'^t" }],
    cites: [],
  },
];

const confused: readonly Mistake[] = [
  {
    id: 'slope-taken-twice',
    network: 'lstm',
    title: 'The slope at the squashed state',
    about:
      'The slope belongs to the state itself. Code that keeps only the squashed value easily squashes it again.',
    source: [
      {
        from: 'h.slope(s[t][c], trace.h[t][c])',
        to: 'h.slope(trace.h[t][c], h.apply(trace.h[t][c]))',
      },
    ],
    printed: [{ id: 'lstm.13', from: "h'(s_c^t)", to: "h'(h(s_c^t))" }],
    cites: [github('nicklashansen/rnn_lstm_from_scratch#1')],
  },
  {
    id: 'product-for-sum',
    network: 'lstm',
    title: 'A product where a sum belongs',
    about:
      'Two edges leave the state: its output, and the next state. Errors that come back on two edges are added. Multiplied, they vanish at the last step and everywhere before it.',
    source: [
      {
        from: 'ε.c[t][c] +\n        b.φ[t + 1][j] * ε.s',
        to: 'ε.c[t][c] *\n        b.φ[t + 1][j] * ε.s',
      },
    ],
    printed: [{ id: 'lstm.13', from: 'ε_c^t + b_φ', to: 'ε_c^t b_φ' }],
    cites: [
      {
        text: 'a vignette of the R package rnn (its line for δ 8)',
        url: 'https://cran.r-project.org/web/packages/rnn/vignettes/LSTM_units.html',
      },
    ],
  },
  {
    id: 'copied-bias',
    network: 'lstm',
    title: 'The bias of another gate',
    about: 'Four lines look alike; one was copied and not changed.',
    source: [{ from: 'add(d.bias.ι, δ.ι[t])', to: 'add(d.bias.ι, δ.φ[t])' }],
    printed: [{ id: 'lstm.20', from: 'δ_ι^t', to: 'δ_φ^t' }],
    cites: [github('hanbt/learn_dl#53')],
  },
  {
    id: 'explicit-for-total',
    network: 'rnn',
    title: 'The explicit partial for the total derivative',
    about:
      'A hidden unit acts on the loss of its own step, and on all later ones through the red edges. Whoever takes the first for the whole drops the rest.',
    source: [{ from: ' + dot(hh[h], δ.h[t + 1])', to: '' }],
    printed: [{ id: 'rnn.4', from: " + Σ_h' w_hh' δ_h'^(t+1)", to: '' }],
    cites: [github('d2l-ai/d2l-en#2616'), github('d2l-ai/d2l-en#2505')],
  },
  {
    id: 'rnn-transposed',
    network: 'rnn',
    title: 'The red matrix the wrong way round',
    about:
      'Forward it is read along one index, backward along the other. A square matrix never complains.',
    source: [
      {
        from: 'dot(hh[h], δ.h[t + 1])',
        to: 'hh.reduce((sum, row, from) => sum + row[h] * δ.h[t + 1][from], 0)',
      },
    ],
    printed: [{ id: 'rnn.4', from: "w_hh'", to: "w_h'h" }],
    cites: [],
  },
  {
    id: 'rnn-overwritten',
    network: 'rnn',
    title: '“=” for “+=”',
    about:
      'A weight is used at every step, and its gradient is a sum over them. Here each step wipes out the one before.',
    source: [
      {
        from: 'addOuter(d.hh, b.h[t - 1], δ.h[t]);',
        to: 'd.hh.forEach((row) => row.fill(0)); addOuter(d.hh, b.h[t - 1], δ.h[t]);',
      },
    ],
    printed: [],
    cites: [],
  },
  {
    id: 'mlp-slope-at-output',
    network: 'mlp',
    title: 'The slope at the output',
    about:
      'f′(x) in a text leaves open what x is. It is the net input of the unit, neither its feature nor its output.',
    source: [
      {
        from: 'θ.slope(a.h[n][t][h], b.h[n][t][h])',
        to: 'θ.slope(b.h[n][t][h], θ.apply(b.h[n][t][h]))',
      },
    ],
    printed: [{ id: 'mlp.5', from: "θ'(a_h) Σ_k w_hk δ_k = θ'(a_h) ε_h", to: "θ'(b_h) ε_h" }],
    cites: [article('where sigma = eps · f′(x)')],
  },
  {
    id: 'mlp-slope-of-error',
    network: 'mlp',
    title: '“The activation function becomes its derivative”',
    about:
      'Taken at its word, the error goes through f′ as a value went through f. The backward pass multiplies by f′ instead.',
    source: [
      {
        from: 'θ.slope(a.h[n][t][h], b.h[n][t][h]) * ε.h[n][t][h]',
        to: 'θ.slope(ε.h[n][t][h], θ.apply(ε.h[n][t][h]))',
      },
    ],
    printed: [{ id: 'mlp.5', from: "θ'(a_h) Σ_k w_hk δ_k = θ'(a_h) ε_h", to: "θ'(ε_h)" }],
    cites: [article('on backward and forward')],
  },
  {
    id: 'mlp-update-first',
    network: 'mlp',
    title: 'Update first, propagate afterwards',
    about:
      'Listed in this order, the error travels over weights that have changed already. Here the output weights move by one whole gradient before the error passes them.',
    source: [
      {
        from: 'dot(w[h], above[t]); // (mlp.4)',
        to: 'w[h].reduce((sum, v, k) => sum + (v - b.h[n][t][h] * above[t][k]) * above[t][k], 0); // (mlp.4)',
      },
    ],
    printed: [{ id: 'mlp.4', from: 'Σ_k w_hk δ_k', to: 'Σ_k (w_hk - b_h δ_k) δ_k' }],
    cites: [article('on the two jobs of the backward pass')],
  },
];

const readWrong: readonly Mistake[] = [
  {
    id: 'output-gate-reads-now',
    network: 'lstm',
    title: 'An output gate that reads the outputs of its own step',
    about:
      'They do not exist yet: each waits for the gate that waits for it. A program reads whatever lies in the memory; here that is zero, and the gate has lost its recurrent input.',
    source: [{ from: 'dot(w.hω[j], b.c[t - 1])', to: 'dot(w.hω[j], b.c[t])' }],
    printed: [{ id: 'lstm.7', from: 'b_h^(t-1)', to: 'b_h^t' }],
    cites: [article('on what the output gate reads')],
  },
  {
    id: 'nothing-forgotten',
    network: 'lstm',
    title: 'The history is added as it is',
    about:
      'A flow “squash, input gate, add the history, squash, output gate” leaves the forget gate out. It multiplies the history before that is added.',
    source: [{ from: 'b.φ[t][j] * s[t - 1][c] + b.ι', to: 's[t - 1][c] + b.ι' }],
    printed: [{ id: 'lstm.6', from: 'b_φ^t s_c^(t-1)', to: 's_c^(t-1)' }],
    cites: [article('on the flow through a block')],
  },
  {
    id: 'all-forgotten',
    network: 'lstm',
    title: 'The forget gate on the sum',
    about:
      '“Current value plus history, times the forget gate” also forgets what has just come in.',
    source: [
      {
        from: 'b.φ[t][j] * s[t - 1][c] + b.ι[t][j] * trace.g[t][c]',
        to: 'b.φ[t][j] * (s[t - 1][c] + b.ι[t][j] * trace.g[t][c])',
      },
    ],
    printed: [
      {
        id: 'lstm.6',
        from: 'b_φ^t s_c^(t-1) + b_ι^t g(a_c^t)',
        to: 'b_φ^t (s_c^(t-1) + b_ι^t g(a_c^t))',
      },
    ],
    cites: [article('on the new value of a cell')],
  },
  {
    id: 'peephole-after-squashing',
    network: 'lstm',
    title: 'The peephole is added after the squashing',
    about:
      'A gate is a share between 0 and 1 because its whole input is squashed. Added afterwards, the state drives it out of that range.',
    source: [
      { from: ' +\n          dotBlock(w.cω, s[t], j, cells) +\n', to: ' +\n' },
      {
        from: 'f.applyAll(a.ω[t], b.ω[t]); // (lstm.8)',
        to: 'f.applyAll(a.ω[t], b.ω[t]); // (lstm.8)\n      for (let j = 0; j < blocks; j++) b.ω[t][j] += dotBlock(w.cω, s[t], j, cells);',
      },
    ],
    printed: [
      { id: 'lstm.7', from: ' + Σ_c w_cω s_c^t', to: '' },
      { id: 'lstm.8', from: 'f(a_ω^t)', to: 'f(a_ω^t) + Σ_c w_cω s_c^t' },
    ],
    cites: [github('Lasagne/Lasagne#448')],
  },
];

export const groups = { forgotten, shifted, confused, readWrong } as const;
export type GroupName = keyof typeof groups;
export const mistakes: readonly Mistake[] = Object.values(groups).flat();

/** The text with a patch in it. @throws Error if `from` does not stand in it exactly once. */
export function patched(text: string, patches: readonly Patch[]): string {
  return patches.reduce((so, { from, to }) => {
    const count = so.split(from).length - 1;
    if (count !== 1)
      throw new Error(`patch: "${from}" stands ${String(count)} times, expected once`);
    return so.replace(from, () => to);
  }, text);
}
