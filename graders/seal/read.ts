// What reads the text of a submission for expert.ts, in a box: ts-morph with the runtime and the
// language's library in memory. No file of the machine is looked at, whatever a text imports.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Project, type SourceFile, ts } from 'ts-morph'
import type { Finding } from '../rules/finding.ts'
import { findingsIn, lineOf, ruleOf, withoutGiven } from '../source-rules.ts'
import { nextLine, writeWholly } from './pipes.ts'
import { modules } from './rules.ts'

/** A text to look at. */
export type Reading = {
  /** Posix path from the root. */
  readonly file: string
  readonly text: string
  /** Hashes of what the rules find in the solution, too. */
  readonly given: readonly string[]
}

/** What is said of it; `isTrouble` when it was too much. */
export type Said =
  | { readonly findings: readonly Finding[]; readonly errors: string }
  | { readonly isTrouble: true }

const here = process.argv[1] ?? ''
/** By path from the root: the runtime, and what says how to compile. */
const files = JSON.parse(readFileSync(join(here, '../sources.json'), 'utf8')) as Record<
  string,
  string
>

const project = new Project({
  useInMemoryFileSystem: true,
  compilerOptions: {
    ...optionsOfKit(),
    ...{ types: [], lib: ['lib.es2023.d.ts'] },
    ...{ noUnusedLocals: false, noUnusedParameters: false },
  },
  skipFileDependencyResolution: true,
})
for (const [path, text] of Object.entries(files)) {
  project.getFileSystem().writeFileSync(`/${path}`, text)
}
const rules = Object.entries(modules).map(([name, module]) => ruleOf(name, module))

function said({ file, text, given }: Reading): Said {
  try {
    const source = project.createSourceFile(`/${file}`, text, { overwrite: true })
    if (isDeep(source)) return { isTrouble: true }
    const found = findingsIn(source, rules).filter(({ card }) => card !== undefined)
    const findings = withoutGiven(found, source, given, nameOf)
    const errors = errorsIn(source, file)
    project.removeSourceFile(source)
    return { findings, errors }
  } catch {
    return { isTrouble: true }
  }
}

/**
 * How deep a text may be nested. Much deeper ones meet the end of the stack, a little sooner or a
 * little later as the engine likes: those have to end alike.
 */
const DEEPEST = 150

function isDeep(source: SourceFile): boolean {
  const open: [ts.Node, number][] = [[source.compilerNode, 0]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next
    if (depth > DEEPEST) return true
    ts.forEachChild(node, (child) => void open.push([child, depth + 1]))
  }
  return false
}

/** What stands in given.json for a finding. */
function nameOf(finding: Finding, source: SourceFile): string {
  return createHash('sha256').update(lineOf(finding, source)).digest('hex').slice(0, 16)
}

/** As `tsc` prints them. Node's names are not known here, and are no mistake. */
function errorsIn(source: SourceFile, file: string): string {
  const all = project.getProgram().getSemanticDiagnostics(source)
  const lines = all.slice(0, 100).map(({ compilerObject: { messageText, code, start = 0 } }) => {
    const { line, column } = source.getLineAndColumnAtPos(start)
    const text = ts.flattenDiagnosticMessageText(messageText, '\n')
    return `${file}(${line},${column}): error TS${code}: ${text}`
  })
  return lines.filter((line) => !OF_NODE.test(line)).join('\n')
}

const OF_NODE =
  /Cannot find name '(?:console|process|global|Buffer|performance|queueMicrotask|structuredClone|fetch|URL|Abort\w+|(?:set|clear)(?:Timeout|Interval|Immediate))'/

function optionsOfKit(): ts.CompilerOptions {
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', files['tsconfig.json'] ?? '')
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, '/').options
}

// Last: what it uses has to be there.
for (let line = nextLine(); line !== undefined; line = nextLine()) {
  writeWholly(`${JSON.stringify(said(JSON.parse(line) as Reading))}\n`)
}
