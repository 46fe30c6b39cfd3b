/**
 * Equations with numbers: the terms of a line, and an error as the sum over its outgoing edges.
 * Source: the book's own statements (lstm.1–lstm.16, output.1–7), evaluated on the page's trace.
 * Leaves out markup. A sum over edges is opened into its edges; nothing is recomputed by hand.
 */
import { networkEnvironment } from '../../lib/equations/environment.ts';
import { evaluate } from '../../lib/equations/evaluate.ts';
import type { At, Environment } from '../../lib/equations/compile.ts';
import { bare, canonical, gates, isGate } from '../../lib/equations/resolve.ts';
import type { Node, ParsedStatement, QuantityNode, SumNode } from '../../lib/equations/types.ts';
import { summands, typeset, unitClass } from '../../lib/equations/typeset.ts';
import { book } from './book.ts';
import { formatFactor } from './format.ts';
import type { Scene } from './scene.ts';
import type { Selection } from './selection.ts';

const environments = new WeakMap<Scene, Environment>();

/** The environment of a scene, made once per scene. */
export function environmentOf(scene: Scene): Environment {
  let made = environments.get(scene);
  if (!made) {
    const { net, weights: w, trace, errors, z } = scene;
    made = networkEnvironment({ net, w, trace, errors, z });
    environments.set(scene, made);
  }
  return made;
}

/** Indices of the selected place for a line whose left side is this quantity. */
export function atOf(left: Node, scene: Scene, { t, block, cell }: Selection): At {
  const index = left.type === 'quantity' ? bare(left.sub[0] ?? '') : '';
  if (isGate(index)) return { t, block };
  if (index === 'k') return { t, k: 0 };
  if (index === 'c' || index === 's') return { t, cell: block * scene.net.cells + cell };
  return { t, block, cell: block * scene.net.cells + cell, k: 0, i: 0 };
}

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

function productOf(node: Node, env: Environment, at: At): string | null {
  if (node.type === 'product' && node.factors.every(isScalar) && node.factors.length <= 3) {
    return node.factors.map((factor) => formatFactor(evaluate(factor, env, at))).join(' × ');
  }
  if (node.type === 'call' && node.argument.type === 'quantity' && 'fgh'.includes(node.fn)) {
    const name = env.squash[node.fn as 'f']!.name;
    const inside = formatFactor(evaluate(node.argument, env, at)).replace(/^\((.*)\)$/, '$1');
    return `${squashTex[name] ?? node.fn}${node.prime ? '′' : ''}(${inside})`;
  }
  return null;
}

function termOf(node: Node, env: Environment, at: At, first: boolean): EquationTerm {
  const hue = unitClassOf(node);
  const tex = typeset(node);
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
  const env = environmentOf(scene);
  const { members } = statement.line;
  const at = atOf(members[0]!, scene, selection);
  return {
    left: { ...termOf(members[0]!, env, at, true), product: null },
    middle: members.slice(1, -1).map(typeset),
    terms: summands(members.at(-1)!).map((node, n) => termOf(node, env, at, n === 0)),
  };
}

