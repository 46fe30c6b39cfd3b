/**
 * Simplified Chinese words of the figures of layered networks.
 * Source: site/i18n/en/networks.ts, key by key; 黑边 and 红边 are the article's own words.
 * Leaves out symbols, which are the same in every language.
 */
import type { networks as english } from '../en/networks.ts';

const layerOf = (layer: number | null): string => (layer === null ? '' : `第 ${layer} 层`);

export const networks: typeof english = {
  layeredTitle: '分层网络',
  unrolledTitle: '展开的循环网络',
  nodeTitle: '一个隐藏单元和它的两个误差',
  unit: {
    input: (n) => `输入 ${n}`,
    hidden: (n, layer) => `${layerOf(layer)}隐藏单元 ${n}`,
    output: (n) => `输出单元 ${n}`,
  },
  atStep: (t) => `第 ${t} 步`,
  value: (value) => `输出 ${value}`,
  error: (value) => `误差 ${value}`,
  movesBy: (value) => `移动 ${value}`,
  redEdges: '红边（循环）',
  red: '红边（循环）',
  black: '黑边',
  bias: '偏置',
  before: '没有前一步',
  forward: '前向',
  backward: '反向',
  passLabel: '计算的次序：选择一处',
  back: '后退一处',
  on: '前进一处',
  position: (t, T, backward) =>
    `${backward ? '反向' : '前向'}${T > 1 ? `，t = ${t}，共 ${T} 步` : ''}`,
  whole: '全部显示',
  freeze: '导数',
  freezes: { '': '关', total: '其余随之变化', explicit: '其余固定' },
  redSwitch: '红边',
  onOff: ['开', '关'],
  shape: '单元数',
  steps: '步数',
  sum: '所选单元处的和',
  sumOf: (unit, backward) => (backward ? `${unit}的误差，逐边相加` : `${unit}的净输入，逐边相加`),
  edge: '边',
  product: '权重 × 所传的值',
  contribution: '贡献',
  together: '合计',
  slope: '净输入处的斜率',
  squashed: '压缩后',
  given: '输入是给定的。',
  outputError: (y, z, error) => `输出的误差等于预测减目标：${y} − ${z} = ${error}。`,
  noTarget: '这一步没有目标：输出的误差为 0。',
  waiting: '尚未计算。',
  moved: (unit) => `把${unit}的输出移动 1。`,
  total: (loss) => `凡读它的都随之变化。损失移动 ${loss}：这就是误差 ε。`,
  explicit: '每个等式单独来读。只有写到这个值的单元才会移动，各按自己的权重。',
  lossHeld: '损失只写到输出和目标，因此不动。',
  lossNames: (loss) => `损失写到这个输出：它移动 ${loss}。`,
  describe: {
    where: (shape, T) => (T > 1 ? `${shape} 循环网络，共 ${T} 步。` : `${shape} 网络。`),
    outputs: (list) => `输出：${list}。`,
    unit: (unit, t) => `所选：${unit}${t === null ? '' : `，第 ${t} 步`}。`,
    terms: (list, total) => `它的边带来 ${list}；合计 ${total}。`,
    groups: (black, red) => `黑边 ${black}，红边（循环）${red}。`,
    result: (backward, result) => (backward ? `乘以斜率：误差 ${result}。` : `压缩后：${result}。`),
  },
  caption: {
    layered:
      '每个权重是一条带：宽度表示大小，空心表示负值。圆盘的大小是单元的输出。选择一个单元，它的边就显示各自带来的值。反向时数值倒着流，以斜线表示。',
    unrolled:
      '黑边留在一步之内。红边（循环）通向下一步：画成虚线，用隐藏层的颜色。选择一个单元和计算次序中的一处，它的边就显示各自带来的值。',
    node: '上面是单元的前向：进来的值相加，再经压缩。下面以斜线表示返回的路：出去的边带来输出的误差 ε；乘以压缩函数的斜率，得到净输入的误差 δ。文章里称它们为 eps 和 sigma。',
  },
  node: {
    incoming: '进来',
    outgoing: '出去',
    sum: '和',
    squashing: '压缩',
    slope: (value) => `斜率 ${value}`,
    article: (letter) => `文章中的 ${letter}`,
    eps: 'eps',
    sigma: 'sigma',
  },
};
