/**
 * Turns TypeScript into JavaScript by writing spaces over its types, so that every position stays the reader's own.
 * Source: the erasable syntax of TypeScript 5.8 and later; acorn-typescript parses.
 * Leaves out what needs code in place of types (enum, namespace, parameter properties): refused by name.
 */
import { Parser } from 'acorn';
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { CellSyntaxError, child, children, isNode, parts, refuse, type Node } from './syntax.ts';

const TypeScript = Parser.extend(tsPlugin() as unknown as Parameters<typeof Parser.extend>[0]);

const refused: Readonly<Record<string, string>> = {
  TSEnumDeclaration: 'enum: cannot be erased, expected an object with `as const`',
  TSModuleDeclaration: 'namespace: cannot be erased, expected plain declarations',
  TSImportEqualsDeclaration: 'import … = …: cannot be erased, expected `import { … } from`',
  TSExportAssignment: 'export = …: cannot be erased, expected a declaration',
  TSParameterProperty: 'parameter property: cannot be erased, expected a field and an assignment',
  Decorator: 'decorator: is not supported, expected a function call',
};

/** A modifier that asks for code: no browser runs it yet. */
const accessor = 'accessor: is not supported, expected a field with get and set';

const dropped = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
  'TSAbstractMethodDefinition',
  'TSAbstractPropertyDefinition',
  'TSAbstractClassProperty',
  'TSIndexSignature',
]);

const types = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
]);

/** acorn's own messages end in a place, and may name positions of a line that the reader does not see. */
function parse(source: string): Node {
  try {
    return TypeScript.parse(source, {
      sourceType: 'module',
      ecmaVersion: 'latest',
      locations: true,
      preserveParens: true,
    }) as unknown as Node;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    throw new CellSyntaxError(message, loc?.line ?? 1, loc?.column ?? 0);
  }
}

/** @throws CellSyntaxError for text that is not TypeScript and for syntax that cannot be erased. */
export function erase(source: string): string {
  const out = source.split('');
  const blank = (from: number, to: number): void => {
    for (let n = from; n < to; n++) if (out[n] !== '\n' && out[n] !== '\r') out[n] = ' ';
  };
  /** A dropped statement must not let the line before it run on into the line after it. */
  const drop = (node: Node, statement: boolean): void => {
    blank(node.start, node.end);
    if (statement) out[node.start] = ';';
  };
  /** `a as T` at a line's end: without the type, a next line that opens a bracket would be a call. */
  const blankTail = (from: number, node: Node): void => {
    blank(from, node.end);
    if (/^\s*\r?\n\s*[([`+\-/]/.test(source.slice(node.end))) out[node.end - 1] = ';';
  };
  const blankWord = (word: RegExp, from: number, to: number): void => {
    const found = word.exec(source.slice(from, to));
    if (found) blank(from + found.index, from + found.index + found[0].length);
  };

  function member(node: Node): void {
    const key = child(node, 'key');
    if (!key) return;
    const head = source.slice(node.start, key.start);
    for (const found of head.matchAll(
      /\b(public|private|protected|readonly|override|abstract|declare)\b/g,
    )) {
      blank(node.start + found.index, node.start + found.index + found[0].length);
    }
    if (node['optional'] === true) blankWord(/\?/, key.end, node.end);
    if (node['definite'] === true) blankWord(/!/, key.end, node.end);
  }

  function heritage(node: Node): void {
    const body = child(node, 'body');
    if (!body) return;
    if (node['abstract'] === true) blankWord(/\babstract\b/, node.start, body.start);
    const listed = children(node, 'implements');
    if (listed.length > 0) {
      const from = source.lastIndexOf('implements', listed[0]!.start);
      blank(from, listed.at(-1)!.end);
    }
  }

  /** A return type over several lines would part `)` from `=>`: the bracket moves to its end. */
  function arrow(node: Node): void {
    const type = child(node, 'returnType');
    if (!type || !source.slice(type.start, type.end).includes('\n')) return;
    const bracket = source.lastIndexOf(')', type.start);
    out[bracket] = ' ';
    visitType(type);
    out[type.end - 1] = ')';
  }

  function thisParameter(node: Node): void {
    const [first, second] = children(node, 'params');
    if (first?.type !== 'Identifier' || first['name'] !== 'this') return;
    const comma = source.indexOf(',', first.end);
    blank(first.start, second && comma >= 0 ? comma + 1 : first.end);
  }

  function imports(node: Node): void {
    if (node['importKind'] === 'type') return drop(node, true);
    for (const specifier of children(node, 'specifiers')) {
      if (specifier['importKind'] !== 'type') continue;
      const comma = /^\s*,/.exec(source.slice(specifier.end));
      blank(specifier.start, specifier.end + (comma?.[0].length ?? 0));
    }
  }

  const visitType = (node: Node): void => blank(node.start, node.end);

  function visit(node: Node, statement: boolean): void {
    const reason = refused[node.type];
    // What is only declared has no code of its own.
    if (reason !== undefined && node['declare'] !== true) refuse(source, node.start, reason);
    if (node['accessor'] === true) refuse(source, node.start, accessor);
    if (dropped.has(node.type)) return drop(node, statement);
    if (types.has(node.type)) return visitType(node);
    const inside = child(node, 'expression');
    switch (node.type) {
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
        visit(inside!, false);
        return blankTail(inside!.end, node);
      case 'TSTypeAssertion':
        blank(node.start, inside!.start);
        return visit(inside!, false);
      case 'ImportDeclaration':
        return imports(node);
      case 'ExportNamedDeclaration':
        if (node['exportKind'] === 'type' || child(node, 'declaration')?.['declare'] === true) {
          return drop(node, statement);
        }
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        heritage(node);
        break;
      case 'PropertyDefinition':
      case 'MethodDefinition':
      case 'AccessorProperty':
        if (node['declare'] === true || node['abstract'] === true) return drop(node, false);
        // An overload has a value without a body.
        if (node.type === 'MethodDefinition' && !isNode(child(node, 'value')?.['body'])) {
          return drop(node, false);
        }
        member(node);
        break;
      case 'ArrowFunctionExpression':
        arrow(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        thisParameter(node);
        break;
      case 'VariableDeclarator': {
        const id = child(node, 'id');
        const name = typeof id?.['name'] === 'string' ? id['name'] : '';
        if (node['definite'] === true) blankWord(/!/, id!.start + name.length, id!.end + 1);
        break;
      }
      case 'Identifier':
        if (node['optional'] === true) {
          blankWord(/\?/, node.start + String(node['name']).length, node.end + 1);
        }
        break;
    }
    if (node['declare'] === true) return drop(node, statement);
    if (
      types.has(child(node, 'returnType')?.type ?? '') &&
      node.type === 'ArrowFunctionExpression'
    ) {
      const type = child(node, 'returnType')!;
      const several = source.slice(type.start, type.end).includes('\n');
      for (const part of parts(node)) if (!(several && part === type)) visit(part, false);
      return;
    }
    const body = node.type === 'Program' || node.type === 'BlockStatement';
    for (const part of parts(node)) visit(part, body || node.type === 'StaticBlock');
  }

  visit(parse(source), false);
  return out.join('');
}
