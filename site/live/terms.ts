/**
 * Equations with numbers: the terms of a line, and an error as the sum over its outgoing edges.
 * Source: the book's own statements of the network's kind, evaluated on the scene's trace.
 * Leaves out markup. A sum over edges is opened into its edges; nothing is recomputed by hand.
 */
import { evaluate } from '../../lib/equations/evaluate.ts';
import type { At, Environment } from '../../lib/equations/compile.ts';
import { bare, canonical } from '../../lib/equations/resolve.ts';
import type { Node, ParsedStatement, SumNode } from '../../lib/equations/types.ts';
import { summands, typeset, unitClass } from '../../lib/equations/typeset.ts';
import { book } from './book.ts';
import { formatFactor } from './format.ts';
import { atOf, environmentFor, inLayer, layerOf, renamed } from './place.ts';
import { isOf, type Scene } from './scene.ts';
import type { Selection } from './selection.ts';

/** An equals sign before a piece: the empty group keeps the room on both sides of it. */
export const relation = (tex: string): string => `{}= ${tex}`;

export interface EquationTerm {
  /** TeX with its sign in front where it is negative or not the first. */
  readonly tex: string;
  readonly value: number;
  /** Values put in for the factors of a product, such as `0.545 × 0.152`. */
  readonly product: string | null;
  readonly unit: string;
  readonly isError: boolean;
}

const squashTex: Readonly<Record<string, string>> = { logistic: 'σ', tanh: 'tanh', identity: '' };

/** The unit whose hue a term takes: that of its last symbol with a hue. */
export function unitClassOf(node: Node): string {
  let found = '';
  const visit = (part: Node): void => {
    if (part.type === 'quantity') found = unitClass(part) || found;
    else if (part.type === 'call') visit(part.argument);
    else if (part.type === 'sum') visit(part.body);
    else if (part.type === 'add') part.terms.forEach((term) => visit(term.node));
    else if (part.type === 'product') part.factors.forEach(visit);
    else if (part.type === 'fraction') {
      visit(part.over);
      visit(part.under);
    } else if (part.type === 'power') visit(part.base);
  };
  visit(node);
  return found || 'u-n';
}

const isScalar = (node: Node): boolean => node.type === 'quantity' || node.type === 'call';

/** Steps whose contributions to a sum over all of them are written out. */
const writtenSteps = 3;

function productOf(node: Node, env: Environment, at: At): string | null {
  if (node.type === 'sum' && node.index === 't' && env.shape.T <= writtenSteps) {
    const steps = Array.from({ length: env.shape.T }, (_, n) => ({ ...at, t: n + 1 }));
    return steps
      .map(
        (here) => productOf(node.body, env, here) ?? formatFactor(evaluate(node.body, env, here)),
      )
      .join(' + ');
  }
  if (node.type === 'product' && node.factors.every(isScalar) && node.factors.length <= 3) {
    return node.factors.map((factor) => formatFactor(evaluate(factor, env, at))).join(' × ');
  }
  if (
    node.type === 'call' &&
    node.argument.type === 'quantity' &&
    ['f', 'g', 'h', 'θ'].includes(node.fn)
  ) {
    const name = env.squash[node.fn as 'f']!.name;
    const inside = formatFactor(evaluate(node.argument, env, at)).replace(/^\((.*)\)$/, '$1');
    return `${squashTex[name] ?? node.fn}${node.prime ? '′' : ''}(${inside})`;
  }
  return null;
}

function termOf(node: Node, printed: Node, env: Environment, at: At, first: boolean): EquationTerm {
  const hue = unitClassOf(printed);
  const tex = typeset(printed);
  return {
    tex: first ? tex : tex.startsWith('-') ? `{}${tex}` : `{}+ ${tex}`,
    value: evaluate(node, env, at),
    product: productOf(node, env, at),
    unit: hue.split(' ')[0]!,
    isError: hue.includes('err'),
  };
}

