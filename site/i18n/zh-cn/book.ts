/**
 * Chinese words of the reference part.
 * Source: the English dictionary, whose shape the type holds.
 * Leaves out the entries, which are content.
 */
import type { book as english } from '../en/book.ts';

export const book: typeof english = {
  part: '参考',
  pages: {
    start: '从这里开始',
    library: '程序库',
    figures: '插图',
    notation: '记号',
    glossary: '词汇表',
    equations: '全部等式',
    source: '原文勘误',
    references: '参考文献',
    course: '引用与教学',
  },
  decks: {
    figures: '书中的每一幅图，连同它的开关，分三页。各图有自己的网络；检视栏显示你最后碰到的内容。',
    notation: '一物一字母，以及别处的叫法。',
    glossary: '本领域的词，中英对照，各一句话。',
    equations: '书中的每一条陈述，连同检验结果，分四页。',
    source: '本书所讲解的那篇文章说法不同之处，以及数字怎么说。',
    references: '本书的依据。',
  },
  parts: '这一部分的各页',
  term: (name) => `${name}：见词汇表`,
  cite: {
    and: '与',
    others: '等',
    year: (year) => `，${String(year)}`,
  },
  notation: {
    intro: '权重的第一个下标是边的起点，第二个是终点。PyTorch 的行列与此相反。',
    quantities: '量',
    indices: '下标',
    symbol: '本书',
    code: '代码中',
    article: '原文中',
    means: '含义',
    letter: '下标',
    runs: '取遍',
    from: '起始',
    none: '无',
  },
  glossary: {
    english: '英文',
    chinese: '中文',
    chapter: (number) => `第 ${String(number)} 章`,
  },
  equations: {
    intro: '输入名称、编号或字母的一部分，例如 forget 或 δ。',
    filter: '筛选本页的等式',
    families: {
      networks: '没有门的网络',
      lstm: 'LSTM',
      variants: '变体与 GRU',
      alignment: 'CTC 与隐马尔可夫模型',
    },
    derivation: '见账本',
    gradient: (name) => `${name}的梯度`,
    derivative: (name) => `对${name}的导数`,
  },
  source: {
    intro:
      '那篇中文文章发表于 2016 年，依据 Alex Graves 的书；图和公式已经遗失。下面是其中错误、含糊或过时的说法。',
    says: '原文说',
    truth: '实际上',
    shown: '见',
  },
  routes: {
    names: { understand: '理解', use: '使用', verify: '验证' },
    why: {
      understand: '你想知道每个量是什么意思，每个误差从哪里来。',
      use: '你想训练这些网络，读它们的轨迹，并把权重搬到别处。',
      verify: '你读过别的文章，想知道其中哪些式子成立。',
    },
    chapter: '章',
    minutes: '分钟',
    cells: '单元',
    exercises: '习题',
    needs: '先读',
    total: (minutes) => `已写成的部分共 ${String(minutes)} 分钟`,
    caption: '各章需要多少时间',
  },
  library: {
    types: '类型',
    members: '成员',
    throws: '抛出',
    module: '导入',
  },
  speed: {
    caption: (T) => `序列长 ${String(T)} 步时的一个训练步`,
    size: '单元数',
    milliseconds: '毫秒',
    readable: '可读代码',
    kernels: '内核',
    relative: '内核的速度是下列程序的几倍',
    peers: {
      c: '普通 C',
      brain: 'brain.js',
      tensorflow: 'TensorFlow.js',
      tensorflowWasm: '其 Wasm 版',
    },
    measured: (processor, date) => `同一次运行中轮流计时的中位数，单核（${processor}，${date}）。`,
  },
  citing: {
    cite: '怎样引用本书',
    bibtex: 'BibTeX 格式',
    version: (version) => `版本 ${version}`,
    authors: 'The Unrolled authors',
  },
  references: {
    cited: '引用于',
  },
};
