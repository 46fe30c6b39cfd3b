// Single changes of the six error terms in `backward`, made from its syntax tree.
// Source: lib/networks/lstm.ts as it stands; an error term is an assignment that ends in its equation id.
// Leaves out: changes of loops, of unit indices and of the loss.
import ts from 'typescript';

export interface Mutant {
  readonly id: string;
  readonly kind: 'sign' | 'time' | 'term' | 'factor';
  readonly what: string;
  readonly source: string;
}

const errorTerms = ['lstm.11', 'lstm.12', 'lstm.13', 'lstm.14', 'lstm.15', 'lstm.16'];

/** Every sign flipped, every time index moved by one either way, every summand and factor deleted. */
export function mutants(source: string): Mutant[] {
  const file = ts.createSourceFile('lstm.ts', source, ts.ScriptTarget.Latest, true);
  const out: Mutant[] = [];
  const backward = file.statements.find(
    (one): one is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(one) && one.name?.text === 'backward',
  );
  if (!backward) throw new Error('mutants: backward: got none, expected a function of that name');
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && ts.isBinaryExpression(node.expression)) {
      const id = /^[^\n]*\/\/ \((lstm\.\d+)\)/.exec(source.slice(node.end))?.[1];
      if (id && errorTerms.includes(id)) assignment(id, node.expression);
    }
    ts.forEachChild(node, visit);
  };

  const assignment = (id: string, node: ts.BinaryExpression): void => {
    const replace = (
      kind: Mutant['kind'],
      part: ts.Node,
      text: string,
      what = part.getText(),
    ): void => {
      const start = part.getStart();
      out.push({
        id,
        kind,
        what: `${what} → ${text || 'deleted'}`,
        source: source.slice(0, start) + text + source.slice(part.end),
      });
    };
    const inner = (part: ts.Node): void => {
      if (ts.isElementAccessExpression(part)) {
        const index = part.argumentExpression.getText();
        const now = ({ t: 0, 't + 1': 1, 't - 1': -1 } as Record<string, number>)[index];
        if (now !== undefined) {
          for (const by of [now - 1, now + 1]) {
            const to = `t${by === 0 ? '' : by > 0 ? ` + ${by}` : ` - ${-by}`}`;
            replace('time', part.argumentExpression, to, `${part.getText()}: ${index}`);
          }
        }
      }
      ts.forEachChild(part, inner);
    };
    inner(node);
    sum(node.right, replace);
  };

  type Replace = (kind: Mutant['kind'], part: ts.Node, text: string, what?: string) => void;
  const binary = (node: ts.Node, kinds: readonly ts.SyntaxKind[]): node is ts.BinaryExpression =>
    ts.isBinaryExpression(node) && kinds.includes(node.operatorToken.kind);
  const chain = (node: ts.Expression, kinds: readonly ts.SyntaxKind[]): ts.Expression[] =>
    binary(node, kinds) ? [...chain(node.left, kinds), node.right] : [node];

  const sum = (node: ts.Expression, replace: Replace): void => {
    const terms = chain(node, [ts.SyntaxKind.PlusToken, ts.SyntaxKind.MinusToken]);
    for (const term of terms) {
      replace('sign', term, `-(${term.getText()})`);
      if (terms.length > 1) replace('term', term, '0');
      const factors = chain(term, [ts.SyntaxKind.AsteriskToken]);
      if (factors.length > 1) for (const factor of factors) replace('factor', factor, '1');
    }
    if (terms.length === 1) replace('term', node, '0');
  };
  visit(backward);
  return out;
}

/** Plain JavaScript of a source, as a CommonJS body. */
export const transpile = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText;