/** The statement that says where a quantity comes from, of the page's own kind of network and output layer. */
export function statementFor(quantity: string, scene: Scene): ParsedStatement | null {
  const name =
    quantity === 'g_c' || quantity === 'h_c' ? (quantity === 'g_c' ? 'a_c' : 's_c') : quantity;
  for (const statement of Object.values(book().statements)) {
    const left = statement.line.members[0]!;
    if (left.type !== 'quantity' || canonical(left) !== name) continue;
    const { network = scene.net.kind, output = scene.net.output } = statement;
    if (network !== scene.net.kind || output !== scene.net.output) continue;
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
  /** Which block or cell of the layer the edge leads to, from 0; null where there is only one. */
  readonly place: number | null;
}

const withIndex = (node: Node, to: (q: QuantityNode) => QuantityNode): Node => {
  switch (node.type) {
    case 'quantity':
      return to(node);
    case 'product':
      return { ...node, factors: node.factors.map((factor) => withIndex(factor, to)) };
    case 'call':
      return { ...node, argument: withIndex(node.argument, to) };
    default:
      return node;
  }
};

/** Under Σ_g, w_cg is the recurrent weight from the cell's output: written out it is w_hι, w_hφ, w_hω, w_hc. */
const ofKind = (node: Node, kind: string): Node =>
  withIndex(node, (q) => {
    if (!q.sub.includes('g')) return q;
    const sub = q.sub.map((index) => (index === 'g' ? kind : index === 'c' ? 'h' : index));
    return { ...q, sub };
  });

function open(
  sum: SumNode,
  around: readonly Node[],
  scene: Scene,
  at: At,
): { node: Node; at: At; place: number | null }[] {
  const { blocks, cells, outputs } = scene.net;
  const inner = sum.body.type === 'product' ? sum.body.factors : [sum.body];
  const node: Node = {
    type: 'product',
    factors: [...around, ...inner],
    from: sum.from,
    to: sum.to,
  };
  const each = <A>(n: number, to: (k: number) => A): A[] =>
    Array.from({ length: n }, (_, k) => to(k));
  const index = bare(sum.index);
  if (index === 'k')
    return each(outputs, (k) => ({ node, at: { ...at, k }, place: outputs > 1 ? k : null }));
  if (index === 'c') {
    const first = (at.block ?? 0) * cells;
    return each(cells, (c) => ({
      node,
      at: { ...at, cell: first + c },
      place: cells > 1 ? c : null,
    }));
  }
  const own = at.cell ?? 0;
  return [
    ...gates
      .filter((gate) => gate !== 'φ' || scene.net.forgetGate)
      .flatMap((gate) =>
        each(blocks, (block) => ({
          node: ofKind(node, gate),
          at: { t: at.t!, h: own, block },
          place: blocks > 1 ? block : null,
        })),
      ),
    ...each(blocks * cells, (cell) => ({
      node: ofKind(node, 'c'),
      at: { t: at.t!, h: own, cell },
      place: blocks * cells > 1 ? cell : null,
    })),
  ];
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
  const env = environmentOf(scene);
  const { members } = statement.line;
  const at = atOf(members[0]!, scene, selection);
  const parts = summands(members.at(-1)!).flatMap((node) => {
    const factors = node.type === 'product' ? node.factors : [node];
    const sum = factors.find((factor): factor is SumNode => factor.type === 'sum');
    if (!sum) return [{ node, at, place: null }];
    return open(
      sum,
      factors.filter((factor) => factor !== sum),
      scene,
      at,
    );
  });
  return parts.map((part) => {
    const target = targetOf(part.node);
    return {
      tex: typeset(part.node),
      value: evaluate(part.node, env, part.at),
      unit: unitClassOf(part.node).split(' ')[0] ?? 'u-n',
      target: target.name,
      dt: target.dt,
      place: part.place,
    };
  });
}

/** Every piece of TeX that the terms and edges of these statements can ask for. */
export function texPieces(statements: readonly ParsedStatement[], scene: Scene): readonly string[] {
  const selection: Selection = { t: 1, block: 0, cell: 0, quantity: 's_c' };
  return statements.flatMap((statement) => {
    const { left, middle, terms } = termsOf(statement, scene, selection);
    const node = statement.line.members[0]!;
    const name = node.type === 'quantity' ? canonical(node) : '';
    return [
      typeset(statement.line),
      left.tex,
      ...middle.map(relation),
      ...terms.flatMap((term, n) => (n === 0 ? [term.tex, relation(term.tex)] : [term.tex])),
      ...(/^[δε]/u.test(name) ? edgesOf(name, scene, selection).map((edge) => edge.tex) : []),
    ];
  });
}
