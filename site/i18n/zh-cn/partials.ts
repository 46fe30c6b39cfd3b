/**
 * Chinese words of the two meanings of a partial derivative.
 * Source: the same keys as in en/partials.ts.
 * Leaves out what that file leaves out.
 */
import type { partials as en } from '../en/partials.ts';

export const partials: typeof en = {
  title: '一个符号,两种导数',
  deck: '同一个符号问的是两个问题。关于时序反向传播的争论,多半在于问的是哪一个。',
  intro: [
    '把网络中的一个数稍微挪动,再看另一个数。它会动多少?这取决于两者之间的一切怎么办。',
    '若其余全部保持原样,得到的是显式偏导数。若其余全部随之而动,如同网络真正运行时那样,得到的是全导数。',
  ],
  headings: { notation: '本书的写法', try: '试一试', where: '哪里会出错' },
  rules: [
    '分子是损失时,指全导数:每个误差项都是,每个权重的梯度也是。',
    '分子是别的量时,指显式偏导数:只读那个量自己的公式,其中除一个量外全部固定。',
    '推导就是从前者走到后者:全导数是对所有读取者求和,每一项是读取者自己的全导数乘以一个显式偏导数。',
  ],
  question: '观察哪个数,挪动哪个数',
  networks: { rnn: '循环网络', lstm: '记忆块' },
  freeze: '冻结其余一切',
  move: '挪动',
  explicit: '显式',
  explicitAbout: '其余固定',
  total: '全',
  totalAbout: '一切随动',
  moved: (delta, before, after) => `挪动 ${delta} 后,被观察的数从 ${before} 变为 ${after}。`,
  slope: (slope) => `折合每挪动 1 变化 ${slope}。挪动很小时,它就是导数。`,
  held: '只有被观察的数在动。',
  follows: (n) => `${n} 个数随之而动:`,
  day: (n) => `第 ${n} 天`,
  quantity: '数',
  before: '之前',
  after: '之后',
  lessons: {
    netByWeight:
      '第三天第一个隐层单元的净输入,与该单元指向自己的红边。它自己的公式说:第二天的输出。但那个输出也取决于同一个权重,再前一天的也是。',
    lossByWeight: '损失不读任何权重:它自己的公式里只有输出和目标。它的梯度全部经由随动的量而来。',
    hiddenTwoSteps:
      '第三天的输出与同一单元第一天的输出。没有哪个公式同时含有两者。其间第二天的整个隐层随之而动。',
    nextState:
      '第二天的状态经由遗忘门读取第一天的状态:这就是显式偏导数。但各个门也通过窥视孔和细胞输出读取旧状态。',
    laterState:
      '再过一天。单凭传送带,传过来的是两个遗忘门的乘积。经由门和输出回来的部分又抵消了大半。',
    lossByState: '状态的误差。损失的公式里没有状态,所以显式偏导数为零。',
  },
  where: [
    '有的文章说:隐层输出对循环权重求导,等于前一时刻的输出。作为显式偏导数,差一个斜率,这没错。把它放进梯度,就丢掉了经由更早时刻的所有路径。',
    '反过来也有:该用显式偏导数的地方用了全导数。于是路径被数了两遍,因为对读取者求和时会再加一次。',
  ],
  cited: '公开的争论,以及本书中的:',
  errata: '这个错误,以及它对梯度的影响',
};
