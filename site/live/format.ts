/**
 * How a number is printed: true minus, fixed decimals, never a minus before a printed zero.
 * Source: the site's type rules (three decimals, four for errors).
 * Leaves out units and localized separators: the book's numbers look the same in every language.
 */
export function formatValue(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '?';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A value with its sign always printed, as contributions to a sum are. */
export function formatSigned(value: number, digits = 4): string {
  const text = formatValue(value, digits);
  return text.startsWith('−') ? text : `+${text}`;
}

/** A factor inside a product: a negative one stands in brackets. */
export function formatFactor(value: number, digits = 3): string {
  const text = formatValue(value, digits);
  return text.startsWith('−') ? `(${text})` : text;
}

/** A small error such as 3.2e−14. */
export function formatTiny(value: number): string {
  return value === 0 ? '0' : value.toExponential(1).replace('-', '−').replace('+', '');
}

/** 25,220 in English and Chinese alike. */
export const formatCount = (n: number): string => n.toLocaleString('en-US');