/** Terms of the last member of a line at the selected place, and the left side's own value. */
export function termsOf(
  statement: ParsedStatement,
  scene: Scene,
  selection: Selection,
): {
  readonly left: EquationTerm;
  readonly middle: readonly string[];
  readonly terms: readonly EquationTerm[];
} {
  const { members } = statement.line;
  const layer = layerOf(members[0]!, scene, selection);
  const env = environmentFor(members[0]!, scene, selection);
  const at = atOf(members[0]!, scene, selection);
  const read = (node: Node, isFirst: boolean): EquationTerm =>
    termOf(node, inLayer(node, scene, layer), env, at, isFirst);
  const terms = summands(members.at(-1)!).map((node, n) => read(node, n === 0));
  const left = { ...read(members[0]!, true), product: null };
  // A network without biases has no array of their gradients; the line holds all the same.
  const isMissing =
    members[0]!.type === 'partial' && !(`∂${canonical(members[0]!.by)}` in env.values);
  return {
    left: isMissing ? { ...left, value: terms.reduce((sum, { value }) => sum + value, 0) } : left,
    middle: members.slice(1, -1).map((node) => typeset(inLayer(node, scene, layer))),
    terms,
  };
}

/** Whether a line is one of this network's and its output layer's. */
export const holdsFor = ({ network, output }: ParsedStatement, { net }: Scene): boolean =>
  (network ?? net.kind) === net.kind && (output ?? net.output) === net.output;

/** The statement that says where a quantity comes from, of the page's own kind of network and output layer. */
export function statementFor(quantity: string, scene: Scene): ParsedStatement | null {
  const name =
    quantity === 'g_c' || quantity === 'h_c' ? (quantity === 'g_c' ? 'a_c' : 's_c') : quantity;
  for (const statement of Object.values(book().statements)) {
    const left = statement.line.members[0]!;
    if (left.type !== 'quantity' || canonical(left) !== name) continue;
    if (!holdsFor(statement, scene)) continue;
    return statement;
  }
  return null;
}

/** The error that belongs to a quantity: ∂O by the node it stands at; null for inputs, targets and weights. */
export function errorOf(quantity: string): string | null {
  const [letter, sub = ''] = quantity.split('_');
  if (letter === 'δ' || letter === 'ε') return quantity;
  if (quantity === 's_c' || quantity === 'h_c') return 'ε_s';
  if (quantity === 'b_c') return 'ε_c';
  if (quantity === 'g_c') return 'δ_c';
  if (quantity === 'y_k') return 'δ_k';
  return letter === 'a' || letter === 'b' ? `δ_${sub}` : null;
}

export interface Edge {
  readonly tex: string;
  readonly value: number;
  readonly unit: string;
  /** The error at the other end of the edge. */
  readonly target: string;
  readonly dt: number;
  /** Which unit of the layer the edge leads to, from 0; null where there is only one. */
  readonly place: number | null;
  /** Hidden layer of the target, where it is another than the source's. */
  readonly layer?: number;
}

/** Under Σ_g, w_cg is the recurrent weight from the layer's output: written out it is w_hι, w_hφ, w_hω, w_hc. */
const ofKind = (node: Node, kind: string): Node =>
  renamed(node, (q) => {
    if (!q.sub.includes('g')) return q;
    const sub = q.sub.map((index) => (index === 'g' ? kind : index === 'c' ? 'h' : index));
    return { ...q, sub };
  });

interface Opened {
  readonly node: Node;
  readonly at: At;
  readonly place: number | null;
}

