/**
 * Chinese words of the ledger.
 * Source: the same keys as in en/ledger.ts.
 * Leaves out what that file leaves out.
 */
import type { ledger as en } from '../en/ledger.ts';

export const ledger: typeof en = {
  title: '总账',
  sections: {
    mlp: '多层感知机',
    rnn: '循环网络',
    bidirectional: '双向循环网络',
    lstm: 'LSTM',
    gru: '门控循环单元',
    output: '输出层',
  },
  decks: {
    mlp: '一个隐藏层:每一行,以及从定义开始的每一步。',
    rnn: '沿时间反向传播:每一行,以及从定义开始的每一步。',
    bidirectional: '时间的两个方向各有一层:每一行公式,以及从定义出发的每一步。',
    lstm: '六个误差项与十七个梯度:每一行,以及从定义开始的每一步。',
    gru: '两个门与一个候选,乘积之后复位:每一行公式,以及从定义出发的每一步。',
    output: '三种损失,同一个误差:每一行,以及从定义开始的每一步。',
  },
  reasons: {
    definition: '字母的含义',
    edges: '全导数:对所有读取它的量求和',
    everyStep: '权重在每一步都被读取:对所有步求和',
    squash: '压缩函数的斜率',
    local: '显式偏导数,其余量固定',
    name: '误差项写作字母',
    targets: '一步的目标之和为 1',
  },
  uses: '用到',
  definitions: '定义',
  definitionsNote: '这些行就是网络本身;检查拿代码与它们对照。',
  derivations: '推导',
  overview: '按网络列出全部行',
  table: {
    network: '网络',
    definitions: '定义',
    derivations: '推导',
    steps: '其中的行',
    instances: '比较次数',
    worst: '最大误差',
    equal: '相等',
    all: '合计',
  },
  equalOf: (equal: number, all: number) => `${all} 行中 ${equal} 行`,
  histogram: '两边最多相差多少',
  histogramNote: (lines: number) =>
    `${lines} 行,按 |a − b| 的最大值与所在数组最大值之比。仅舍入就约有 1e−16。`,
  exact: '恰为 0',
  decade: (from: string, to: string) => `${from} 到 ${to}`,
  lines: (n: number) => `${n} 行`,
  run: (networks: number, seed: number) =>
    `本页生成时检查:每类 ${networks} 个随机网络,种子 ${seed}。在检出的代码中可重做:`,
  filter: '只显示含有',
  filterHint: '编号或符号,例如 δ_φ',
  reason: '且理由为',
  anyReason: '任意',
  shown: (shown: number, of: number) => `显示 ${of} 行中的 ${shown} 行`,
  back: '全部网络',
};
