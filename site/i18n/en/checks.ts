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
    function: (p: Params) => `Function: $${p['was']}$ should be $${p['should']}$.`,
    missingFactor: (p: Params) => `The factor $${p['should']}$ is missing.`,
    extraFactor: (p: Params) => `The factor $${p['was']}$ is too much.`,
    extraSum: (p: Params) => `The sum in $${p['was']}$ is too much.`,
  },
  errors: equationMessages,
};

export default checks;
