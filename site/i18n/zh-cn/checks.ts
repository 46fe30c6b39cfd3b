// Chinese texts of the equation checks and of the judge.
import type en from '../en/checks.ts';

const fill =
  (text: string) =>
  (params: Readonly<Record<string, string | number>>): string =>
    text.replace(/\$(\w+)/g, (_, name: string) => String(params[name]));

const checks: typeof en = {
  verdict: {
    restates: (name) => `这里用到了所求的量(${name})。请用其他量写出。`,
    noDiagnosis: '没有哪一处单独的改动能使它相等。',
  },
  diagnosis: {
    missingTerm: (p) => `恰好缺少一项 $${p['term']}$。`,
    extraTerm: (p) => `多了一项 $${p['term']}$。`,
    sign: (p) => `$${p['term'] ?? p['was']}$ 的符号错了。`,
    ratio: (p) => `$${p['term']}$ 是应有值的 ${p['ratio']} 倍。`,
    time: (p) => `时刻:$${p['was']}$ 应为 $${p['should']}$。`,
    quantity: (p) => `量:$${p['was']}$ 应为 $${p['should']}$。`,
    position: (p) => `位置:$${p['was']}$ 应为 $${p['should']}$。`,
    condition: (p) => `条件:$${p['was']}$ 应为 $${p['should']}$。`,
    atOutput: () => '这是输出 $y_k^t$ 处的误差。所求的是净输入 $a_k^t$ 处的误差:还要穿过 softmax。',
    atLogOutput: () => '这是 $\\ln y_k^t$ 处的斜率。从那里到所求的量还差一次求导。',
    otherConvention: () =>
      '混用了两种约定:请看 $\\beta_s^t$ 的定义是否已计入第 $t$ 步的输出。若已计入,$\\alpha_s^t \\beta_s^t$ 中该输出就出现两次。',
    function: (p) => `函数:$${p['was']}$ 应为 $${p['should']}$。`,
    missingFactor: (p) => `缺少因子 $${p['should']}$。`,
    extraFactor: (p) => `多了因子 $${p['was']}$。`,
    extraSum: (p) => `$${p['was']}$ 中的求和是多余的。`,
  },
  errors: {
    tooLong: fill('整行:$length 个字符,最多读 $limit 个'),
    empty: fill('整行:等号的一边是空的'),
    tooManyMembers: fill('整行:等式有 $count 段,最多读 $limit 段'),
    tooManySymbols: fill('整行:符号超过 $limit 个'),
    tooMuchWork: fill('整行:求和需要 $steps 步,最多计算 $limit 步'),
    tooDeep: fill('括号:嵌套超过 $limit 层'),
    sumsTooDeep: fill('求和:嵌套超过 $limit 层'),
    unknown: fill('“$text”不属于本记号'),
    unknownQuantity: fill('“$text”不是网络中的量'),
    needsTime: fill('“$text”需要时刻,例如 ^t'),
    timeOnWeight: fill('“$text”是权重,没有时刻'),
    noTime: fill('“$text”在这里不写时刻'),
    badTime: fill('“$text”不是时刻;可写 t、(t-1) 或 (t+1)'),
    squareNeedsBrackets: fill('符号的幂需要括号:(s_c^t)^2'),
    badExponent: fill('指数是 2 到 4 的整数'),
    functionNeedsBrackets: fill('函数 $text 的自变量要放在括号里'),
    badPrime: fill('本记号中 $text 没有导数'),
    brokenPartial: fill('导数写作 ∂O/∂a_ι^t'),
    badCondition: fill("条件写作 [l'_s = k],可用 =、!=、<、<=、>="),
    missingOperand: fill('这里缺少内容'),
    missingOpening: fill('右括号没有对应的左括号'),
    missingClosing: fill('左括号没有对应的右括号'),
    equalsInBrackets: fill('等号不能放在括号里'),
    twoSigns: fill('正负号只能在一项的开头;请用括号'),
    unboundIndex: fill('下标 $index 没有被求和约束,也不在左边出现'),
    reboundIndex: fill("下标 $index 已有所指;请写 $index'"),
    gateNeedsBlock: fill('“$text”属于某个块,但左边没有块'),
    unboundTime: fill('时刻 t 没有被求和约束,也不在左边出现'),
    wrongTarget: fill('左边不是 $text'),
    cannotParse: fill('无法读懂'),
  },
};

export default checks;
