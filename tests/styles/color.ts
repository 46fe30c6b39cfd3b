/**
 * Color arithmetic for the tests of the tokens: contrast, OKLab, sight without one kind of cone.
 * Source: WCAG 2.2 (contrast); Ottosson, OKLab; Machado, Oliveira and Fernandes 2009, severity 1.
 * Leaves out color spaces other than sRGB.
 */
export type Rgb = readonly [number, number, number];

/** `#rrggbb` as linear light, 0 to 1. */
export function linear(hex: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new Error(`color: got "${hex}", expected #rrggbb`);
  const channel = (part: string | undefined): number => {
    const v = Number.parseInt(part ?? '', 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [channel(match[1]), channel(match[2]), channel(match[3])];
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

type Table = readonly [Rgb, Rgb, Rgb];
const times = (rows: Table, [r, g, b]: Rgb): Rgb =>
  rows.map((row) => row[0] * r + row[1] * g + row[2] * b) as unknown as Rgb;

export const sight: Readonly<Record<string, Table>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const lms: Table = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const lab: Table = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

const oklab = (light: Rgb): Rgb =>
  times(lab, times(lms, light).map((v) => Math.cbrt(Math.max(0, v))) as unknown as Rgb);

/** Distance of two colors as an eye of that kind sees them. */
export function distance(a: string, b: string, eye: string): number {
  const table = sight[eye];
  if (!table)
    throw new Error(`color: got sight "${eye}", expected ${Object.keys(sight).join(', ')}`);
  const clamp = (light: Rgb): Rgb =>
    light.map((v) => Math.min(1, Math.max(0, v))) as unknown as Rgb;
  const [p, q] = [a, b].map((hex) => oklab(clamp(times(table, linear(hex)))));
  return Math.hypot(...(p ?? [0, 0, 0]).map((v, i) => v - ((q ?? [0, 0, 0])[i] ?? 0)));
}
