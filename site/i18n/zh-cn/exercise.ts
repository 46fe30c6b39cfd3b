/**
 * Simplified Chinese words of exercises and predictions.
 * Source: site/i18n/en/exercise.ts, key by key.
 * Leaves out the exercises' own texts.
 */
import type { exercise as english } from '../en/exercise.ts';

export const exercise: typeof english = {
  number: (n) => `练习 ${n}。`,
  yourLine: '你的式子',
  yourNumber: '你的数',
  typing: '也可用 ASCII：s_c^(t-1)、b_phi^t、Sum_c',
  typingAligned: "也可用 ASCII：alpha_{s-1}^(t-1)、y_{l'_s}^t、Sum_s、[l'_s = k]",
  decimals: '三位小数',
  symbols: '符号',
  check: '检查',
  hint: (n, of) => (n === 0 ? `提示，共 ${of} 条` : `提示 ${n} / ${of}`),
  solution: '显示解答',
  rightCode: '正确。对单元的各项检查都相符。',
  solvedBefore: '已在本浏览器中解出。',
  tries: (n) => `试过 ${n} 次，尚未解出。`,
  forget: '忘记这个结果',
  checking: '检查中……',
  cellStopped: '单元在检查之前已停止，错误见上。',
  missing: (name) => `单元没有定义 ${name}，检查需要这个名字。`,
  checkFailed: (message) => `检查本身停止了：${message}`,
  stopCheck: '停止',
  checkStopped: '检查已停止。',
  wayOn: '继续下一个练习',
  wayOut: '继续阅读',
  again: '读懂之后点“还原”，再凭记忆写一遍。',
  right: '正确。',
  wrong: '还不对。逐条查看通向那里的边。',
  notNumber: '这不是一个数。',
  equal: (n) => `在随机网络的 ${n} 个实例上相等`,
  onTheWay: (n) => `在随机网络的 ${n} 个实例上相等，方向正确。继续，直到没有 ∂。`,
  different: (n, of) => `${of} 个实例中有 ${n} 个不相等`,
  worst: (t, letter, unit, yours, truth) =>
    `t = ${t}，${letter} = ${unit}：你的 ${yours}，真值 ${truth}`,
  unreadable: '无法读取',
  place: (n) => `第 ${n} 个字符`,
  derive: (name) => [`推导${name}：写出`, '其中不含导数。'],
  deriveFor: (layer) => `这里是${layer}。`,
  outputs: {
    softmax: 'softmax 与交叉熵',
    logistic: 'logistic 单元与二元交叉熵',
    identity: '实数输出与平方误差之半',
  },
  step: (reason) => `${reason}：`,
  progress: (right, of) => `在本浏览器中推导出 ${of} 行中的 ${right} 行`,
  export: '把我的式子存为文件',
  reset: '忘记我的式子',
  resetSure: '忘记本页的全部式子？',
  predict: '先猜一猜',
  commit: '确定',
  skip: '不猜，直接看',
  guessed: (value) => `你猜的是 ${value}。`,
};
