// One table of letters: Graves', the article's, PyTorch's and Keras'.
// Source: Graves; the article; PyTorch's LSTM documentation and Keras' LSTM layer.
// Leaves out what the symbols compute, which is in content/equations.

/** A quantity under everybody's name; null where a system has none. */
export interface Letter {
  /** In the equation language. */
  readonly symbol: string;
  readonly code: string;
  readonly article: string | null;
  readonly pytorch: string | null;
  readonly keras: string | null;
  readonly means: { readonly en: string; readonly zh: string };
}

type Row = readonly [
  symbol: string, code: string, article: string | null, pytorch: string | null, keras: string | null, en: string, zh: string,
]; // prettier-ignore
const row = ([symbol, code, article, pytorch, keras, en, zh]: Row): Letter => ({
  symbol, code, article, pytorch, keras, means: { en, zh },
}); // prettier-ignore

export const letters: readonly Letter[] = (
  [
    ['x_i^t', 'x[t][i]', 'x', 'x_t', 'inputs', 'input', '输入'],
    ['w_iι', 'w.iι[i][b]', 'w', 'weight_ih_l0', 'kernel', 'weight from input i to the input gate: source first', '从输入 i 到输入门的权重：先写起点'],
    ['w_hι', 'w.hι[h][b]', 'w', 'weight_hh_l0', 'recurrent_kernel', 'recurrent weight, from an output one step earlier', '循环权重，来自前一步的输出'],
    ['w_cι', 'w.cι[c]', 'w', null, null, 'peephole weight, from a state', '窥视孔权重，来自状态'],
    ['bias_ι', 'w.bias.ι[b]', null, 'bias_ih_l0 + bias_hh_l0', 'bias', 'bias of the input gate', '输入门的偏置'],
    ['a_ι^t', 'a.ι[t][b]', 'a', null, null, 'net input of the input gate', '输入门的净输入'],
    ['b_ι^t', 'b.ι[t][b]', 'b', 'i_t', 'i', 'activation of the input gate', '输入门的激活值'],
    ['b_φ^t', 'b.φ[t][b]', 'b', 'f_t', 'f', 'activation of the forget gate', '遗忘门的激活值'],
    ['b_ω^t', 'b.ω[t][b]', 'b', 'o_t', 'o', 'activation of the output gate', '输出门的激活值'],
    ['g(a_c^t)', 'g[t][c]', null, 'g_t', null, 'squashed input of a cell', '记忆节点压缩后的输入'],
    ['s_c^t', 's[t][c]', 's', 'c_t', 'c', 'state of a cell', '记忆节点的状态'],
    ['b_c^t', 'b.c[t][c]', 'b', 'h_t', 'h', 'output of a cell', '记忆节点的输出'],
    ['y_k^t', 'y[t][k]', null, null, null, 'output of the network', '网络的输出'],
    ['z_k^t', 'z[t-1][k]', null, null, null, 'target', '目标'],
    ['δ_ι^t', 'δ.ι[t][b]', 'sigma', null, null, 'error at a net input: the slope of the loss there', '净输入处的误差：损失在该处的斜率'],
    ['ε_c^t', 'ε.c[t][c]', 'eps', null, null, 'error at an output of a unit', '单元输出处的误差'],
    ['ε_s^t', 'ε.s[t][c]', null, null, null, 'error at a state', '状态处的误差'],
    ['O', 'errors.loss', null, 'loss', 'loss', 'loss, summed over the steps that have a target', '损失，对有目标的各步求和'],
  ] as const satisfies readonly Row[]
).map(row); // prettier-ignore

/** Letters of indices: what each runs over, and from which number. */
export const indices: readonly { readonly tex: string; readonly from: 0 | 1; readonly en: string; readonly zh: string }[] = [
  { tex: 't', from: 1, en: 'steps, up to T', zh: '时刻，直到 T' },
  { tex: 'i', from: 0, en: 'inputs', zh: '输入' },
  { tex: 'h', from: 0, en: 'outputs of the whole hidden layer, one step earlier', zh: '整个隐层前一步的输出' },
  { tex: 'c', from: 0, en: 'cells; under a sum, those of one block', zh: '记忆节点；在求和号下指一个块中的' },
  { tex: 'g', from: 0, en: 'everything in the hidden layer that reads its outputs: gates and cells', zh: '隐层中读取其输出的一切：门与记忆节点' },
  { tex: 'k', from: 0, en: 'outputs of the network', zh: '网络的输出' },
  { tex: '\\iota, \\varphi, \\omega', from: 0, en: 'input, forget and output gate of a block', zh: '块的输入门、遗忘门、输出门' },
  { tex: 's', from: 1, en: 'in CTC, positions among labels and blanks, up to S', zh: 'CTC 中标签与空白的位置，直到 S' },
  { tex: 'j', from: 0, en: 'in a hidden Markov model, states', zh: '隐马尔可夫模型的状态' },
]; // prettier-ignore
