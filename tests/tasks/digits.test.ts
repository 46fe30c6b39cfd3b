/*
 * The digits: the counts of each class and the first image as published, columns rather than rows, strings without borders.
 * Source: content/data/digits.csv; the class counts of the UCI description; the checksum in content/data/README.md.
 * Leaves out: whether networks learn them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digits, random } from '../../lib/index.ts';

const data = new URL('../../content/data/', import.meta.url);
const csv = readFileSync(new URL('digits.csv', data), 'utf8');
const all = digits.parse(csv);

describe('digits.parse', () => {
  it('reads 1,797 images with the published counts of each digit', () => {
    const counts = Array.from(
      { length: 10 },
      (_, k) => all.filter((one) => one.digit === k).length,
    );
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
    expect(all).toHaveLength(1797);
  });

  it('reads the first image, a 0, as published', () => {
    const sixteenths = all[0].pixels.map((row) => row.map((value) => value * 16));
    expect(all[0].digit).toBe(0);
    expect(sixteenths.slice(0, 2)).toEqual([
      [0, 0, 5, 13, 9, 1, 0, 0],
      [0, 0, 13, 15, 10, 15, 5, 0],
    ]);
    expect(sixteenths[7]).toEqual([0, 0, 6, 13, 10, 0, 0, 0]);
  });

  it('is the file that its description names', () => {
    const sum = createHash('sha256').update(csv).digest('hex');
    expect(readFileSync(new URL('README.md', data), 'utf8')).toContain(sum);
  });

  it('names the line of what it refuses', () => {
    const zeros = '0'.repeat(64);
    expect(() => digits.parse('a,b')).toThrow("header is 'a,b', expected 'digit,pixels'");
    expect(() => digits.parse(`digit,pixels\n1,${zeros}\nx,${zeros}`)).toThrow(
      "digits.parse: line 3: digit is 'x', expected 0..9",
    );
    expect(() => digits.parse('digit,pixels\n1,00')).toThrow('line 2 has 2 shades, expected 64');
    expect(() => digits.parse(`digit,pixels\n1,h${zeros.slice(1)}`)).toThrow("has the shade 'h'");
  });
});

describe('digits.columns', () => {
  it('gives the columns from the left, and asks for the digit at the last one', () => {
    const { x, z } = digits.columns(all[0]);
    expect(x[2].map((value) => value * 16)).toEqual([5, 13, 15, 12, 8, 11, 14, 6]);
    expect(x[0].every((value) => value === 0)).toBe(true);
    expect(z.slice(0, 7).every((row) => row === null)).toBe(true);
    expect(z[7]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(digits.columns(all.find(({ digit }) => digit === 7)!).z[7]!.indexOf(1)).toBe(7);
  });
});

describe('digits.string', () => {
  it('sets images side by side with empty columns around them, and gives their digits', () => {
    const { x, label } = digits.string(all, random(1), { length: 4, gap: 2 });
    expect(x).toHaveLength(4 * 8 + 5 * 2);
    expect(label).toHaveLength(4);
    label.forEach((digit, n) => {
      const piece = x.slice(2 + n * 10, 10 + n * 10);
      const same = all.find(
        (one) => JSON.stringify(digits.columns(one).x) === JSON.stringify(piece),
      );
      expect(same?.digit).toBe(digit);
    });
    for (const start of [0, 10, 20, 30, 40]) {
      expect(
        x
          .slice(start, start + 2)
          .flat()
          .every((value) => value === 0),
      ).toBe(true);
    }
  });

  it('gives the same string for the same seed alone, and refuses what cannot be drawn', () => {
    const of = (seed: number) => digits.string(all, random(seed));
    expect(of(3)).toEqual(of(3));
    expect(of(3)).not.toEqual(of(4));
    expect(() => digits.string([], random(1))).toThrow('images are none, expected at least one');
    expect(() => digits.string(all, random(1), { gap: -1 })).toThrow('gap is -1');
  });
});

describe('digits.split', () => {
  it('gives every image to one side, in a drawn order', () => {
    const { train, test } = digits.split(all, random(1));
    expect([train.length, test.length]).toEqual([1438, 359]);
    expect(new Set([...train, ...test]).size).toBe(1797);
    expect(train[0]).not.toBe(all[0]);
    expect(() => digits.split(all, random(1), 1)).toThrow('share is 1');
  });
});
