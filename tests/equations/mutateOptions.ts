// Single changes of what an option of a network does: its branches, and the lines that have no equation id.
// Source: a module's file as it stands; the lines with an id are changed by mutate.ts.
// Leaves out: changes of loops over units and of the loss.
import ts from 'typescript';

export interface OptionMutant {
  readonly kind: 'sign' | 'time' | 'term' | 'factor' | 'branch';
  /** The function and the change, as the list of survivors names them. */
  readonly what: string;
  readonly source: string;
}

const shifted: Readonly<Record<string, readonly string[]>> = {
  t: ['t - 1', 't + 1'],
  't + 1': ['t', 't + 2'],
  't - 1': ['t - 2', 't'],
};

/**
 * In the named functions: every condition on an option made true and false, every choice turned, and in statements
 * without an equation id every sign flipped, time index moved, factor, call and assignment deleted.
 */
export function optionMutants(source: string, names: readonly string[]): OptionMutant[] {
  const file = ts.createSourceFile('options.ts', source, ts.ScriptTarget.Latest, true);
  const out: OptionMutant[] = [];
  let name = '';
  const replace = (kind: OptionMutant['kind'], part: ts.Node, text: string): void => {
    const start = part.getStart();
    const what = `${name} ${kind}: ${part.getText()} → ${text}`.replaceAll(/\s+/g, ' ');
    out.push({ kind, what, source: source.slice(0, start) + text + source.slice(part.end) });
  };
  const branch = (condition: ts.Node): void => {
    for (const to of ['true', 'false']) replace('branch', condition, to);
  };
  const isNumbered = (node: ts.Node): boolean =>
    /^;?[^\n]*\/\/ \([\w]+\.\d+\)/.test(source.slice(node.end));

  const arithmetic = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node))
      for (const to of shifted[node.argumentExpression.getText()] ?? [])
        replace('time', node.argumentExpression, to);
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind === ts.SyntaxKind.AsteriskToken)
        for (const factor of [node.left, node.right])
          if (!ts.isBinaryExpression(factor)) replace('factor', factor, '1');
      if (kind === ts.SyntaxKind.PlusEqualsToken) replace('sign', node.operatorToken, '-=');
      if (kind === ts.SyntaxKind.MinusEqualsToken) replace('sign', node.operatorToken, '+=');
      if (kind === ts.SyntaxKind.MinusToken) replace('sign', node.operatorToken, '+');
      if (kind === ts.SyntaxKind.EqualsToken)
        replace('sign', node.right, `-(${node.right.getText()})`);
    }
    ts.forEachChild(node, arithmetic);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    if (ts.isIfStatement(node)) branch(node.expression);
    if (ts.isConditionalExpression(node)) branch(node.condition);
    if (ts.isForStatement(node) && node.condition && ts.isBinaryExpression(node.condition)) {
      const { operatorToken, right } = node.condition;
      if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) branch(right);
    }
    const isStatement = ts.isExpressionStatement(node) || ts.isVariableStatement(node);
    const isLoss = node.getText().startsWith('loss');
    if (isStatement && !isLoss && !isNumbered(node) && /\bt\b/.test(node.getText())) {
      arithmetic(node);
      if (ts.isExpressionStatement(node)) replace('term', node.expression, 'void 0');
    }
    ts.forEachChild(node, visit);
  };
  for (const one of file.statements) {
    if (!ts.isFunctionDeclaration(one) || !names.includes(one.name?.text ?? '')) continue;
    name = one.name!.text;
    ts.forEachChild(one.body!, visit);
  }
  return out;
}
