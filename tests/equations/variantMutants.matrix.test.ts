// Every branch and line of code that a variant has of its own is watched by a printed line.
// Source: the syntax trees of lstmVariants.ts, lstm.ts and gru.ts; the printed lines of the variants.
// Leaves out: the numbered lines of the bases (mutants.slow.test.ts).
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsed } from '../../content/equations/parsed.ts';
import { examine } from '../../lib/equations/check.ts';
import { conclude, findings, holds } from '../../lib/equations/verdict.ts';
import {
  libraryEnvironment,
  makeCase,
  type Case,
  type Library,
} from '../../lib/equations/networks.ts';
import { isQuantity, notations } from '../../lib/equations/notation.ts';
import { parse } from '../../lib/equations/parse.ts';
import type { ParsedStatement, PrintedNetwork, VariantNetwork } from '../../lib/equations/types.ts';
import { baseOf, definitionsOf, variantNetworks } from '../../lib/equations/variants.ts';
import * as activations from '../../lib/functions/activation.ts';
import * as gru from '../../lib/networks/gru.ts';
import * as lstm from '../../lib/networks/lstm.ts';
import { load, slopeFromNetInput } from './broken.ts';
import { optionMutants } from './mutateOptions.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../lib/networks/${name}.ts`, import.meta.url), 'utf8');
const sources = { lstm: read('lstm'), gru: read('gru'), lstmVariants: read('lstmVariants') };

interface Watch {
  readonly lines: readonly ParsedStatement[];
  readonly cases: readonly Case[];
}
/** All derived lines that hold for a network, those of its base included, and two random networks. */
const watchOf = (network: PrintedNetwork): Watch => ({
  lines: definitionsOf(parsed, network).flatMap((one) =>
    one.network && one.kind === 'derived'
      ? [{ ...one, network, line: parse(one.source, network) }]
      : [],
  ),
  cases: [0, 1].map((n) => makeCase(parsed, 11, n, { network })),
});
const watches = new Map<PrintedNetwork, Watch>();
const watching = (network: PrintedNetwork): Watch => {
  const known = watches.get(network) ?? watchOf(network);
  watches.set(network, known);
  return known;
};

/** The lines of a network that are red for a library; its name alone where the library stops. */
function red(network: PrintedNetwork, library: Library): string[] {
  const { lines, cases } = watching(network);
  const all = lines.map(findings);
  for (const one of cases) {
    let env;
    try {
      env = libraryEnvironment(one, library);
    } catch {
      return [`${network} stops`];
    }
    for (const found of all) examine(found, one, env);
    for (const [name, rows] of Object.entries(env.values)) {
      const isLost = name.startsWith('δ_') && !isQuantity('δ', [name.slice(2)], notations[network]);
      if (isLost && rows.some((row) => Array.from(row).some((v) => v !== 0)))
        return [`${network} ${name}, of a unit that it has not`];
    }
  }
  return all.map(conclude).flatMap((one) => (holds(one) ? [] : [one.id]));
}

/** No printed network lacks a bias: networks that do must run. */
const lacking = {
  lstm: [false, 'gates', 'hidden'].map((biases) => ({ blocks: 2, biases })),
  gru: [false, 'hidden'].map((biases) => ({ hidden: 2, biases })),
} as const;
function stops(kind: 'lstm' | 'gru', library: Library): boolean {
  const run = (verb: keyof Library, ...given: unknown[]): unknown =>
    library[verb](...(given as never[]));
  const { initialize } = kind === 'lstm' ? lstm : gru;
  return lacking[kind].some((options) => {
    try {
      const net = run('network', { inputs: 2, outputs: 2, ...options });
      const w = initialize(net as never, { seed: 1 });
      const trace = run('forward', net, w, [[0.5, -0.5]]);
      run('gradient', net, trace, run('backward', net, w, trace, [[1, 0]]));
      return false;
    } catch {
      return true;
    }
  });
}

