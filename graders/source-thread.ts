// Runs in the thread that source.ts starts: one ts-morph project that stays warm, and every rule of
// rules/ over the file asked for. The folder is the list of rules: `no-x.ts` exports `noX`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Project, type SourceFile, ts } from 'ts-morph'
import { exerciseOf } from './catalog.ts'
import type { Finding } from './rules/finding.ts'
import { solved } from './solved.ts'
import {
  findingsIn,
  isRule,
  lineOf,
  messageOf,
  type NamedRule,
  type RuleModule,
  ruleOf,
  withoutGiven,
} from './source-rules.ts'

/** What the thread is asked: the findings of one file, by its absolute path. */
export type Request = {
  readonly id: number
  readonly file: string
  /** Files that will all be asked about and stay as they are meanwhile: one program serves for all. */
  readonly among?: readonly string[]
}

/** Its answer to the request of that id; `trouble` when there can be none. */
export type Reply = {
  readonly id: number
  readonly findings: readonly Finding[]
  readonly trouble?: string
}

// This file runs as JavaScript from a cache, so the kit's root is told.
const ROOT: string = workerData

const project = new Project({
  // The rules need the student's types and the runtime's, not Node's: those take longer to read.
  compilerOptions: { ...optionsOfKit(), types: [], lib: ['lib.es2023.d.ts'] },
  skipFileDependencyResolution: true,
})
const rules = await rulesOfKit()

parentPort?.on('message', (request: Request) => parentPort?.postMessage(answer(request)))

function answer({ id, file, among = [] }: Request): Reply {
  try {
    const source = upToDate(file, among)
    const found = findingsIn(source, rules)
    return { id, findings: found.length === 0 ? [] : withoutGiven(found, source, givenIn(source)) }
  } catch (error) {
    return { id, findings: [], trouble: messageOf(error) }
  }
}

const ANSWER =
  /^(.*)\/(?:exercises|graders)\/(\d\d-[^/]+)\/(?:(?:right|wrong)\/)?(\d\d-[^/.]+)[^/]*$/

/** What the rules find in the exercise's solution. */
function givenIn(source: SourceFile): readonly string[] {
  const [, root, chapter, name] = ANSWER.exec(source.getFilePath()) ?? []
  if (root === undefined || chapter === undefined || name === undefined) return []
  const known = solved(root, exerciseOf(chapter, name))
  if (known === undefined) return []
  return linesFoundIn(`${root}/${known.solution.file}`, known.solution.text)
}

const solutions = new Map<string, { text: string; lines: string[] }>()

/** What the rules find in a solution; looking is slow, and a solution hardly ever changes. */
function linesFoundIn(path: string, text: string): string[] {
  const known = solutions.get(path)
  if (known?.text === text) return known.lines
  const solution = project.createSourceFile(path, text, { overwrite: true })
  const lines = findingsIn(solution, rules).map((finding) => lineOf(finding, solution))
  solutions.set(path, { text, lines })
  return lines
}

/** The files that the last request was among. */
let still = ''

// Whatever changed on disk since the last request is read again; the rest of the program is reused.
// A program that has to change is checked anew, which takes longer than all the rules.
function upToDate(file: string, among: readonly string[]): SourceFile {
  const [before, now] = [still, among.join('\n')]
  still = now
  const known = before === now && among.includes(file) ? project.getSourceFile(file) : undefined
  if (known !== undefined) return known
  const wanted = new Set([file, ...among])
  for (const one of project.getSourceFiles()) {
    if (wanted.has(one.getFilePath())) one.refreshFromFileSystemSync()
    else if (!one.isFromExternalLibrary()) project.removeSourceFile(one)
  }
  for (const path of wanted) project.addSourceFileAtPath(path)
  return project.getSourceFileOrThrow(file)
}

async function rulesOfKit(): Promise<NamedRule[]> {
  const names = readdirSync(join(ROOT, 'graders', 'rules'))
    .filter(isRule)
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  return Promise.all(
    names.map(async (name) => ruleOf(name, (await import(`./rules/${name}.mjs`)) as RuleModule)),
  )
}

function optionsOfKit(): ts.CompilerOptions {
  const path = join(ROOT, 'tsconfig.json')
  const { config } = ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8'))
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT).options
}
