/**
 * The number a slider stands for. A browser moves it to the nearest step; where that is the step nearest to the
 * value the page was built with, it stands for that very value.
 * Source: data-value on the slider, written at build time.
 * Leaves out drawing.
 */
export function sliderValue(input: HTMLInputElement): number {
  const built = Number(input.closest<HTMLElement>('.slider')?.dataset['value'] ?? NaN);
  const value = input.valueAsNumber;
  return Math.abs(value - built) <= Number(input.step) / 2 ? built : value;
}
