/**
 * Which names a cell declares at its top level, which it reads from elsewhere, and which of those it assigns.
 * Source: the scoping rules of ECMAScript modules, on the plain syntax tree.
 * Leaves out `with` and sloppy mode, which modules do not have.
 */
import { child, children, parts, type Node } from './syntax.ts';

export interface Reference {
  readonly name: string;
  readonly at: number;
}

export interface Names {
  readonly declared: readonly string[];
  readonly read: readonly Reference[];
  readonly assigned: readonly Reference[];
}

class Scope {
  readonly names = new Set<string>();
  readonly parent: Scope | null;
  constructor(parent: Scope | null) {
    this.parent = parent;
  }
  has(name: string): boolean {
    return this.names.has(name) || (this.parent?.has(name) ?? false);
  }
}

/** Identifiers that a pattern binds. */
function bound(pattern: Node | null, into: Set<string>): void {
  if (!pattern) return;
  switch (pattern.type) {
    case 'Identifier':
      into.add(String(pattern['name']));
      return;
    case 'MemberExpression':
      return;
    case 'Property':
      return bound(child(pattern, 'value'), into);
    case 'AssignmentPattern':
      return bound(child(pattern, 'left'), into);
    default:
      for (const part of parts(pattern)) bound(part, into);
  }
}

const isFunction = (node: Node): boolean =>
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);

/** `var` belongs to the function around it, however deep it stands. */
function hoistVars(node: Node, into: Set<string>): void {
  if (isFunction(node) || node.type === 'PropertyDefinition' || node.type === 'StaticBlock') return;
  if (node.type === 'VariableDeclaration' && node['kind'] === 'var') {
    for (const one of children(node, 'declarations')) bound(child(one, 'id'), into);
  }
  for (const part of parts(node)) hoistVars(part, into);
}

function declareIn(statements: readonly Node[], into: Set<string>): void {
  for (const statement of statements) {
    const node =
      statement.type === 'ExportNamedDeclaration'
        ? (child(statement, 'declaration') ?? statement)
        : statement;
    if (node.type === 'VariableDeclaration' && node['kind'] !== 'var') {
      for (const one of children(node, 'declarations')) bound(child(one, 'id'), into);
    } else if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') {
      bound(child(node, 'id'), into);
    }
  }
}

