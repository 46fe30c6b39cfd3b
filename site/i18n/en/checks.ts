// Verdicts of the equation checks and of the judge. Error texts come from the language itself.
import { equationMessages } from '../../../lib/equations/errors.ts';

type Params = Readonly<Record<string, string | number>>;

const checks = {
  equal: (instances: string | number, worst: string) =>
    `equal on ${instances} instances, worst ${worst}`,
  equalLong: (instances: string | number, networks: number) =>
    `Equal on ${instances} instances of ${networks} random networks.`,
  oneWitness: 'one witness only',
  definition: 'a definition',
  notEqual: 'not equal',
  unseen: (count: number) => `${count} terms were too small to be seen`,
  witness: {
    library: 'library',
    tape: 'tape over the printed equations',
    differences: 'central differences of the printed equations',
  },
  against: {
    line: 'the right side',
    printed: 'the printed equations run on their own',
  },
  worstError: 'worst relative error',
  instances: 'instances',
  again: 'Check again here',
  stop: 'Stop',
  checking: (done: number, of: number) => `checking network ${done} of ${of}`,
  stale: 'changed since the check',
  verdict: {
    equal: (instances: number) => `Right: equal on ${instances} instances of random networks.`,
    different: (wrong: number, of: number) => `Not equal on ${wrong} of ${of} instances.`,
    worst: (place: string, yours: string, truth: string) =>
      `${place}: yours ${yours}, truth ${truth}`,
    restates: (name: string) =>
      `This uses what was asked for (${name}). Write it with other quantities.`,
    unreadable: 'This cannot be read.',
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
