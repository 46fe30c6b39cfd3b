/**
 * Simplified Chinese words of the figures.
 * Source: site/i18n/en/figures.ts, key by key.
 * Leaves out symbols, which are the same in every language.
 */
import type { figures as english } from '../en/figures.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

export const figures: typeof english = {
  gate: { input: '输入门', forget: '遗忘门', output: '输出门' },
  gateShort: { input: '输入', forget: '遗忘', output: '输出' },
  cell: '单元',
  cellNumber: (n) => `单元 ${n}`,
  state: '状态',
  stateOf: (cell) => `状态 ${cell}`,
  stateValue: (value) => `状态 ${value}`,
  stateOfCell: (cell, value) => `单元 ${cell} 的状态 ${value}`,
  rainLabel: '降雨（毫米）',
  rainValue: (mm) => `降雨 ${mm} 毫米`,
  scoreLabel: '逐日：选择一天',
  weather: { sun: '晴', rain: '雨', fog: '雾', drizzle: '毛毛雨', snow: '雪' },
  dayLong: (d) => `${d.year} 年 ${d.month} 月 ${d.day} 日，星期${weekdays[d.weekday] ?? ''}`,
  dayMedium: (d) => `${d.month} 月 ${d.day} 日，周${weekdays[d.weekday] ?? ''}`,
  dayShort: (d) => `${d.day} 日周${weekdays[d.weekday] ?? ''}`,
  dayInitial: (d) => weekdays[d.weekday] ?? '',
  span: (a, b) =>
    a.month === b.month
      ? `${b.year} 年 ${b.month} 月 ${a.day}–${b.day} 日`
      : `${b.year} 年 ${a.month} 月 ${a.day} 日至 ${b.month} 月 ${b.day} 日`,
  dayNumber: (t) => `第 ${t} 天`,
  node: {
    inputs: (n) => `当天的输入，含常数 1 共 ${n} 个值`,
    hidden: (n) => `前一天隐藏层的输出，共 ${n} 个值`,
    cellInput: '单元的净输入',
    netInput: (gate) => `${gate}，净输入`,
    squashedInput: '经 g 压缩的单元输入',
    squashedState: '经 h 压缩的单元状态',
    activation: (gate) => `${gate}，激活值`,
    state: '单元状态',
    before: '前一天的单元状态',
    result: '单元输出',
    product: (gate) => `与${gate}相乘`,
  },
  blockTitle: (block) => `记忆块 ${block}`,
  blockNumber: (block) => `记忆块 ${block}`,
  block: '记忆块',
  chooseBlock: '选择记忆块',
  back: '前一天',
  forward: '后一天',
  play: '播放',
  pause: '暂停',
  comma: '，',
  of: (T) => `/ ${T}`,
  figure: (number) => `图 ${number}。`,
  showNumbers: '显示数值',
  copyNumbers: '复制表格',
  copied: '已复制',
  quantity: '量',
  numbersOfAll: '每个单元的每个量，逐步列出',
  saveCsv: '存为 CSV',
  saveSvg: '将图存为 SVG',
  numbersCaption: (block) => `记忆块 ${block} 的全部量，逐日列出`,
  announce: (day, t, T) => `${day}，第 ${t} 步，共 ${T} 步`,
  describe: {
    where: (day, t, T, block) => `记忆块 ${block}，${day}，第 ${t} 步，共 ${T} 步。`,
    gates: (gates) => `开度：${gates.map(({ name, value }) => `${name} ${value}`).join('，')}。`,
    cell: (v) =>
      `昨天的状态 ${v.before} 与今天经压缩的输入 ${v.candidate} 得到状态 ${v.state}；压缩后为 ${v.squashed}，记忆块输出 ${v.result}。`,
  },
  blockCaption: (v) =>
    `训练好的 ${v.shape} 网络中的记忆块 ${v.block}，输入为西雅图一周的天气。线宽表示数值大小，空心线表示负值，门内的水位表示门开了多少。虚线传送前一天算出的值；带斜杠的线是一束，这里是 ${v.features} 个特征${v.biased ? '和常数 1' : ''}，以及 ${v.hidden} 个隐藏单元。`,
  river: {
    title: '一周的天气流过一个记忆块',
    today: '今天，g',
    input: '输入门',
    state: '状态 s',
    forget: '遗忘门',
    output: '输出门',
    tomorrow: '明天下雨吗？',
    errorOf: 's 的误差',
    flowsBack: '反向流动',
    makeItRain: '让它下雨',
    handle: (day) => `${day}的降雨`,
    handleValue: (mm, measured) => `降雨 ${mm} 毫米，实测 ${measured}`,
    percent: (p) => `${p} %`,
    legend: '实心为正，空心为负；粗细表示大小。实色为前向，斜纹为反向。竖线标出次日的实际情况。',
    facts: (block, blocks, weights, span) =>
      `第 ${block} 个记忆块（共 ${blocks} 个），${weights} 个权重，${span}。`,
    open: '在第 9 章打开',
    words: (v) =>
      `把一个记忆块的状态画成一条河，共 ${v.days} 天，${v.from}至${v.to}。最后的状态为 ${v.last}。${v.rainiest}`,
    day: (v) =>
      `${v.day}：状态 ${v.state}，输入门 ${v.input}${v.forget === null ? '' : `，遗忘门 ${v.forget}`}，输出门 ${v.output}${v.chance === null ? '' : `，明天下雨的概率 ${v.chance}`}。`,
  },
};
