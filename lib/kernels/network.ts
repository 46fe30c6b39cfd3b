/*
 * The three verbs of a network on the kernels, made of what differs between networks.
 * Source: the contract of lib/networks: same checks, same names, `into` filled again; see workspace.ts for the memory.
 * Leaves out: what a network computes (mlp.ts, rnn.ts, gru.ts, lstm.ts).
 */
import type { OutputName } from '../functions/loss.ts';
import {
  checkOutputErrors,
  outputErrorAt,
  type OutputErrors,
  type Targets,
} from '../networks/outputErrors.ts';
import { countSteps } from '../networks/sequence.ts';
import type { Matrix } from '../numbers/matrix.ts';
import type { NumberRows } from '../numbers/shape.ts';
import type { Kernels, Make } from './instance.ts';
import { copyNumbers, loan, memories } from './workspace.ts';

type AnyNet = { readonly inputs: number; readonly outputs: number; readonly output: OutputName };
type AnyTrace = {
  readonly T: number;
  readonly x: Matrix;
  readonly a: { readonly k: Matrix };
  readonly y: Matrix;
};
type AnyErrors = {
  readonly loss: number;
  readonly δ: { readonly k: Matrix };
  readonly ε: object;
};
/** Errors without their sum, as they lie in a memory. */
export type Rows<Errors extends AnyErrors> = Pick<Errors, 'δ' | 'ε'>;

/** How a pass may start and where it may write. */
export type Options<State, Trace> = {
  readonly state?: State | undefined;
  readonly into?: Trace | undefined;
};

type Readable<Net, Weights, Trace, Errors, State> = {
  readonly forward: (net: Net, w: Weights, x: NumberRows, options?: Options<State, Trace>) => Trace;
  readonly backward: (
    net: Net,
    w: Weights,
    trace: Trace,
    z: Targets | OutputErrors,
    options?: { readonly into?: Errors | undefined },
  ) => Errors;
  readonly gradient: (
    net: Net,
    trace: Trace,
    errors: Errors,
    options?: { readonly into?: Weights | undefined },
  ) => Weights;
};

type Definition<Net, Weights, Trace, Errors extends AnyErrors, State, Scratch> = {
  readonly name: string;
  readonly readable: Readable<Net, Weights, Trace, Errors, State>;
  readonly check: (place: string, net: Net, w: Weights) => void;
  /** @throws ShapeError for a trace of another network. */
  readonly checkTrace: (place: string, net: Net, trace: Trace) => void;
  readonly emptyWeights: (net: Net, make: Make) => Weights;
  readonly emptyTrace: (net: Net, T: number, make: Make) => Trace;
  readonly emptyErrors: (net: Net, T: number, make?: Make) => Rows<Errors>;
  /** Rows of its own that a network needs beside its trace. */
  readonly scratch: (net: Net, T: number, make: Make) => Scratch;
  /** Rows 1..T of x and row 0 of what recurs. */
  readonly start: (net: Net, x: NumberRows, trace: Trace, state: State | undefined) => void;
  /** Sets every part to zero. @throws ShapeError for weights of another network. */
  readonly clear: (net: Net, w: Weights | undefined) => Weights;
  readonly fill: (net: Net, w: Weights, trace: Trace, kernels: Kernels, scratch: Scratch) => void;
  /** Errors below the outputs; δ.k is there. */
  readonly fillErrors: (
    net: Net,
    w: Weights,
    trace: Trace,
    errors: Rows<Errors>,
    kernels: Kernels,
    scratch: Scratch,
  ) => void;
  readonly fillGradient: (
    net: Net,
    trace: Trace,
    δ: Errors['δ'],
    d: Weights,
    kernels: Kernels,
    scratch: Scratch,
  ) => void;
};

/** Verbs with the contract of the readable ones, in the kernels' memory. */
export function onKernels<
  Net extends AnyNet,
  Weights extends object,
  Trace extends AnyTrace,
  Errors extends AnyErrors,
  State,
  Scratch,
>(
  of: Definition<Net, Weights, Trace, Errors, State, Scratch>,
): Readable<Net, Weights, Trace, Errors, State> {
  const work = memories<Trace, Weights, Rows<Errors>, Scratch>();
  const { name, readable } = of;

  return {
    forward(net, weights, x, { state, into } = {}) {
      const place = `${name}.forward`;
      of.check(place, net, weights);
      if (into && !work.of(into)) return readable.forward(net, weights, x, { state, into });
      const T = countSteps(place, x, net.inputs);
      const trace =
        into ??
        work.start(place, (make) => ({
          trace: of.emptyTrace(net, T, make),
          weights: of.emptyWeights(net, make),
          gradient: of.emptyWeights(net, make),
          errors: of.emptyErrors(net, T, make),
          scratch: of.scratch(net, T, make),
        }));
      of.start(net, x, trace, state);
      const { kernels, weights: w, scratch } = work.of(trace)!;
      copyNumbers(w, weights);
      of.fill(net, w, trace, kernels, scratch);
      return trace;
    },

    backward(net, weights, trace, z, options = {}) {
      const place = `${name}.backward`;
      const own = work.of(trace);
      if (!own) return readable.backward(net, weights, trace, z, options);
      of.check(place, net, weights);
      of.checkTrace(place, net, trace);
      checkOutputErrors(place, net, trace.T, z);
      copyNumbers(own.weights, weights);
      return loan(
        own,
        options.into,
        () => ({ ...of.emptyErrors(net, trace.T), loss: 0 }) as Errors,
        (errors) => {
          let loss = 0;
          for (let t = trace.T; t >= 1; t--) {
            loss += outputErrorAt(t, net.output, trace, z, errors.δ.k); // (output.7)
          }
          of.fillErrors(net, own.weights, trace, errors, own.kernels, own.scratch);
          return { ...errors, loss } as Errors;
        },
      );
    },

    gradient(net, trace, errors, options = {}) {
      const own = work.of(trace);
      if (!own) return readable.gradient(net, trace, errors, options);
      const result = of.clear(net, options.into);
      loan(
        own,
        errors,
        () => errors,
        ({ δ }) => {
          of.clear(net, own.gradient);
          of.fillGradient(net, trace, δ, own.gradient, own.kernels, own.scratch);
          return errors;
        },
        'read',
      );
      copyNumbers(result, own.gradient);
      return result;
    },
  };
}
