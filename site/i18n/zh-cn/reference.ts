/**
 * Chinese words of the reference networks.
 * Source: the same keys as in en/reference.ts.
 * Leaves out what that file leaves out.
 */
import type { reference as en } from '../en/reference.ts';

export const reference: typeof en = {
  title: '检查你自己的实现',
  deck: '给出你的数字:第一个不同的数会被指出,连同它像哪个错误。或者取一个写明全部数字的网络。',
  intro:
    '载入权重,输入序列,然后比较。第一个不同的数字说明该看哪里:数值只取决于它之前的量,误差只取决于它之后的量。',
  files: '文件',
  schema: '文件内容',
  file: '文件',
  kind: '网络',
  loss: '损失',
  kinds: {
    mlp: '多层感知机',
    rnn: '循环网络',
    gru: '门控循环单元',
    lstm: 'LSTM 或其变体',
    bidirectional: '两个 LSTM,各一个方向',
  },
  fields: [
    ['schema', '1。数字不同表示名称或顺序已变。'],
    ['net', '网络的选项,与库的写法相同:数目、门、压缩函数、输出层'],
    ['weights', '第一个下标是来源,第二个是目标;窥视孔与偏置是一维列表'],
    ['x, z', '输入与目标:五步,第一步的下标为 0'],
    ['state', '序列的起点:细胞的 s 与 b,门有循环时也有门;没有状态的网络没有此项'],
    ['trace', 'a 净输入,b 激活,g 与 h 压缩后的值,s 状态,y 输出;先是第 1 到 5 步,再是单元'],
    ['errors', '损失(奈特,对各步求和);δ 是损失对 a 的导数,ε 是对 b 与 s 的导数'],
    ['gradient', '损失对每个权重的导数,形状同权重'],
  ],
  hint: 'lstm-1997 带有其论文的截断梯度,它有意不是导数。其余都与中心差分一致。',
};
