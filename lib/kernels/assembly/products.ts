/*
 * The kernels of products and rank-T updates: as many sums in registers as there are, while rows go by.
 * Source: loops.ts says what each computes.
 * Leaves out: shapes, which the callers have checked; any growth of memory.
 */

function add(at: usize, value: v128): void {
  v128.store(at, f64x2.add(v128.load(at), value));
}

function plus(sum: v128, x: v128, w: v128): v128 {
  return f64x2.add(sum, f64x2.mul(x, w));
}

/** One row of `product`, from the column at byte n on: sixteen targets in registers while the sources go by. */
function productRow(y: usize, x: usize, w: usize, sources: usize, width: usize, n: usize): void {
  const end = x + (sources << 3);
  for (; n + 128 <= width; n += 128) {
    let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a; // prettier-ignore
    let from = w + n;
    for (let m = x; m < end; m += 8, from += width) {
      const v = v128.load64_splat(m);
      a = plus(a, v, v128.load(from));
      b = plus(b, v, v128.load(from, 16));
      c = plus(c, v, v128.load(from, 32));
      d = plus(d, v, v128.load(from, 48));
      e = plus(e, v, v128.load(from, 64));
      f = plus(f, v, v128.load(from, 80));
      g = plus(g, v, v128.load(from, 96));
      h = plus(h, v, v128.load(from, 112));
    }
    const to = y + n;
    add(to, a);
    add(to + 16, b);
    add(to + 32, c);
    add(to + 48, d);
    add(to + 64, e);
    add(to + 80, f);
    add(to + 96, g);
    add(to + 112, h);
  }
  for (; n + 64 <= width; n += 64) {
    let a = f64x2.splat(0), b = a, c = a, d = a; // prettier-ignore
    let from = w + n;
    for (let m = x; m < end; m += 8, from += width) {
      const v = v128.load64_splat(m);
      a = plus(a, v, v128.load(from));
      b = plus(b, v, v128.load(from, 16));
      c = plus(c, v, v128.load(from, 32));
      d = plus(d, v, v128.load(from, 48));
    }
    const to = y + n;
    add(to, a);
    add(to + 16, b);
    add(to + 32, c);
    add(to + 48, d);
  }
  for (; n + 16 <= width; n += 16) {
    let a = f64x2.splat(0);
    let from = w + n;
    for (let m = x; m < end; m += 8, from += width)
      a = plus(a, v128.load64_splat(m), v128.load(from));
    add(y + n, a);
  }
  if (n < width) {
    let sum = 0.0;
    let from = w + n;
    for (let m = x; m < end; m += 8, from += width) sum += load<f64>(m) * load<f64>(from);
    store<f64>(y + n, load<f64>(y + n) + sum);
  }
}

export function product(y: usize, x: usize, w: usize, rows: i32, sources: i32, targets: i32): void {
  const width = (<usize>targets) << 3;
  const length = (<usize>sources) << 3;
  for (; rows >= 4; rows -= 4, x += length << 2, y += width << 2) {
    let n: usize = 0;
    for (; n + 32 <= width; n += 32) {
      let a = f64x2.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a; // prettier-ignore
      let from = w + n;
      let second = x + length;
      let third = second + length;
      let fourth = third + length;
      for (let m = x, end = x + length; m < end; m += 8, from += width) {
        const left = v128.load(from);
        const right = v128.load(from, 16);
        let v = v128.load64_splat(m);
        a = plus(a, v, left);
        b = plus(b, v, right);
        v = v128.load64_splat(second);
        c = plus(c, v, left);
        d = plus(d, v, right);
        v = v128.load64_splat(third);
        e = plus(e, v, left);
        f = plus(f, v, right);
        v = v128.load64_splat(fourth);
        g = plus(g, v, left);
        h = plus(h, v, right);
        second += 8;
        third += 8;
        fourth += 8;
      }
      let to = y + n;
      add(to, a);
      add(to + 16, b);
      to += width;
      add(to, c);
      add(to + 16, d);
      to += width;
      add(to, e);
      add(to + 16, f);
      to += width;
      add(to, g);
      add(to + 16, h);
    }
    for (let t: usize = 0; t < 4; t++) {
      productRow(y + t * width, x + t * length, w, sources, width, n);
    }
  }
  for (; rows > 0; rows--, x += length, y += width) productRow(y, x, w, sources, width, 0);
}

function addLanes(at: usize, first: v128, second: v128): void {
  add(at, f64x2.add(
    v128.shuffle<f64>(first, second, 0, 2),
    v128.shuffle<f64>(first, second, 1, 3),
  )); // prettier-ignore
}

