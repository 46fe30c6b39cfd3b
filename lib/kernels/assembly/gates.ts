/*
 * The kernels of what a gate does to the cells of its block: number by number, two at a time where a block has one cell.
 * Source: loops.ts says what each computes; n counts cells.
 * Leaves out: shapes, which the callers have checked.
 */

export function multiply(to: usize, gate: usize, p: usize, n: i32, cells: i32): void {
  if (cells == 1) {
    for (; n >= 2; n -= 2, to += 16, gate += 16, p += 16)
      v128.store(to, f64x2.mul(v128.load(gate), v128.load(p)));
  }
  while (n > 0) {
    const factor = load<f64>(gate);
    for (let c = 0; c < cells; c++, n--, to += 8, p += 8) store<f64>(to, factor * load<f64>(p));
    gate += 8;
  }
}

export function multiplyAdd(to: usize, gate: usize, p: usize, n: i32, cells: i32): void {
  if (cells == 1) {
    for (; n >= 2; n -= 2, to += 16, gate += 16, p += 16)
      v128.store(to, f64x2.add(v128.load(to), f64x2.mul(v128.load(gate), v128.load(p))));
  }
  while (n > 0) {
    const factor = load<f64>(gate);
    for (let c = 0; c < cells; c++, n--, to += 8, p += 8)
      store<f64>(to, load<f64>(to) + factor * load<f64>(p));
    gate += 8;
  }
}

export function blockSums(to: usize, p: usize, q: usize, n: i32, cells: i32): void {
  if (cells == 1) return multiplyAdd(to, p, q, n, 1);
  for (; n > 0; to += 8) {
    let sum = load<f64>(to);
    for (let c = 0; c < cells; c++, n--, p += 8, q += 8) sum += load<f64>(p) * load<f64>(q);
    store<f64>(to, sum);
  }
}
