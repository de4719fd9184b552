// Runs in the thread that source.ts starts: one ts-morph project that stays warm, and every rule of
// rules/ over the file asked for. The folder is the list of rules: `no-x.ts` exports `noX`.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Project, type SourceFile, ts } from 'ts-morph'
import { exerciseOf } from './catalog.ts'
import type { Finding, Rule } from './rules/finding.ts'
import { solved } from './solved.ts'

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

type NamedRule = {
  readonly name: string
  readonly rule: Rule
  /** Chapters in which it finds nothing, by number. */
  readonly exceptIn: readonly number[]
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
    const found = findingsIn(source)
    return { id, findings: found.length === 0 ? [] : withoutGiven(found, source) }
  } catch (error) {
    return { id, findings: [], trouble: messageOf(error) }
  }
}

function findingsIn(source: SourceFile): Finding[] {
  const chapter = Number(/\/(\d\d)-[^/]+\//.exec(source.getFilePath())?.[1])
  const asked = rules.filter(({ exceptIn }) => !exceptIn.includes(chapter))
  return asked.flatMap((rule) => judged(rule, source))
}

const ANSWER =
  /^(.*)\/(?:exercises|graders)\/(\d\d-[^/]+)\/(?:(?:right|wrong)\/)?(\d\d-[^/.]+)[^/]*$/

/**
 * Leaves out what was given: lines of a stub that its solution keeps, and that a rule would find in
 * the solution, too. A line that the solution changes may be the very mistake to repair.
 */
function withoutGiven(found: readonly Finding[], source: SourceFile): Finding[] {
  const [, root, chapter, name] = ANSWER.exec(source.getFilePath()) ?? []
  if (root === undefined || chapter === undefined || name === undefined) return [...found]
  const known = solved(root, exerciseOf(chapter, name))
  if (known === undefined) return [...found]
  const kept = [...linesFoundIn(`${root}/${known.solution.file}`, known.solution.text)]
  return found.filter((finding) => {
    const place = kept.indexOf(lineOf(finding, source))
    if (place >= 0) kept.splice(place, 1)
    return place < 0
  })
}

const solutions = new Map<string, { text: string; lines: string[] }>()

/** What the rules find in a solution; looking is slow, and a solution hardly ever changes. */
function linesFoundIn(path: string, text: string): string[] {
  const known = solutions.get(path)
  if (known?.text === text) return known.lines
  const solution = project.createSourceFile(path, text, { overwrite: true })
  const lines = findingsIn(solution).map((finding) => lineOf(finding, solution))
  solutions.set(path, { text, lines })
  return lines
}

function lineOf({ rule, line }: Finding, source: SourceFile): string {
  return `${rule}: ${source.getFullText().split('\n')[line - 1]?.trim()}`
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

function judged({ name, rule }: NamedRule, source: SourceFile): Finding[] {
  try {
    return rule(source)
  } catch (error) {
    return [brokenRule(name, error)]
  }
}

// A rule that fails is the kit's mistake: a remark that changes no verdict.
function brokenRule(name: string, error: unknown): Finding {
  return {
    rule: name,
    level: 'style',
    line: 1,
    column: 1,
    seen: {
      en: `The kit's rule ${name} stopped with an error: ${messageOf(error)}.`,
      es: `La regla ${name} del kit se ha detenido con un error: ${messageOf(error)}.`,
    },
    advice: {
      en: 'The exercise was judged without it. Please report this to the authors of the kit.',
      es: 'El ejercicio se ha evaluado sin ella. Conviene avisar a los autores del kit.',
    },
  }
}

async function rulesOfKit(): Promise<NamedRule[]> {
  const names = readdirSync(join(ROOT, 'graders', 'rules'))
    .filter((file) => /^(no|only)-.*\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
  return Promise.all(
    names.map(async (name) => {
      const exports = await import(`./rules/${name}.mjs`)
      const camelCase = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
      return { name, rule: exports[camelCase], exceptIn: exports.EXCEPT_IN ?? [] }
    }),
  )
}

function optionsOfKit(): ts.CompilerOptions {
  const path = join(ROOT, 'tsconfig.json')
  const { config } = ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8'))
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT).options
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