/**
 * Two options of the LSTM that no printed line has: over weights from inputs to outputs the slope is that of the loss,
 * and a truncated gradient sends nothing from a gate to the step before.
 */
function isWrongUnprinted(library: Library): boolean {
  const run = (verb: keyof Library, ...given: unknown[]): unknown =>
    library[verb](...(given as never[]));
  const x = [
    [0.5, -0.5],
    [0.3, 0.8],
  ];
  const shape = { inputs: 2, outputs: 2, blocks: 2 };
  const errorsOf = (net: object, w: lstm.Weights, z: unknown) => {
    const trace = run('forward', net, w, x) as lstm.Trace;
    return { trace, errors: run('backward', net, w, trace, z) as lstm.Errors };
  };
  const direct = lstm.network({ ...shape, inputToOutput: true });
  const w = lstm.initialize(direct, { seed: 1 });
  const z = [
    [1, 0],
    [0, 1],
  ];
  const { trace, errors } = errorsOf(direct, w, z);
  const slope = (run('gradient', direct, trace, errors) as lstm.Weights).ik![1]![0]!;
  const loss = (by: number): number => {
    w.ik![1]![0]! += by;
    const found = errorsOf(direct, w, z).errors.loss;
    w.ik![1]![0]! -= by;
    return found;
  };
  const isOff = !(Math.abs(slope - (loss(1e-5) - loss(-1e-5)) / 2e-5) <= 1e-8);
  const cut = lstm.network({ ...shape, gateRecurrence: 'gates', gradient: 'truncated' });
  const { δ } = errorsOf(cut, lstm.initialize(cut, { seed: 1 }), [null, [1, 0]]).errors;
  return isOff || δ.ω[1]!.some((v) => v !== 0);
}

const both = [activations, slopeFromNetInput];
const ofLstm = [
  'lstm',
  ...variantNetworks.filter((one): one is VariantNetwork => baseOf(one) === 'lstm'),
] as const;
const lstmWith = (variants: string, squashings: typeof activations): Library =>
  load(sources.lstm, squashings, { './lstmVariants.ts': load(variants, squashings) });

/** What changes nothing, and why. */
const equivalent: Readonly<Record<string, string>> = {
  'backward branch: net.gateRecurrence → true':
    'there are no weights between gates to add errors over',
  'gradient branch: net.gateRecurrence || net.inputToOutput → true':
    'there are no weights to add to',
};

test.each([
  ['lstmVariants', ['addCoupledErrors', 'addGateErrors', 'addVariantGradients'], ofLstm, lstmWith],
  ['lstm', ['backward', 'gradient'], ofLstm, load],
  ['gru', ['backward', 'gradient'], ['gru', 'gruBefore'], load],
] as const)(
  'every change of what options do in %s turns a named line red',
  (file, functions, networks, compile) => {
    const source = sources[file];
    const whole = compile(source, activations);
    expect(file === 'lstmVariants' ? isWrongUnprinted(whole) : stops(file, whole)).toBe(false);
    for (const network of networks)
      for (const squashings of both)
        expect([network, red(network, compile(source, squashings))]).toEqual([network, []]);
    const all = optionMutants(source, functions);
    const survivors: string[] = [];
    const counts: Record<string, number> = {};
    for (const mutant of all) {
      counts[mutant.kind] = (counts[mutant.kind] ?? 0) + 1;
      const isCaught = both.some((squashings) => {
        const library = compile(mutant.source, squashings);
        return (
          networks.some((network) => red(network, library).length > 0) ||
          (file === 'lstmVariants' ? isWrongUnprinted(library) : stops(file, library))
        );
      });
      if (!isCaught) survivors.push(mutant.what);
    }
    console.log(
      `${file}: ${all.length} mutants (${JSON.stringify(counts)}), ${survivors.length} survivors\n${survivors.join('\n')}`,
    );
    expect(survivors.filter((what) => !(what in equivalent))).toEqual([]);
  },
);
