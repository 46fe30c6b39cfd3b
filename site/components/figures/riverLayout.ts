/**
 * Where the parts of the river stand: time along u, from rain to error across v, turned for narrow pages.
 * Source: the order of lstm.1–lstm.10, read once per day. Leaves out all values and all drawing.
 */
import type { Point } from './shapes.ts';

export interface RiverLayout {
  readonly upright: boolean;
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of value, and per millimeter of rain; largest rain the handle can make. */
  readonly scale: number;
  readonly perMillimeter: number;
  readonly wettest: number;
  /** Distance of two days; offsets along a day. */
  readonly pitch: number;
  readonly forget: number;
  readonly output: number;
  readonly disc: number;
  /** Places across. */
  readonly rain: number;
  readonly top: number;
  readonly input: number;
  readonly river: number;
  readonly gate: number;
  readonly result: number;
  readonly chance: number;
  readonly error: number;
  /** Middle of day t (1..T), along. */
  day(t: number): number;
  place(u: number, v: number): Point;
}

export function landscapeRiver(days: number, largest: number): RiverLayout {
  const pitch = (1392 - 109) / days;
  return {
    upright: false,
    width: 1392,
    height: 496,
    scale: Math.min(60, 60 / largest),
    perMillimeter: 3.6,
    wettest: 15,
    pitch,
    forget: Math.min(123, pitch * 0.68),
    output: Math.min(48, pitch * 0.27),
    disc: 17,
    rain: 94,
    top: 112,
    input: 157,
    river: 250,
    gate: 350,
    result: 384,
    chance: 404,
    error: 468,
    day: (t) => 200 + (t - 1) * pitch,
    place: (u, v) => [u, v],
  };
}

export function portraitRiver(days: number, largest: number): RiverLayout {
  const pitch = 124;
  return {
    upright: true,
    width: 350,
    height: 72 + days * pitch,
    scale: Math.min(42, 42 / largest),
    perMillimeter: 3,
    wettest: 15,
    pitch,
    forget: 88,
    output: 36,
    disc: 14,
    rain: 6,
    top: 66,
    input: 97,
    river: 162,
    gate: 224,
    result: 250,
    chance: 258,
    error: 334,
    day: (t) => 82 + (t - 1) * pitch,
    place: (u, v) => [v, u],
  };
}
