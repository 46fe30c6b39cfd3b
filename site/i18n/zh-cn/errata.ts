/**
 * 勘误实验室的中文：错误总表，以及每个错误的页面。
 * Source: site/i18n/en/errata.ts.
 * Leaves out titles and explanations of the mistakes.
 */
import type { errata as en } from '../en/errata.ts';

export const errata: typeof en = {
  overview: '全部错误，以及什么能发现它们',
  groups: {
    forgotten: '漏掉了一条边',
    shifted: '错了一个时刻',
    confused: '张冠李戴',
    readWrong: '前向传播成了另一个网络',
  },
  networks: { lstm: 'LSTM', rnn: 'RNN', mlp: 'MLP' },
  at: (first, last) => (first === last ? `第 ${first} 行` : `第 ${first} 至 ${last} 行`),
  table: {
    mistake: '错误',
    lines: '不成立的公式',
    gradient: '梯度误差',
    small: '一个时刻、一个单元',
    days: '背下三天',
    memory: '另一个任务',
  },
  arrays: (wrong, all) => `${all} 个数组中的 ${wrong} 个`,
  sees: '能发现',
  blind: '看不见',
  broke: '不再是数',
  instead: (right) => `（正确：${right}）`,
  deck: '一个错误：从印出的公式到它对学习的影响。',
  back: '全部错误',
  published: '发表于：',
  unpublished: '手误。我们不知道它在哪里发表过。',
  line: '公式',
  noLine: '本书的记号写不出它：会有一个下标没有所指。',
  right: '原样',
  wrong: '错误的写法',
  verdict: (instances, worst) => `在 ${instances} 个实例上不相等，最大误差 ${worst}`,
  code: '代码',
  change: (path) => `${path} 中改动的行`,
  checks: '各项检查的结果',
  checksNote:
    '第一个单元格是改动后的整个文件，第二个单元格执行本书的每一项检查。按下“运行”，两者都在你的浏览器里执行；可以改动文件，再问一次。',
};
