/**
 * Chinese words of comparing one's own numbers.
 * Source: the same keys as in en/compare.ts.
 * Leaves out what that file leaves out.
 */
import type { compare as en } from '../en/compare.ts';
import { compare as english } from '../en/compare.ts';

export const compare: typeof en = {
  title: '你自己的数字',
  intro:
    '给出你的程序算出的数字,全部或一部分。第一个不同的数会连同时刻与单元一起指出,并说明你的数字实际上是什么。数字只留在这个浏览器里。',
  howTo: [
    ['name', '下面某个网络的名字;权重、输入与目标即取自它'],
    ['net, weights, x, z', '你自己的网络,写法同下面的文件'],
    [
      'weights.layout',
      'pytorch、keras 或 onnx,数组用该系统自己的名字;此时 net 说明种类:lstm、gru 或 rnn',
    ],
    ['trace, errors, gradient', '你的数字;没有的可以省略'],
  ],
  layouts:
    'PyTorch:weight_ih_l0、weight_hh_l0、bias_ih_l0、bias_hh_l0、linear.weight、linear.bias。Keras:kernel、recurrent_kernel、bias、dense.kernel、dense.bias。ONNX:W、R、B、P、dense.weight、dense.bias。没有最后一层时,输出就是隐层单元的输出,损失为平方误差的一半。',
  text: '你的数字(JSON)',
  compare: '比较',
  file: '打开文件',
  example: '填入一个有错的例子',
  noScript: '比较需要 JavaScript;下面的文件不需要。',
  reading: '正在读取……',
  same: (numbers, arrays, worst) =>
    `${arrays} 个数组中的 ${numbers} 个数全部一致;最大相对差为 ${worst}。`,
  first: '第一个不同的数:',
  step: (t) => `,时刻 ${t}`,
  unit: (at) => (at.length === 1 ? `,单元 ${at[0]! + 1}` : `,从 ${at[0]! + 1} 到 ${at[1]! + 1}`),
  yours: '你的',
  right: '正确',
  line: '计算它的公式是',
  mistake: '你的数字符合一个已知的错误:',
  titles: english.titles,
  exchanged: (other) => `你的数字正是 ${other} 的正确值:请检查门的顺序。`,
  fits: '你的数字符合的是这一行:',
  noCause: '对那一行的任何单个改动都解释不了你的数字。',
  noLine: '本书还没有印出它的公式,因此不猜测原因。',
  differing: (n, of) => `${of} 个数组中有 ${n} 个不同:`,
};
