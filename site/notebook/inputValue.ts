/**
 * The controls of a page's inputs, and what each of them says.
 * Source: site/components/notebook/Input.astro.
 * Leaves out what follows from a change (start.ts, inputs.ts).
 */
export type Control = HTMLInputElement | HTMLSelectElement;

export const controlsOf = (within: ParentNode): readonly Control[] => [
  ...within.querySelectorAll<Control>('[data-input]'),
];

/**
 * Number, text or truth; null for a field that holds no number in its bounds. A browser moves a range to the nearest
 * step; where that is the step nearest to the value the page was built with, it stands for that very value.
 */
export function valueOf(control: Control): number | string | boolean | null {
  if (control instanceof HTMLSelectElement) return control.value;
  if (control.type === 'checkbox') return control.checked;
  const value = control.valueAsNumber;
  if (control.type === 'range') {
    const built = Number(control.dataset['value']);
    return Math.abs(value - built) <= Number(control.step) / 2 ? built : value;
  }
  const { badInput, rangeOverflow, rangeUnderflow, valueMissing } = control.validity;
  return badInput || rangeOverflow || rangeUnderflow || valueMissing ? null : value;
}

/** As the page was built. */
export function restore(control: Control): void {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = option.defaultSelected;
  } else if (control.type === 'checkbox') control.checked = control.defaultChecked;
  else control.value = control.defaultValue;
}
