/*
 * Handwritten digits as sequences of columns: one digit to be named, or a string of digits to be read.
 * Source: digits.csv, the 1,797 test images of Alpaydin and Kaynak 1998, 8 × 8 pixels of 0 to 16.
 * Leaves out: reading the file; a task takes its text.
 */
import { csvParseRows } from 'd3-dsv'; // not csvParse, which compiles code at run time and needs eval
import type { Random } from '../numbers/random.ts';
import { checkCount, ShapeError, ValueError } from '../numbers/shape.ts';

const side = 8;
const shades = '0123456789abcdefg';

/** `pixels` has 8 rows of 8 numbers from 0 (paper) to 1 (ink). */
export type Digit = { readonly digit: number; readonly pixels: readonly (readonly number[])[] };

/**
 * The images of a CSV text: a digit, then 64 shades from 0 to g, row by row from the top.
 * @throws ShapeError for a wrong header or number of shades; ValueError for another digit or shade; both name the line.
 */
export function parse(csv: string): Digit[] {
  const place = 'digits.parse';
  const [header = [], ...rows] = csvParseRows(csv);
  if (header.join() !== 'digit,pixels') {
    throw new ShapeError(place, 'header', `is '${header.join()}'`, "'digit,pixels'");
  }
  return rows.map(([digit = '', text = ''], n) => {
    const line = `line ${n + 2}`;
    if (!/^\d$/.test(digit)) throw new ValueError(place, `${line}: digit`, `is '${digit}'`, '0..9');
    if (text.length !== side * side) {
      throw new ShapeError(place, line, `has ${text.length} shades`, `${side * side}`);
    }
    const values = Array.from(text, (shade) => {
      const value = shades.indexOf(shade);
      if (value < 0) throw new ValueError(place, line, `has the shade '${shade}'`, '0..9, a..g');
      return value / (shades.length - 1);
    });
    const pixels = Array.from({ length: side }, (_, row) =>
      values.slice(row * side, (row + 1) * side),
    );
    return { digit: Number(digit), pixels };
  });
}

/** The columns of an image from left to right, each 8 numbers from the top. */
const columnsOf = ({ pixels }: Digit): number[][] =>
  Array.from({ length: side }, (_, column) => pixels.map((row) => row[column]));

/** One image as 8 steps of 8 inputs; the target, one of ten classes, stands at the last step alone. */
export function columns(image: Digit): { readonly x: number[][]; readonly z: (number[] | null)[] } {
  const answer = Array.from({ length: 10 }, (_, k) => Number(k === image.digit));
  return {
    x: columnsOf(image),
    z: Array.from({ length: side }, (_, t) => (t === side - 1 ? answer : null)),
  };
}

/**
 * Images drawn at random side by side, with `gap` empty columns before, between and behind them.
 * `label` has their digits in order, as labels 0..9 for an alignment; nothing says which column belongs to which.
 * @throws ShapeError for no images; ValueError for a length below 1 or a gap below 0.
 */
export function string(
  images: readonly Digit[],
  random: Random,
  { length = 3, gap = 1 }: { readonly length?: number; readonly gap?: number } = {},
): { readonly x: number[][]; readonly label: number[] } {
  const place = 'digits.string';
  if (images.length === 0) throw new ShapeError(place, 'images', 'are none', 'at least one');
  checkCount(place, 'length', length);
  checkCount(place, 'gap', gap, 0);
  const drawn = Array.from({ length }, () => images[random.integer(images.length)]);
  const empty = (): number[][] =>
    Array.from({ length: gap }, () => Array.from({ length: side }, () => 0));
  return {
    x: [...empty(), ...drawn.flatMap((one) => [...columnsOf(one), ...empty()])],
    label: drawn.map(({ digit }) => digit),
  };
}

/**
 * The first `share` of the images in an order drawn from a generator, and the others: a share in (0, 1).
 * The file is ordered by writer, so a split without a draw would compare writers.
 * @throws ValueError for another share.
 */
export function split(
  images: readonly Digit[],
  random: Random,
  share = 0.8,
): { readonly train: Digit[]; readonly test: Digit[] } {
  if (!(share > 0 && share < 1)) {
    throw new ValueError('digits.split', 'share', `is ${share}`, 'a number between 0 and 1');
  }
  const order = random.shuffle([...images]);
  const border = Math.round(share * order.length);
  return { train: order.slice(0, border), test: order.slice(border) };
}