/** Names of a program parsed as a module; imported names count as read, not as declared. */
export function namesOf(program: Node): Names {
  const top = new Scope(null);
  const statements = children(program, 'body');
  declareIn(statements, top.names);
  for (const statement of statements) hoistVars(statement, top.names);
  const read: Reference[] = [];
  const assigned: Reference[] = [];

  const reference = (node: Node, scope: Scope, list: Reference[]): void => {
    const name = String(node['name']);
    if (!scope.has(name)) list.push({ name, at: node.start });
  };

  function assign(pattern: Node, scope: Scope): void {
    switch (pattern.type) {
      case 'Identifier':
        return reference(pattern, scope, assigned);
      case 'MemberExpression':
        return visit(pattern, scope);
      case 'AssignmentPattern':
        assign(child(pattern, 'left')!, scope);
        return visit(child(pattern, 'right')!, scope);
      case 'Property':
        if (pattern['computed'] === true) visit(child(pattern, 'key')!, scope);
        return assign(child(pattern, 'value')!, scope);
      default:
        for (const part of parts(pattern)) assign(part, scope);
    }
  }

  /** Default values and computed keys of a declared pattern are read; its names are not. */
  function defaults(pattern: Node, scope: Scope): void {
    if (pattern.type === 'AssignmentPattern') {
      defaults(child(pattern, 'left')!, scope);
      return visit(child(pattern, 'right')!, scope);
    }
    if (pattern.type === 'Property') {
      if (pattern['computed'] === true) visit(child(pattern, 'key')!, scope);
      return defaults(child(pattern, 'value')!, scope);
    }
    if (pattern.type !== 'Identifier') for (const part of parts(pattern)) defaults(part, scope);
  }

  function enterFunction(node: Node, outer: Scope): void {
    const scope = new Scope(outer);
    const id = child(node, 'id');
    if (id && node.type === 'FunctionExpression') scope.names.add(String(id['name']));
    if (node.type !== 'ArrowFunctionExpression') scope.names.add('arguments');
    for (const parameter of children(node, 'params')) bound(parameter, scope.names);
    for (const parameter of children(node, 'params')) defaults(parameter, scope);
    const body = child(node, 'body')!;
    if (body.type !== 'BlockStatement') return visit(body, scope);
    hoistVars(body, scope.names);
    block(children(body, 'body'), scope);
  }

  function block(list: readonly Node[], outer: Scope): void {
    const scope = new Scope(outer);
    declareIn(list, scope.names);
    for (const statement of list) visit(statement, scope);
  }

  function loop(node: Node, outer: Scope): void {
    const scope = new Scope(outer);
    const head = child(node, node.type === 'ForStatement' ? 'init' : 'left');
    if (head?.type === 'VariableDeclaration') declareIn([head], scope.names);
    for (const part of parts(node)) {
      if (part === head && head.type !== 'VariableDeclaration' && node.type !== 'ForStatement') {
        assign(part, scope);
      } else visit(part, scope);
    }
  }

  function visit(node: Node, scope: Scope): void {
    if (isFunction(node)) return enterFunction(node, scope);
    switch (node.type) {
      case 'Identifier':
        return reference(node, scope, read);
      case 'MemberExpression':
        visit(child(node, 'object')!, scope);
        if (node['computed'] === true) visit(child(node, 'property')!, scope);
        return;
      case 'Property':
      case 'MethodDefinition':
      case 'PropertyDefinition': {
        if (node['computed'] === true) visit(child(node, 'key')!, scope);
        const value = child(node, 'value');
        if (value) visit(value, scope);
        return;
      }
      case 'VariableDeclarator': {
        defaults(child(node, 'id')!, scope);
        const init = child(node, 'init');
        if (init) visit(init, scope);
        return;
      }
      case 'AssignmentExpression': {
        const left = child(node, 'left')!;
        assign(left, scope);
        if (node['operator'] !== '=' && left.type === 'Identifier') visit(left, scope);
        return visit(child(node, 'right')!, scope);
      }
      case 'UpdateExpression':
        return assign(child(node, 'argument')!, scope);
      case 'UnaryExpression': {
        // `typeof name` may ask for a name that nobody defines.
        const argument = child(node, 'argument')!;
        if (node['operator'] === 'typeof' && argument.type === 'Identifier') return;
        return visit(argument, scope);
      }
      case 'BlockStatement':
      case 'StaticBlock':
        return block(children(node, 'body'), scope);
      case 'SwitchStatement': {
        visit(child(node, 'discriminant')!, scope);
        const inner = new Scope(scope);
        const cases = children(node, 'cases');
        for (const one of cases) declareIn(children(one, 'consequent'), inner.names);
        for (const one of cases) for (const part of parts(one)) visit(part, inner);
        return;
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return loop(node, scope);
      case 'CatchClause': {
        const inner = new Scope(scope);
        bound(child(node, 'param'), inner.names);
        return visit(child(node, 'body')!, inner);
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const inner = new Scope(scope);
        bound(child(node, 'id'), inner.names);
        const parent = child(node, 'superClass');
        if (parent) visit(parent, inner);
        return visit(child(node, 'body')!, inner);
      }
      case 'LabeledStatement':
        return visit(child(node, 'body')!, scope);
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'ImportDeclaration':
      case 'MetaProperty':
        return;
      default:
        for (const part of parts(node)) visit(part, scope);
    }
  }

  for (const statement of statements) visit(statement, top);
  return { declared: [...top.names], read, assigned };
}