function open(
  sum: SumNode,
  around: readonly Node[],
  scene: Scene,
  env: Environment,
  at: At,
): Opened[] {
  const { blocks, cells, outputs, reading = ['ι', 'φ', 'ω', 'c'] } = env.shape;
  const inner = sum.body.type === 'product' ? sum.body.factors : [sum.body];
  const node: Node = {
    type: 'product',
    factors: [...around, ...inner],
    from: sum.from,
    to: sum.to,
  };
  const each = (n: number, to: (k: number) => At, of: Node = node, from = 0): Opened[] =>
    Array.from({ length: n }, (_, k) => ({
      node: of,
      at: to(from + k),
      place: n > 1 ? k : null,
    }));
  const index = bare(sum.index);
  if (sum.index === "h'") return each(blocks * cells, (h) => ({ ...at, "h'": h }));
  if (index === 'k') return each(outputs, (k) => ({ ...at, k }));
  if (index === 'c') {
    const first = (at.block ?? 0) * cells;
    return each(cells, (cell) => ({ ...at, cell: first + cell }));
  }
  const h = at.cell ?? 0;
  const { net } = scene;
  return reading
    .filter((kind) => kind !== 'φ' || net.kind !== 'lstm' || net.forgetGate)
    .flatMap((kind) =>
      kind === 'c'
        ? each(blocks * cells, (cell) => ({ t: at.t!, h, cell }), ofKind(node, kind))
        : each(blocks, (block) => ({ t: at.t!, h, block }), ofKind(node, kind)),
    );
}

function targetOf(node: Node): { name: string; dt: number } {
  let found = { name: '', dt: 0 };
  const visit = (part: Node): void => {
    if (part.type === 'quantity' && (part.letter === 'δ' || part.letter === 'ε'))
      found = { name: canonical(part), dt: part.dt ?? 0 };
    if (part.type === 'product') part.factors.forEach(visit);
    if (part.type === 'add') part.terms.forEach((term) => visit(term.node));
  };
  visit(node);
  return found;
}

/**
 * An error as the sum over its outgoing edges, in the order of the printed line.
 * Its values add up to the error of the trace; for δ_k they are the parts of y − z.
 */
export function edgesOf(error: string, scene: Scene, selection: Selection): readonly Edge[] {
  const statement = statementFor(error, scene);
  if (!statement) return [];
  const { members } = statement.line;
  const layer = layerOf(members[0]!, scene, selection);
  const env = environmentFor(members[0]!, scene, selection);
  const at = atOf(members[0]!, scene, selection);
  const parts = summands(members.at(-1)!).flatMap((node): readonly Opened[] => {
    const factors = node.type === 'product' ? node.factors : [node];
    const sum = factors.find((factor): factor is SumNode => factor.type === 'sum');
    if (!sum) return [{ node, at, place: null }];
    return open(
      sum,
      factors.filter((factor) => factor !== sum),
      scene,
      env,
      at,
    );
  });
  return parts.map((part) => {
    const printed = inLayer(part.node, scene, layer);
    const target = targetOf(printed);
    const isNext = target.name !== '' && targetOf(part.node).name !== target.name;
    return {
      tex: typeset(printed),
      value: evaluate(part.node, env, part.at),
      unit: unitClassOf(printed).split(' ')[0] ?? 'u-n',
      target: target.name,
      dt: target.dt,
      place: part.place,
      ...(isNext && { layer: layer + 1 }),
    };
  });
}

/** Every piece of TeX that the terms and edges of these statements can ask for, in every layer. */
export function texPieces(statements: readonly ParsedStatement[], scene: Scene): readonly string[] {
  const layers = isOf(scene, 'mlp') ? scene.net.hidden.length : 1;
  return Array.from({ length: layers }, (_, layer): Selection => ({
    t: 1,
    block: 0,
    cell: 0,
    quantity: '',
    layer,
  })).flatMap((selection) =>
    statements.flatMap((statement) => {
      const { left, middle, terms } = termsOf(statement, scene, selection);
      const node = statement.line.members[0]!;
      const name = node.type === 'quantity' ? canonical(node) : '';
      return [
        lineTex(statement, scene, selection),
        left.tex,
        ...middle.map(relation),
        ...terms.flatMap((term, n) => (n === 0 ? [term.tex, relation(term.tex)] : [term.tex])),
        ...(/^[δε]/u.test(name) ? edgesOf(name, scene, selection).map((edge) => edge.tex) : []),
      ];
    }),
  );
}

/** A whole line as it is printed for the selected layer. */
export function lineTex({ line }: ParsedStatement, scene: Scene, selection: Selection): string {
  const layer = layerOf(line.members[0]!, scene, selection);
  return typeset({ ...line, members: line.members.map((node) => inLayer(node, scene, layer)) });
}
