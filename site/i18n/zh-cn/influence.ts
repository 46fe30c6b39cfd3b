/**
 * Chinese words of the figures of influence.
 * Source: the English dictionary, whose shape the type holds.
 * Leaves out symbols, which are the same in every language.
 */
import type { influence as english } from '../en/influence.ts';

export const influence: typeof english = {
  gates: {
    caption:
      '一个记忆块的八步。圆圈表示门开，短横表示门关。节点颜色越深，它对第一步输入的依赖越大。',
    title: '一个记忆块的八步，门或开或关',
    names: { input: '输入门', forget: '遗忘门', output: '输出门' },
    open: '开',
    shut: '关',
    toggle: (gate, t, open) => `${gate}，第 ${String(t)} 步：${open ? '开' : '关'}`,
    rows: { output: '输出', state: '状态', input: '输入' },
    table: '逐步列出：各门，以及状态与输出对第一步输入的导数',
    step: '步',
    state: '状态',
    output: '输出',
    node: (name, t, value) => `第 ${String(t)} 步的${name}：对第一步输入的导数 ${value}`,
    summary: (kept, shown) =>
      `最后一步的状态对第一步输入的导数为 ${kept}。${shown.length === 0 ? '没有一步的输出显示它' : `第 ${shown.join('、')} 步的输出显示它`}。`,
  },
  map: {
    caption: '每个节点在每一步对第一天输入的导数：颜色越深，数值越大。第三天之后输入全为 0。',
    title: (name) => `${name}：对第一天输入的依赖`,
    rnn: 'RNN，两个隐藏单元',
    lstm: '记忆块，一个记忆节点',
    rows: { s: '状态', 'b.c': '输出', 'b.ι': '输入门', 'b.φ': '遗忘门', 'b.ω': '输出门' },
    hidden: (h) => `隐藏单元 ${String(h)}`,
    scale: '循环权重的倍数',
    squash: 'RNN 的激活函数',
    squashings: ['tanh', 'logistic'],
    bias: { φ: '遗忘门的偏置', ι: '输入门的偏置', ω: '输出门的偏置' },
    more: '更多开关',
    shade: '深浅按',
    shades: ['数值', '对数'],
    norms: '整体依赖的大小（弗罗贝尼乌斯范数）',
    step: '步',
    ofRnn: '隐藏单元',
    ofState: '状态',
    ofOutput: '记忆块的输出',
    bound: 'RNN 的上界',
    cell: (name, t, value) => `${name}，第 ${String(t)} 步：${value}`,
    summary: (t, rnn, state) =>
      `第 ${String(t)} 步对第一天的依赖：RNN 中为 ${rnn}，记忆块的状态中为 ${state}。`,
  },
};
