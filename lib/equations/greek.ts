// The letters of the notation that TeX writes as words. φ is \varphi: \phi is another letter in the fonts of formulas.
// Source: Graves' notation.
// Leaves out: what the letters stand for.
export const greekTex: Readonly<Record<string, string>> = {
  ι: '\\iota',
  φ: '\\varphi',
  ω: '\\omega',
  δ: '\\delta',
  ε: '\\varepsilon',
  θ: '\\theta',
  ℓ: '\\ell',
};
