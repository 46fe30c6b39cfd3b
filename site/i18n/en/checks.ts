// Verdicts of the judge. Error texts come from the language itself.
import { equationMessages } from '../../../lib/equations/errors.ts';

type Params = Readonly<Record<string, string | number>>;

const checks = {
  verdict: {
    restates: (name: string) =>
      `This uses what was asked for (${name}). Write it with other quantities.`,
    noDiagnosis: 'No single change makes it equal.',
  },
  diagnosis: {
    missingTerm: (p: Params) => `Missing exactly the term $${p['term']}$.`,
    extraTerm: (p: Params) => `The term $${p['term']}$ is too much.`,
    sign: (p: Params) => `The sign of $${p['term'] ?? p['was']}$ is wrong.`,
    ratio: (p: Params) => `The term $${p['term']}$ is ${p['ratio']} times what it should be.`,
    time: (p: Params) => `Time step: $${p['was']}$ should be $${p['should']}$.`,
    quantity: (p: Params) => `Quantity: $${p['was']}$ should be $${p['should']}$.`,
    position: (p: Params) => `Position: $${p['was']}$ should be $${p['should']}$.`,
    condition: (p: Params) => `Condition: $${p['was']}$ should be $${p['should']}$.`,
    atOutput: () =>
      'This is the error at the output $y_k^t$. Asked for is the error at its net input $a_k^t$: go on through the softmax.',
    atLogOutput: () =>
      'This is the slope at $\\ln y_k^t$. A further derivative leads from there to what is asked for.',
    otherConvention: () =>
      'Two conventions are mixed: look in the definition of $\\beta_s^t$ whether it counts the output of step $t$. If it does, $\\alpha_s^t \\beta_s^t$ holds that output twice.',
    function: (p: Params) => `Function: $${p['was']}$ should be $${p['should']}$.`,
    missingFactor: (p: Params) => `The factor $${p['should']}$ is missing.`,
    extraFactor: (p: Params) => `The factor $${p['was']}$ is too much.`,
    extraSum: (p: Params) => `The sum in $${p['was']}$ is too much.`,
  },
  errors: equationMessages,
};

export default checks;
