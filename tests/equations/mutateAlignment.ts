// Single changes of the sums over alignments, made from their syntax trees.
// Source: lib/alignment as it stands; the named functions and all they hold.
// Leaves out: checks of what is handed in, sizes of arrays, types, and names.
import ts from 'typescript';

export interface AlignmentMutant {
  /** The function that is changed. */
  readonly id: string;
  readonly kind: 'operator' | 'index' | 'number' | 'condition' | 'argument' | 'statement' | 'sign';
  readonly what: string;
  readonly source: string;
}

const swaps: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '+=': ['=', '-='], '-=': ['=', '+='],
  '<=': ['<'], '<': ['<='], '>=': ['>'], '>': ['>='], '===': ['!=='], '!==': ['==='],
}; // prettier-ignore

/**
 * Operators exchanged, indices and whole numbers moved by one, conditions turned round or one half of them dropped,
 * an argument of a call for the whole call, statements deleted, what is returned or assigned negated.
 */
export function alignmentMutants(source: string, functions: readonly string[]): AlignmentMutant[] {
  const file = ts.createSourceFile('alignment.ts', source, ts.ScriptTarget.Latest, true);
  const out: AlignmentMutant[] = [];
  let id = '';
  const replace = (kind: AlignmentMutant['kind'], part: ts.Node, text: string): void => {
    const start = part.getStart();
    const line = file.getLineAndCharacterOfPosition(start).line;
    const shown = part.getText().replace(/\s+/g, ' ');
    out.push({
      id,
      kind,
      what: `${shown} → ${text || 'deleted'} in “${source.split('\n')[line]!.trim()}”`,
      source: source.slice(0, start) + text + source.slice(part.end),
    });
  };
  const isLeftOut = (node: ts.Node): boolean =>
    ts.isTypeNode(node) ||
    (ts.isIfStatement(node) && node.thenStatement.getText().includes('throw ')) ||
    /^(?:check\w*|impossible|matrix)\(/.test(node.getText());
  const visit = (node: ts.Node): void => {
    if (isLeftOut(node)) return;
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.getText();
      for (const other of swaps[operator] ?? []) replace('operator', node.operatorToken, other);
      if (operator === '&&') {
        replace('condition', node, node.left.getText());
        replace('condition', node, node.right.getText());
      }
    }
    if (ts.isConditionalExpression(node)) {
      replace('condition', node, `(${node.whenTrue.getText()})`);
      replace('condition', node, `(${node.whenFalse.getText()})`);
    }
    if (ts.isIfStatement(node)) {
      replace('condition', node.expression, 'true');
      replace('condition', node.expression, 'false');
    }
    if (ts.isElementAccessExpression(node)) {
      const index = node.argumentExpression.getText();
      for (const by of ['+ 1', '- 1']) replace('index', node.argumentExpression, `${index} ${by}`);
    }
    if (ts.isNumericLiteral(node) && !ts.isElementAccessExpression(node.parent)) {
      for (const by of [-1, 1]) replace('number', node, `(${Number(node.text) + by})`);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken)
      replace('sign', node, node.operand.getText());
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText();
      if (name === 'logAdd' || name === 'Math.max')
        for (const one of node.arguments)
          if (!ts.isSpreadElement(one)) replace('argument', node, one.getText());
    }
    if (ts.isExpressionStatement(node)) replace('statement', node, ';');
    ts.forEachChild(node, visit);
  };
  for (const statement of file.statements) {
    const declared = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]!
      : ts.isFunctionDeclaration(statement)
        ? statement
        : undefined;
    const name = declared?.name?.getText() ?? '';
    if (!functions.includes(name)) continue;
    id = name;
    const body = ts.isVariableDeclaration(declared!)
      ? declared.initializer!
      : (declared as ts.FunctionDeclaration).body!;
    ts.forEachChild(body, visit);
  }
  const missing = functions.filter((name) => !out.some((one) => one.id === name));
  if (missing.length > 0)
    throw new Error(`alignmentMutants: got none of ${missing.join(', ')}, expected some of each`);
  return out;
}
