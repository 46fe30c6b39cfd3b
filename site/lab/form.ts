/**
 * The form of a plan: its fields as a plan, and a plan as its fields.
 * Source: lib/lab/plan.ts, which says what is wrong with a plan.
 * Leaves out the page's words.
 */
import { lengths, type Plan, type TaskName } from '../../lib/lab/plan.ts';

type Field = HTMLInputElement | HTMLSelectElement;
const fieldOf = (form: HTMLFormElement, name: string): Field =>
  form.elements.namedItem(name) as Field;
const numbers = ['inputBias', 'forgetBias', 'outputBias', 'scale'] as const;

/** What stands in the form; `checkPlan` decides whether it is a plan. */
export function readForm(form: HTMLFormElement): unknown {
  const text = (name: string): string => fieldOf(form, name).value.trim();
  const isThere = (name: string): boolean => !fieldOf(form, name).disabled && text(name) !== '';
  const number = (name: string): number => Number(text(name));
  const given = (name: string): Record<string, number> =>
    isThere(name) ? { [name]: number(name) } : {};
  const isOn = (name: string): boolean => {
    const field = fieldOf(form, name) as HTMLInputElement;
    return field.checked && !field.disabled;
  };
  const variant = text('variant');
  const kind = text('kind');
  return {
    version: 1,
    task: { name: text('task'), ...given('length') },
    network: {
      kind,
      units: number('units'),
      ...given('cells'),
      ...(kind === 'lstm' && variant !== 'V' && { variant }),
      ...Object.assign({}, ...numbers.map(given)),
      ...(isOn('gateBiases') && { biases: 'gates' }),
    },
    ...(isOn('squared') && { error: 'squared' }),
    optimizer: text('optimizer'),
    ...given('momentum'),
    rate: number('rate'),
    batch: number('batch'),
    ...given('clip'),
    sequences: number('sequences'),
    seed: number('seed'),
  };
}

/** What stands in each field for a plan, and which boxes are ticked. */
export function fieldsOf(plan: Plan): Readonly<Record<string, string | boolean>> {
  const { task, network, error, optimizer, momentum, rate, batch, clip, sequences, seed } = plan;
  const { kind, units, cells, variant = 'V', biases, ...others } = network;
  const values: Readonly<Record<string, string | number | boolean | undefined>> = {
    task: task.name, length: task.length, kind, units, cells, variant, optimizer, momentum, rate, batch, clip, sequences, seed,
    ...Object.fromEntries(numbers.map((name) => [name, others[name]])),
    gateBiases: biases === 'gates',
    squared: error === 'squared',
  }; // prettier-ignore
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? value : String(value ?? ''),
    ]),
  );
}

/** Fills the form with a plan. */
export function writeForm(form: HTMLFormElement, plan: Plan): void {
  for (const [name, value] of Object.entries(fieldsOf(plan))) {
    const field = fieldOf(form, name);
    if (typeof value === 'string') field.value = value;
    else (field as HTMLInputElement).checked = value;
  }
  fit(form);
}

/** Switches off what the choices so far have no use for. */
export function fit(form: HTMLFormElement): void {
  const value = (name: string): string => fieldOf(form, name).value;
  const isLstm = value('kind') === 'lstm';
  for (const name of ['cells', 'variant', 'inputBias', 'forgetBias', 'outputBias', 'gateBiases'])
    fieldOf(form, name).disabled = !isLstm;
  const length = fieldOf(form, 'length') as HTMLInputElement;
  const range = lengths[value('task') as TaskName];
  length.disabled = !range;
  length.placeholder = range ? String(range[2]) : '';
  fieldOf(form, 'momentum').disabled = value('optimizer') !== 'sgd';
}
