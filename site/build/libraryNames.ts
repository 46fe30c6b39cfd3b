/**
 * What the editor completes and explains: every export that a cell may import, with its signature and documentation.
 * Source: the TypeScript compiler on the library's own sources and on globals.d.ts; nothing is typed by hand.
 * Leaves out what no cell can name: members that are private or not exported.
 */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Library, Name } from '../notebook/library.ts';
import { cellModulePaths } from './cellModules.ts';

const root = new URL('../../', import.meta.url);
const path = (file: string): string => fileURLToPath(new URL(file, root));

/** Characters of one signature: longer ones are cut, since a reader takes in the first lines. */
const longest = 280;
/** Trace, group of gates, gate: deeper members are numbers. */
const deepest = 3;

const flags =
  ts.TypeFormatFlags.OmitParameterModifiers |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.NoTruncation;

const primitive =
  ts.TypeFlags.StringLike |
  ts.TypeFlags.NumberLike |
  ts.TypeFlags.BigIntLike |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.ESSymbolLike;

class Reader {
  private readonly checker: ts.TypeChecker;
  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  private plain(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private documentation(symbol: ts.Symbol): string {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).trim();
    const tags = symbol
      .getJsDocTags(this.checker)
      .filter(({ name }) => ['throws', 'param', 'returns'].includes(name))
      .map(
        ({ name, text: said }) =>
          `${name} ${ts.displayPartsToString(said).replaceAll(/\s*\n\s*/g, ' ')}`,
      );
    return [text, ...tags].filter(Boolean).join('\n');
  }

  private text(type: ts.Type): string {
    const text = this.checker
      .typeToString(type, undefined, flags)
      .replace(/import\("[^"]*"\)\./g, '');
    return text.length > longest ? `${text.slice(0, longest)} …` : text;
  }

  /** A type of the library by its own name, `readonly` and alternatives aside. */
  private typeName(type: ts.Type): string {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName ?? '';
    return file.startsWith(path('')) && !file.includes('node_modules') ? (symbol?.name ?? '') : '';
  }

  private members(type: ts.Type, depth: number): Name[] {
    if (depth >= deepest || type.flags & primitive) return [];
    if (this.checker.isArrayLikeType(type) || type.getCallSignatures().length > 0) return [];
    return this.checker
      .getPropertiesOfType(type)
      .filter((one) => {
        // Keys of a Record have no declaration of their own.
        const file = one.declarations?.[0]?.getSourceFile().fileName ?? path('');
        return file.startsWith(path('')) && !file.includes('node_modules');
      })
      .map((one) => this.member(one, depth));
  }

  private member(symbol: ts.Symbol, depth: number): Name {
    const type = this.checker.getTypeOfSymbol(symbol);
    return this.named(symbol.name, type, this.documentation(symbol), this.members(type, depth + 1));
  }

  private named(name: string, type: ts.Type, doc: string, of: Name[]): Name {
    const [signature] = type.getCallSignatures();
    if (!signature)
      return { name, sign: `: ${this.text(type)}`, doc, ...(of.length > 0 && { of }) };
    const whole = this.checker
      .signatureToString(signature, undefined, flags)
      .replace(/import\("[^"]*"\)\./g, '');
    const sign = whole.length > longest ? `${whole.slice(0, longest)} …` : whole;
    const gives = this.typeName(signature.getReturnType());
    return { name, sign, doc, ...(gives && { gives }), ...(of.length > 0 && { of }) };
  }

  of(given: ts.Symbol, depth = 0): Name {
    const symbol = this.plain(given);
    const doc = this.documentation(symbol) || this.documentation(given);
    if (symbol.flags & ts.SymbolFlags.Module) {
      const of = this.checker.getExportsOfModule(symbol).map((one) => this.of(one, depth + 1));
      return { name: given.name, sign: '', doc: doc || fileHeader(symbol), of };
    }
    if (symbol.flags & ts.SymbolFlags.Value) {
      const type = this.checker.getTypeOfSymbol(symbol);
      const of = symbol.flags & ts.SymbolFlags.Class ? [] : this.members(type, 1);
      const made = this.named(given.name, type, doc, of);
      return symbol.flags & ts.SymbolFlags.Class ? { ...made, sign: ': class' } : made;
    }
    const type = this.checker.getDeclaredTypeOfSymbol(symbol);
    const of = this.members(type, 0);
    const sign = of.length > 0 ? '' : `= ${this.text(type)}`;
    return { name: given.name, sign, doc, type: true, ...(of.length > 0 && { of }) };
  }

  exports(file: ts.SourceFile): Name[] {
    const symbol = this.checker.getSymbolAtLocation(file)!;
    return this.checker.getExportsOfModule(symbol).map((one) => this.of(one));
  }

  globals(file: ts.SourceFile): Name[] {
    const found: Name[] = [];
    const visit = (node: ts.Node): void => {
      const named =
        ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) ? node.name : null;
      const symbol = named && this.checker.getSymbolAtLocation(named);
      if (!symbol) return ts.forEachChild(node, visit);
      const type = this.checker.getTypeOfSymbol(symbol);
      if (symbol.name !== 'Plot') {
        found.push(this.named(symbol.name, type, this.documentation(symbol), []));
        return;
      }
      // Plot's own manual is not ours to carry: names only.
      const of = this.checker
        .getPropertiesOfType(type)
        .filter(({ name }) => !name.startsWith('_') && name !== 'default')
        .map(({ name }) => ({ name, sign: '', doc: '' }));
      found.push({ name: 'Plot', sign: '', doc: this.documentation(symbol), of });
    };
    visit(file);
    return found;
  }
}

/** The first sentence of a file's header says what a namespace is. */
function fileHeader(symbol: ts.Symbol): string {
  const file = symbol.declarations?.find(ts.isSourceFile);
  const header = /^\s*\/\*\*?([\s\S]*?)\*\//.exec(file?.text ?? '')?.[1] ?? '';
  return header
    .replace(/^\s*\* ?/gm, '')
    .trim()
    .split('\n')[0]!;
}

let names: Library | undefined;

/** Read once in a process: it takes some seconds. */
export const libraryNames = (): Library => (names ??= readNames());

function readNames(): Library {
  const globals = path('site/notebook/globals.d.ts');
  const program = ts.createProgram(
    [...Object.values(cellModulePaths), globals, path('content/data/csv.d.ts')],
    {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      types: [],
      paths: Object.fromEntries(
        Object.entries(cellModulePaths).map(([name, file]) => [name, [file]]),
      ),
    },
  );
  const reader = new Reader(program.getTypeChecker());
  const modules = Object.fromEntries(
    Object.entries(cellModulePaths).map(([name, file]) => [
      name,
      reader.exports(program.getSourceFile(file)!),
    ]),
  );
  return { modules, cell: reader.globals(program.getSourceFile(globals)!) };
}
