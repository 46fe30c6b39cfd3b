// Single changes of the lines of `backward` and `gradient`, made from their syntax trees.
// Source: a network's file as it stands; a line is an assignment or a call that ends in its equation id.
// Leaves out: changes of loops, of unit indices and of the loss.
import ts from 'typescript';

export interface Mutant {
  readonly id: string;
  readonly kind: 'sign' | 'time' | 'term' | 'factor' | 'order' | 'layer' | 'bound';
  readonly what: string;
  readonly source: string;
}

/**
 * Every sign flipped, every time index moved by one either way, every summand, factor and call deleted,
 * in the lines whose id begins with the network's name.
 */
export function mutants(source: string, network: string): Mutant[] {
  const file = ts.createSourceFile(`${network}.ts`, source, ts.ScriptTarget.Latest, true);
  const out: Mutant[] = [];
  const functions = file.statements.filter(
    (one): one is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(one) && ['backward', 'gradient'].includes(one.name?.text ?? ''),
  );
  if (functions.length !== 2)
    throw new Error(
      `mutants: ${network}: got ${functions.length} functions, expected backward and gradient`,
    );
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const id = /^[^\n]*\/\/ \((\w+\.\d+)\)/.exec(source.slice(node.end))?.[1];
      if (id?.startsWith(`${network}.`)) change(id, node.expression);
    }
    ts.forEachChild(node, visit);
  };

  const change = (id: string, node: ts.Expression): void => {
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
    if (ts.isBinaryExpression(node)) sum(node.right, replace);
    if (ts.isCallExpression(node)) {
      const last = node.arguments.findLast((one) => !ts.isIdentifier(one))!;
      replace('sign', last, `${last.getText()}.map((v) => -v)`);
      replace('term', node, 'void 0');
    }
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
  functions.forEach(visit);
  return out;
}

/**
 * Changes of a network over two layers: an order of time left as it was, one layer taken for the other, a bound of
 * a range moved by one, a row of another step, an addition deleted or negated. The loss is left alone.
 */
export function layerMutants(source: string): Mutant[] {
  const file = ts.createSourceFile('layers.ts', source, ts.ScriptTarget.Latest, true);
  const out: Mutant[] = [];
  let id = '';
  const replace = (
    kind: Mutant['kind'],
    part: ts.Node,
    text: string,
    what = part.getText(),
  ): void => {
    const start = part.getStart();
    const changed = source.slice(0, start) + text + source.slice(part.end);
    out.push({ id, kind, what: `${what} → ${text || 'deleted'}`, source: changed });
  };
  const bounds = (part: ts.Expression): void => {
    for (const by of ['+ 1', '- 1']) replace('bound', part, `${part.getText()} ${by}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      const call = node.expression;
      if (call.expression.getText().startsWith('check')) return; // of what is handed in
      const last = call.arguments.at(-1)!;
      replace('sign', last, `${last.getText()}.map((v) => -v)`);
      replace('term', call, 'void 0');
    }
    if (ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node) && ['forward', 'backward'].includes(node.text)) {
      const isCompared = ts.isBinaryExpression(node.parent);
      if (!isCompared)
        replace(
          'layer',
          node,
          node.text === 'forward' ? "'backward'" : "'forward'",
          node.parent.getText(),
        );
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      if (name.text === 'toReversed') replace('order', node, expression.getText());
      if (name.text === 'slice') node.arguments.forEach(bounds);
    }
    if (ts.isIdentifier(node) && node.text === 'days' && !ts.isVariableDeclaration(node.parent)) {
      const isReversed = ts.isPropertyAccessExpression(node.parent);
      if (!isReversed) replace('order', node, 'days.toReversed()');
    }
    if (ts.isElementAccessExpression(node) && node.argumentExpression.getText() === 't') {
      for (const to of ['t - 1', 't + 1'])
        replace('time', node.argumentExpression, to, node.getText());
    }
    if (ts.isForStatement(node)) {
      const declared = (node.initializer as ts.VariableDeclarationList).declarations[0]!
        .initializer!;
      bounds(declared);
      bounds((node.condition as ts.BinaryExpression).right);
    }
    ts.forEachChild(node, visit);
  };
  for (const one of file.statements) {
    if (!ts.isFunctionDeclaration(one) || !['backward', 'gradient'].includes(one.name?.text ?? ''))
      continue;
    id = one.name!.text;
    ts.forEachChild(one.body!, visit);
  }
  return out;
}

/** Plain JavaScript of a source, as a CommonJS body. */
export const transpile = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText;
