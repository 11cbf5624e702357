/** Finds what a module imports, in every form TypeScript knows, by parsing it. */
import {readdirSync, readFileSync} from 'node:fs'
import {posix} from 'node:path'
import ts from 'typescript'

export interface Import {
  /** The module that imports, from the root of the project with `/`. */
  readonly from: string
  /** What stands between the quotes; `undefined` where it is computed. */
  readonly specifier: string | undefined
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean
}

/** The TypeScript files under a folder, sorted, with `/`. */
export const modulesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts'))
    .sort()

/** All imports of the modules under the folders. */
export const importsUnder = (...folders: readonly string[]): readonly Import[] =>
  folders.flatMap(modulesUnder).flatMap((path) => readImports(path, readFileSync(path, 'utf8')))

/** The imports of one module in source order: static, re-exports, `import()`, `import x = require()`. */
export function readImports(from: string, text: string): readonly Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const read = readImport(node)
    if (read) found.push({from, ...read})
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest))
  return found
}

/** The module that a relative import names; `undefined` for packages and what Node brings along. */
export const targetOf = ({from, specifier}: Import): string | undefined =>
  specifier?.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined

/** The package that an import names; `undefined` for relative imports. */
export function packageOf({specifier}: Import): string | undefined {
  if (specifier === undefined || specifier.startsWith('.')) return undefined
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

function readImport(node: ts.Node): Omit<Import, 'from'> | undefined {
  if (ts.isImportDeclaration(node)) return of(node.moduleSpecifier, isTypeOnly(node.importClause))
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return of(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node))
    return of(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
  if (ts.isExternalModuleReference(node)) return of(node.expression, false)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return of(node.arguments[0], false)
  return undefined
}

const of = (specifier: ts.Node | undefined, typeOnly: boolean) => ({
  specifier: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : undefined,
  typeOnly,
})

// `import {type X} from 'y'` still loads `y` under `verbatimModuleSyntax`.
const isTypeOnly = (clause: ts.ImportClause | undefined) =>
  clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