export function productTransposed(
  y: usize,
  d: usize,
  w: usize,
  rows: i32,
  sources: i32,
  targets: i32,
): void {
  // prettier-ignore
  const width = <usize>targets << 3;
  const pairs = width & ~15;
  const hasLast = pairs < width;
  for (; rows > 0; rows--, d += width) {
    let from = w;
    let m = sources;
    for (; m >= 8; m -= 8, y += 64) {
      let a = f64x2.splat(0), b = a, c = a, e = a, f = a, g = a, h = a, i = a; // prettier-ignore
      const w1 = from + width, w2 = w1 + width, w3 = w2 + width, w4 = w3 + width; // prettier-ignore
      const w5 = w4 + width, w6 = w5 + width, w7 = w6 + width; // prettier-ignore
      for (let n: usize = 0; n < pairs; n += 16) {
        const v = v128.load(d + n);
        a = plus(a, v, v128.load(from + n));
        b = plus(b, v, v128.load(w1 + n));
        c = plus(c, v, v128.load(w2 + n));
        e = plus(e, v, v128.load(w3 + n));
        f = plus(f, v, v128.load(w4 + n));
        g = plus(g, v, v128.load(w5 + n));
        h = plus(h, v, v128.load(w6 + n));
        i = plus(i, v, v128.load(w7 + n));
      }
      addLanes(y, a, b);
      addLanes(y + 16, c, e);
      addLanes(y + 32, f, g);
      addLanes(y + 48, h, i);
      if (hasLast) {
        const last = load<f64>(d + pairs);
        let at = from + pairs;
        for (let n: usize = 0; n < 64; n += 8, at += width) {
          store<f64>(y + n, load<f64>(y + n) + last * load<f64>(at));
        }
      }
      from = w7 + width;
    }
    for (; m > 0; m--, y += 8, from += width) {
      let a = f64x2.splat(0);
      for (let n: usize = 0; n < pairs; n += 16) a = plus(a, v128.load(d + n), v128.load(from + n));
      let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
      if (hasLast) sum += load<f64>(d + pairs) * load<f64>(from + pairs);
      store<f64>(y, load<f64>(y) + sum);
    }
  }
}

export function outer(w: usize, x: usize, d: usize, rows: i32, sources: i32, targets: i32): void {
  const width = (<usize>targets) << 3;
  const length = (<usize>sources) << 3;
  const end = d + <usize>rows * width;
  let m: usize = 0;
  for (; m + 32 <= length; m += 32, w += width << 2) {
    let n: usize = 0;
    for (; n + 32 <= width; n += 32) {
      let a = f64x2.splat(0), b = a, c = a, e = a, f = a, g = a, h = a, i = a; // prettier-ignore
      let source = x + m;
      for (let target = d + n, last = end + n; target < last; target += width, source += length) {
        const left = v128.load(target);
        const right = v128.load(target, 16);
        let v = v128.load64_splat(source);
        a = plus(a, v, left);
        b = plus(b, v, right);
        v = v128.load64_splat(source, 8);
        c = plus(c, v, left);
        e = plus(e, v, right);
        v = v128.load64_splat(source, 16);
        f = plus(f, v, left);
        g = plus(g, v, right);
        v = v128.load64_splat(source, 24);
        h = plus(h, v, left);
        i = plus(i, v, right);
      }
      let to = w + n;
      add(to, a);
      add(to + 16, b);
      to += width;
      add(to, c);
      add(to + 16, e);
      to += width;
      add(to, f);
      add(to + 16, g);
      to += width;
      add(to, h);
      add(to + 16, i);
    }
    for (let row: usize = 0; row < 4; row++) {
      outerRow(w + row * width, x + m + (row << 3), d, end, length, width, n);
    }
  }
  for (; m < length; m += 8, w += width) outerRow(w, x + m, d, end, length, width, 0);
}

/** One source's row of `outer`, from the column at byte n on. */
function outerRow(
  w: usize,
  x: usize,
  d: usize,
  end: usize,
  length: usize,
  width: usize,
  n: usize,
): void {
  // prettier-ignore
  for (; n + 16 <= width; n += 16) {
    let a = f64x2.splat(0);
    let source = x;
    for (let target = d + n, last = end + n; target < last; target += width, source += length) {
      a = plus(a, v128.load64_splat(source), v128.load(target));
    }
    add(w + n, a);
  }
  if (n < width) {
    let sum = 0.0;
    let source = x;
    for (let target = d + n, last = end + n; target < last; target += width, source += length) {
      sum += load<f64>(source) * load<f64>(target);
    }
    store<f64>(w + n, load<f64>(w + n) + sum);
  }
}
