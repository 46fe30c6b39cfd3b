/*
 * The squashing kernels, over rows of doubles, two at a time.
 * Source: loops.ts says what each computes; e^x is its Taylor polynomial about the nearest multiple of ln 2.
 * Leaves out: shapes, which the callers have checked; relaxed SIMD, which differs between browsers.
 */

// Constants cost less read from memory than written into the code: log2 e, 2^52 · 1.5, ln 2 in two parts, then 1/13! … 1/2!.
const constants: usize = memory.data<f64>([
  1.4426950408889634, 6755399441055744, 0.693147180369123816, 1.90821492927058770e-10,
  1.6059043836821614e-10, 2.08767569878681e-9, 2.505210838544172e-8, 2.755731922398589e-7,
  2.7557319223985893e-6, 2.48015873015873e-5, 1.984126984126984e-4, 1.388888888888889e-3,
  8.333333333333333e-3, 4.1666666666666664e-2, 1.6666666666666666e-1, 0.5,
]); // prettier-ignore

function constant(n: usize): v128 {
  return v128.load64_splat(constants + (n << 3));
}

/** e^x − 1 in both lanes, for x from −708 to 709; below and above as at these. */
function expm1(x: v128): v128 {
  x = f64x2.max(f64x2.min(x, f64x2.splat(709)), f64x2.splat(-708));
  const shifted = f64x2.add(f64x2.mul(x, constant(0)), constant(1));
  const k = f64x2.sub(shifted, constant(1));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, constant(2))), f64x2.mul(k, constant(3)));
  let p = constant(4);
  for (let n: usize = 5; n < 16; n++) p = f64x2.add(f64x2.mul(p, r), constant(n));
  p = f64x2.add(f64x2.mul(f64x2.mul(r, r), p), r);
  const power = i64x2.add(i64x2.shl(shifted, 52), f64x2.splat(1));
  return f64x2.add(f64x2.mul(power, p), f64x2.sub(power, f64x2.splat(1)));
}

function exp(x: v128): v128 {
  return f64x2.add(expm1(x), f64x2.splat(1));
}

function logisticPair(a: v128): v128 {
  return f64x2.div(f64x2.splat(1), f64x2.add(f64x2.splat(1), exp(f64x2.neg(a))));
}

/** −(e^{−2|a|} − 1) / (e^{−2|a|} + 1), with the sign of a: no digit is lost near 0. */
function tanhPair(a: v128): v128 {
  const e = expm1(f64x2.mul(f64x2.abs(a), f64x2.splat(-2)));
  const size = f64x2.div(f64x2.neg(e), f64x2.add(e, f64x2.splat(2)));
  return v128.bitselect(a, size, f64x2.splat(-0.0));
}

export function logistic(a: usize, b: usize, n: i32): void {
  for (; n >= 2; n -= 2, a += 16, b += 16) v128.store(b, logisticPair(v128.load(a)));
  if (n > 0) v128.store64_lane(b, logisticPair(v128.load64_splat(a)), 0);
}

export function tanh(a: usize, b: usize, n: i32): void {
  for (; n >= 2; n -= 2, a += 16, b += 16) v128.store(b, tanhPair(v128.load(a)));
  if (n > 0) v128.store64_lane(b, tanhPair(v128.load64_splat(a)), 0);
}

export function softmax(a: usize, y: usize, rows: i32, columns: i32): void {
  const width = (<usize>columns) << 3;
  for (; rows > 0; rows--, a += width, y += width) {
    let max = -Infinity;
    for (let n: usize = 0; n < width; n += 8) max = Math.max(max, load<f64>(a + n));
    const top = f64x2.splat(max);
    let sum = 0.0;
    let n: usize = 0;
    for (; n + 16 <= width; n += 16) {
      const e = exp(f64x2.sub(v128.load(a + n), top));
      v128.store(y + n, e);
      sum += f64x2.extract_lane(e, 0) + f64x2.extract_lane(e, 1);
    }
    if (n < width) {
      const e = f64x2.extract_lane(exp(f64x2.sub(v128.load64_splat(a + n), top)), 0);
      store<f64>(y + n, e);
      sum += e;
    }
    for (n = 0; n < width; n += 8) store<f64>(y + n, load<f64>(y + n) / sum);
  }
}
