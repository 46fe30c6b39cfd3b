// Mistakes in CTC's error signal that have a name: taken at the output or at its logarithm, or with the other β.
// Source: pytorch issues 52241 and 127608 for the place of the error; the two conventions of β side by side.
// Leaves out: everything that one changed symbol explains (lib/equations/diagnose.ts).
import type { KnownMistake } from '../../lib/equations/diagnose.ts';

const paths = "Σ_s [l'_s = k] α_s^t β_s^t";
const all = (kind: KnownMistake['kind'], ...sources: readonly string[]): KnownMistake[] =>
  sources.map((source) => ({ kind, source }));

/** By the id of the statement that an exercise asks for. */
export const knownMistakes: Readonly<Record<string, readonly KnownMistake[]>> = {
  'ctc.6': all('otherConvention', 'β_s^t', "β_s^t / (y_{l'_s}^t)^2"),
  'ctc.8': all('otherConvention', `1 / y_k^t ${paths}`, paths),
  'ctc.9': [
    ...all('atOutput', `-1 / (p (y_k^t)^2) ${paths}`),
    ...all('atLogOutput', `-1 / (p y_k^t) ${paths}`),
    ...all('otherConvention', `y_k^t - 1 / p ${paths}`, `y_k^t - 1 / (p (y_k^t)^2) ${paths}`),
  ],
  'ctcExcluded.6': all('otherConvention', "β_s^t / y_{l'_s}^t", "y_{l'_s}^t β_s^t"),
  'ctcExcluded.8': [
    ...all('otherConvention', `1 / (y_k^t)^2 ${paths}`),
    ...all('atLogOutput', paths),
  ],
  'ctcExcluded.9': [
    ...all('atOutput', `-1 / (p y_k^t) ${paths}`),
    ...all('atLogOutput', `-1 / p ${paths}`),
    ...all('otherConvention', `y_k^t - 1 / (p y_k^t) ${paths}`, `y_k^t - y_k^t / p ${paths}`),
  ],
};
