/**
 * Simplified Chinese words of the figures of memory blocks.
 * Source: site/i18n/en/blocks.ts, key by key.
 * Leaves out symbols, which are the same in every language.
 */
import type { blocks as english } from '../en/blocks.ts';

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}和${parts.at(-1)!}`;

export const blocks: typeof english = {
  reader: { input: '输入门', forget: '遗忘门', output: '输出门' },
  cellInput: (cell) => (cell === null ? '单元输入' : `单元 ${String(cell)} 的输入`),
  sources: {
    caption: (t) => `第 ${String(t)} 步各部分读取什么，以及各来源给总和带来多少`,
    light: '点亮来源：',
    part: '部分',
    sum: '总和',
    bias: '偏置',
    notRead: '不读取',
    names: {
      x: '这一步的输入',
      b: '上一步各单元的输出',
      's before': '上一步的状态',
      s: '这一步的状态',
      gates: '上一步的各门',
      ι: '输入门',
      one: '常数 1',
      bias: '自己的偏置',
    },
    reads: (reader, names) => `${reader}读取${list(names)}。`,
  },
  variant: {
    years: '哪一年的记忆块',
    others: '变体',
    none: '无',
    names: {
      NIG: '没有输入门',
      NFG: '没有遗忘门',
      NOG: '没有输出门',
      NIAF: '输入不压缩',
      NOAF: '状态不压缩',
      NP: '没有窥孔',
      CIFG: '耦合的门',
      FGR: '门读取门',
    },
    notes: {
      '1997':
        '1997 年的记忆块：没有遗忘门，也没有窥孔；状态以权重 1 传下去。各门读取上一步的各门。',
      '2000': '2000 年的记忆块：有了遗忘门，还没有窥孔。',
      '2002': '到 2002 年的记忆块：既有遗忘门，也有窥孔。',
      NIG: '没有输入门，一切都被写入。',
      NFG: '没有遗忘门，状态以权重 1 传下去。',
      NOG: '没有输出门，压缩后的状态就是输出。',
      NIAF: '单元的净输入原样写入。',
      NOAF: '状态原样给出。',
      NP: '没有门读取状态。',
      CIFG: '遗忘门等于 1 减输入门，自己不求和。',
      FGR: '每个门都读取上一步的所有门。',
    },
  },
  caption: {
    sources:
      '记忆块的一步。在表中选择一个部分，它的来源就会点亮。线宽是数值的大小，空心线是负值，门里的水位表示它开了多少。虚线传递上一步算出的值。',
    layer:
      '同一隐藏层中的几个记忆块。每条线是一个权重：线宽是大小，空心线是负的。虚线来自上一步。选择一个部分：进入它的线会显示权重乘以数值。门和状态只属于自己的记忆块；单元的输出人人可读。',
    backward:
      '反向穿过一个记忆块。误差按能够算出的次序出现，从最后一步到第一步。选择一个节点：它的误差是各条出边之和，每个箭头显示一条边带来的部分。阴影圆是正的，虚线圆是负的。',
    order:
      '一层记忆块的一步。数字是次序中的位置，来源总在读取者之前。虚线箭头带来上一步的单元输出。照文章的读法，输出门要等单元的输出，而单元的输出又要等输出门。',
  },
  layer: {
    title: (blocks) => (blocks === 1 ? '一个记忆块和它的每条边' : '同一层中的记忆块'),
    stage: '网络',
    stages: { a: '一个单元', peepholes: '加窥孔', cells: '两个单元', blocks: '两个记忆块' },
    others: (blocks) => (blocks.length === 1 ? `记忆块 ${String(blocks[0])}` : '其他记忆块'),
    shown: ['合上', '每条边'],
    closed: (weights) => `${String(weights)} 个权重`,
    light: '点亮权重：',
    kinds: {
      x: '来自输入',
      b: '循环，来自单元输出',
      s: '窥孔',
      gates: '循环，来自门',
      bias: '偏置',
      k: '通往输出',
    },
    counts: '各类权重的数目，由图数出',
    kind: '种类',
    ofBlock: (block) => `记忆块 ${String(block)}`,
    whole: '整个网络',
    total: '合计',
    one: '常数 1',
    input: (n) => `输入 ${String(n)}`,
    before: (n) => `单元 ${String(n)} 上一步的输出`,
    earlier: (part) => `上一步的${part}`,
    outputUnit: (n) => `输出单元 ${String(n)}`,
    inBlock: (part, block) => `记忆块 ${String(block)}，${part}`,
    cellOutput: (cell) => (cell === null ? '单元的输出' : `单元 ${String(cell)} 的输出`),
    state: (cell) => (cell === null ? '状态' : `单元 ${String(cell)} 的状态`),
    node: (name, value) => `${name}，${value}`,
    sum: (name) => `各权重带来的部分：${name}`,
    where: (shape, weights, blocks) =>
      `一个 ${shape} 网络，有 ${String(blocks)} 个记忆块和 ${String(weights)} 个权重。`,
    chosen: (name, t) => `选中：第 ${String(t)} 步的${name}。`,
    terms: (terms, total) => `各权重带来 ${terms.join('、')}；合计 ${total}。`,
    out: (terms) => `没有权重通向它。从它出发的权重：${terms.join('、')}。`,
    noWeights: '没有权重进出它。',
  },
  backward: {
    title: (block) => `反向穿过记忆块 ${String(block)}`,
    pass: '误差的计算次序：选择一处',
    position: (t, T) => `反向，t = ${String(t)}，共 ${String(T)} 步`,
    next: '下一步',
    noNext: '最后一步之后什么也没有：误差都是 0。',
    sum: (name) => `${name}的误差，逐边相加`,
    noTarget: '这一步没有目标：输出不带来误差。',
    ends: '没有谁读取它：误差是 0。',
    nothingYet: '还没有算出。',
    chosen: (name, t, value) => `选中：第 ${String(t)} 步的${name}，误差 ${value}。`,
    terms: (n, terms) => `它的 ${String(n)} 条出边带来 ${terms}。`,
    node: (name, value) => (value === null ? `${name}，误差还没有算出` : `${name}，误差 ${value}`),
    names: {
      x: '输入',
      a_ι: '输入门的净输入',
      b_ι: '输入门',
      a_φ: '遗忘门的净输入',
      b_φ: '遗忘门',
      a_ω: '输出门的净输入',
      b_ω: '输出门',
      a_c: '单元的净输入',
      g: '压缩后的单元输入',
      ιg: '过门后的单元输入',
      φs: '保留下来的上一步状态',
      s_c: '单元的状态',
      h: '压缩后的单元状态',
      b_c: '单元的输出',
      a_k: '输出单元的净输入',
    },
    ofCell: (name, cell) => `${name} ${String(cell)}`,
    ofBlock: (name, block) => `记忆块 ${String(block)} 的${name}`,
  },
  order: {
    title: (blocks) => (blocks === 1 ? '一个记忆块的计算次序' : '一层的计算次序'),
    reading: '输出门读取的单元输出来自',
    readings: ['上一步（Graves）', '同一步（文章）'],
    result: (placed, of) => `${String(of)} 个节点中有 ${String(placed)} 个能排出次序。`,
    stuck: (names) => `其余的在一个环上：${names.join('、')}。没有一个能排在最前。`,
    place: (name, place, isOnCycle) =>
      place !== null
        ? `${name}，第 ${String(place)} 位`
        : isOnCycle
          ? `${name}，在环上`
          : `${name}，等着环`,
  },
};
