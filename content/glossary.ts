// The field's words in both languages, each with a sentence, and the chapter that introduces it.
// Source: Graves' terms; the article's Chinese words. Chapters link here through `<Term>`.
// Leaves out symbols, which are in notation.ts.
import type { ChapterSlug } from '../site/build/chapters.ts';

/** A word of the field. */
export interface Entry {
  /** Part of its address: `glossary/#<id>`. */
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  /** What it means, one sentence in each language. */
  readonly means: { readonly en: string; readonly zh: string };
  /** Where it is introduced. */
  readonly chapter: ChapterSlug;
}

type Row = readonly [id: string, en: string, zh: string, meansEn: string, meansZh: string];
const introduced = (chapter: ChapterSlug, rows: readonly Row[]): Entry[] =>
  rows.map(([id, en, zh, meansEn, meansZh]) => ({
    id, en, zh, means: { en: meansEn, zh: meansZh }, chapter,
  })); // prettier-ignore

export const glossary: readonly Entry[] = [
  ...introduced('labeling-sequences', [
    ['pattern-recognition', 'pattern recognition', '模式识别',
      'Samples are judged one by one, each on its own.', '逐个判断样本，彼此互不相关。'],
    ['sample', 'sample', '样本',
      'One thing to be judged: here, one day of weather.', '一个待判断的对象，例如一天的天气。'],
    ['feature', 'feature', '特征',
      'A number that describes a sample.', '描述样本的一个数。'],
    ['sequence-labeling', 'sequence labeling', '序列标注',
      'Giving labels to a sequence: one for all, one for each step, or any number at unknown places.',
      '给序列加上标签：整段一个、每步一个，或位置未知的任意多个。'],
    ['fixed-window', 'fixed window', '固定窗口',
      'A few consecutive samples read together as one.', '把连续的几个样本合起来当作一个来读。'],
    ['sparse-autoencoder', 'sparse autoencoder', '稀疏自编码',
      'A network that learns, without labels, to reproduce its input from few active units.',
      '一种无监督网络：用少数活跃单元重现自己的输入。'],
    ['baseline', 'baseline', '基线',
      'A rule so plain that a model has to beat it to be of use.', '简单到模型必须胜过它才有意义的规则。'],
  ]),
  ...introduced('mlp-forward', [
    ['node', 'node', '节点',
      'A place in a network where incoming values are summed and squashed.', '网络中把输入求和并压缩的地方。'],
    ['edge', 'edge (weight)', '边（权重）',
      'A connection; its weight multiplies the value that passes.', '一条连接；经过的值乘以它的权重。'],
    ['net-input', 'net input', '净输入',
      'What arrives at a node: the weighted sum, with the bias, before squashing.', '到达节点的加权和（含偏置），尚未压缩。'],
    ['activation-function', 'activation function', '激活函数',
      'The function that squashes a net input.', '压缩净输入的函数。'],
    ['activation', 'activation', '激活值',
      'What a node sends on: its squashed net input.', '节点输出的值：压缩后的净输入。'],
    ['bias', 'bias', '偏置',
      'A number that a node adds to its net input whatever the input is.', '不论输入如何都加到净输入上的数。'],
    ['hidden-layer', 'hidden layer', '隐层',
      'Nodes that stand neither at the input nor at the output.', '既不在输入端也不在输出端的节点。'],
    ['forward-pass', 'forward pass', '前向传播',
      'Computing every value from the inputs to the outputs.', '从输入到输出依次算出每个值。'],
  ]),
  ...introduced('outgoing-edges', [
    ['loss', 'loss', '损失',
      'One number that says how far the outputs are from the targets.', '衡量输出与目标相差多少的一个数。'],
    ['error-term', 'error term', '误差项',
      'How the loss changes when one value of the network is moved a little.', '网络中一个值稍作变动时损失的变化率。'],
    ['backward-pass', 'backward pass', '反向传播',
      'Computing every error term from the outputs to the inputs.', '从输出到输入依次算出每个误差项。'],
    ['outgoing-edge', 'outgoing edge', '出边',
      'An edge that leaves a node; along it a share of blame comes back.', '离开节点的边；误差沿它返回。'],
    ['derivative', 'derivative', '导数',
      'The slope of a function at a place.', '函数在某处的斜率。'],
    ['gradient-check', 'gradient check', '梯度检验',
      'Comparing computed slopes with differences of the loss itself.', '把算出的斜率与损失的差商相比较。'],
  ]),
  ...introduced('rnn-unrolled', [
    ['time-step', 'time step', '时刻',
      'One place in a sequence, counted from one.', '序列中的一个位置，从 1 数起。'],
    ['feedback-edge', 'recurrent (feedback) edge', '反馈边（循环边）',
      'An edge from a hidden unit to a hidden unit one step later.', '从隐单元通往下一时刻隐单元的边。'],
    ['hidden-state', 'hidden state', '隐状态',
      'What the hidden layer sends from one step to the next.', '隐层从一步传到下一步的值。'],
    ['unrolling', 'unrolling', '展开',
      'Drawing a recurrent network once for each step, with the same weights.', '把循环网络按每一步画一遍，权重相同。'],
  ]),
  ...introduced('back-through-time', [
    ['bptt', 'back-propagation through time', '随时间反向传播',
      'The backward pass of the unrolled network, from the last step to the first.', '对展开网络从最后一步到第一步的反向传播。'],
    ['explicit-derivative', 'explicit partial derivative', '显式偏导数',
      'The slope of one equation, with everything else it reads held fast.', '只看一个等式的斜率，其余量保持不动。'],
    ['total-derivative', 'total derivative', '全导数',
      'The slope when everything between follows the change.', '中间的量都随之变化时的斜率。'],
  ]),
  ...introduced('fading-influence', [
    ['sensitivity', 'sensitivity', '灵敏度',
      'How much a value now depends on an input then.', '当前的值对过去某个输入的依赖程度。'],
    ['vanishing-gradient', 'vanishing gradient', '梯度消失',
      'Slopes that shrink with every step, until they teach nothing.', '斜率逐步缩小，直到学不到东西。'],
    ['exploding-gradient', 'exploding gradient', '梯度爆炸',
      'Slopes that grow with every step.', '斜率逐步增大。'],
  ]),
  ...introduced('carousel-to-block', [
    ['carousel', 'constant error carousel', '恒定误差传送带',
      'A unit that hands its state on with weight one, so that its error comes back unchanged.',
      '以权重 1 把状态传下去的单元，误差因此原样返回。'],
    ['gate', 'gate', '控制门',
      'A unit whose activation multiplies another value: near zero it blocks, near one it passes.',
      '其激活值去乘另一个值的单元：近 0 阻塞，近 1 放行。'],
    ['input-gate', 'input gate', '输入门',
      'It says how much of the new value enters the state.', '决定新值有多少进入状态。'],
    ['forget-gate', 'forget gate', '遗忘门（忘记门）',
      'It says how much of the old state is kept.', '决定旧状态保留多少。'],
    ['output-gate', 'output gate', '输出门',
      'It says how much of the state is shown.', '决定状态有多少输出。'],
    ['continual-stream', 'continual stream', '连续流',
      'A sequence without an end at which a network could be reset.', '没有终点、网络无从重置的序列。'],
  ]),
  ...introduced('memory-block', [
    ['memory-block', 'memory block', '记忆块',
      'One or several cells that share an input, a forget and an output gate.', '共用三个控制门的一个或多个记忆节点。'],
    ['memory-cell', 'memory cell', '记忆节点',
      'The part of a block that holds a state.', '块中保存状态的部分。'],
    ['state', 'state', '状态',
      'The number that a cell carries from step to step.', '记忆节点在各步之间传递的数。'],
    ['peephole', 'peephole', '窥视孔',
      'An edge from a cell’s state to a gate of its own block.', '从状态通往本块控制门的边。'],
    ['data-source', 'source', '数据源',
      'What a unit reads.', '一个单元所读取的量。'],
  ]),
  ...introduced('weight-gradients', [
    ['gradient', 'gradient', '梯度',
      'The slopes of the loss in all weights.', '损失对所有权重的斜率。'],
    ['truncated-gradient', 'truncated gradient', '截断梯度',
      'A gradient in which some edges are left out on purpose.', '有意略去若干边的梯度。'],
  ]),
  ...introduced('unsegmented-labels', [
    ['blank', 'blank', '空白符',
      'The class that says that no label begins at this step.', '表示此步没有标签开始的类别。'],
    ['path', 'path', '路径',
      'One class for each step; many paths read as the same labels.', '每一步取一个类别；多条路径可读作同一标签序列。'],
    ['lattice', 'lattice', '格网',
      'The table of sums over all paths, place by place and step by step.', '按位置和时刻排列的、对所有路径求和的表。'],
  ]),
]; // prettier-ignore

const byId = new Map(glossary.map((entry) => [entry.id, entry]));

/** @throws Error for an unknown id: it stops the build. */
export function entryOf(id: string): Entry {
  const entry = byId.get(id);
  if (!entry)
    throw new Error(`Term: id is "${id}", expected one of ${[...byId.keys()].join(', ')}`);
  return entry;
}
