// Who may import whom, and no import cycles. Adding an edge means changing a list here.
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { Project, type SourceFile } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { prebuilt } from '../prebuilt.ts'

const root = join(import.meta.dirname, '../..')
const project = new Project({
  skipAddingFilesFromTsConfig: true,
  skipFileDependencyResolution: true,
})
project.addSourceFilesAtPaths(
  ['runtime', 'exercises', 'solutions', 'graders'].flatMap((room) => [
    join(root, room, '**/*.ts'),
    `!${join(root, room, '**/node_modules/**')}`,
  ]),
)

// Within the runtime a file imports values only from files to its left.
const ORDER = [
  ...[
    'exceptions',
    'contexts',
    'coroutines',
    'trace',
    'clock',
    'ready',
    'ring',
    'timers',
    'events',
    'handles',
    'waiters',
    'futures',
    'misuse',
    'tasks',
    'factories',
    'promises',
    'threads',
    'loop',
    'turns',
    'choices',
    'sleep',
  ],
  ...['gather', 'generators', 'with', 'timeouts', 'taskgroups', 'lines', 'locks'],
  ...['conditions', 'semaphores', 'barriers', 'heap', 'queues', 'wait'],
  ...['diagnostics', 'stages', 'simulation', 'runners', 'shapes', 'index'],
]

// Only these reach for Node; the rest runs anywhere.
const MAY_USE_NODE = ['clock', 'threads', 'streams', 'subprocess', 'runners']

// Programs of a chapter that are no exercises, and reach for Node.
const MEASURES: Record<string, readonly string[]> = {
  'exercises/01-concurrency/lighter.ts': ['node:worker_threads'],
}

type Edge = { from: string; to: string; isType: boolean }

const edges = project.getSourceFiles().flatMap(edgesOf)

describe('rooms', () => {
  it('are imported only by those that may', () => {
    const wrong = edges.filter(({ from, to, isType }) => !mayImport(from, to, isType))
    expect(wrong).toEqual([])
  })

  it('hold nothing but what the layout names', () => {
    const allowed =
      /^(exercises|solutions|graders|runtime|package\.json|package-lock\.json|tsconfig\.json|vitest\.config\.ts|README\.md|LICENSE|node_modules|\..+)$/
    expect(readdirSync(root).filter((name) => !allowed.test(name))).toEqual([])
  })

  it('bundle every module of the kit that a grader imports, but exercise.ts', async () => {
    const bundled = await prebuilt(root)
    const imported = edges.flatMap(({ from, to, isType }) =>
      from.endsWith('.grader.ts') && to.startsWith('graders/') && !isType ? [to] : [],
    )
    const loose = [...new Set(imported)].filter((path) => !bundled.has(path))
    expect(loose).toEqual(['graders/exercise.ts'])
  })
})

describe('the runtime', () => {
  it('imports values only from the left', () => {
    const wrong = edges.filter(({ from, to, isType }) => {
      const [left, right] = [ORDER.indexOf(moduleOf(to)), ORDER.indexOf(moduleOf(from))]
      return !isType && isInRuntime(from) && isInRuntime(to) && (left < 0 || left >= right)
    })
    expect(wrong).toEqual([])
  })
})

it('there are no import cycles', () => {
  const graph = new Map<string, string[]>()
  for (const { from, to, isType } of edges) {
    if (!isType) graph.set(from, [...(graph.get(from) ?? []), to])
  }
  expect([...graph.keys()].flatMap((start) => cycleFrom(start, graph))).toEqual([])
})

function edgesOf(file: SourceFile): Edge[] {
  const declarations = [...file.getImportDeclarations(), ...file.getExportDeclarations()]
  return declarations.flatMap((declaration) => {
    const specifier = declaration.getModuleSpecifierValue()
    if (specifier === undefined) return []
    const named = 'getNamedImports' in declaration ? declaration.getNamedImports() : []
    const isType =
      declaration.isTypeOnly() || (named.length > 0 && named.every((name) => name.isTypeOnly()))
    return [{ from: nameOf(file.getFilePath()), to: resolve(file, specifier), isType }]
  })
}

function resolve(file: SourceFile, specifier: string): string {
  if (specifier === '#runtime') return 'runtime/index.ts'
  if (!specifier.startsWith('.')) return specifier
  const path = join(dirname(file.getFilePath()), specifier)
  if (!existsSync(path))
    throw new Error(`${nameOf(file.getFilePath())} imports ${specifier}, which is not there`)
  return nameOf(path)
}

function nameOf(path: string): string {
  return relative(root, path).split(sep).join('/')
}

function mayImport(from: string, to: string, isType: boolean): boolean {
  const room = from.split('/')[0] ?? ''
  if (from.includes('/tests/') || from.startsWith('runtime/bench/')) return true
  if (room === 'runtime') {
    if (to.startsWith('node:')) return MAY_USE_NODE.includes(moduleOf(from))
    return to.startsWith('runtime/')
  }
  if (room === 'exercises' && MEASURES[from]?.includes(to)) return true
  if (room === 'exercises') return to === 'runtime/index.ts' || to === 'exercises/todo.ts'
  if (room === 'solutions') return to === 'runtime/index.ts'
  if (/^graders\/\d\d-[^/]+\/(right|wrong)\//.test(from)) return to === 'runtime/index.ts'
  if (to.startsWith('exercises/')) return isType
  if (to.startsWith('runtime/')) return to === 'runtime/index.ts'
  return !to.startsWith('solutions/')
}

function isInRuntime(file: string): boolean {
  return /^runtime\/[a-z]+\.ts$/.test(file)
}

function moduleOf(file: string): string {
  return /([a-z]+)\.ts$/.exec(file)?.[1] ?? ''
}

/** A cycle that comes back to `start`, as one readable line; none: nothing. */
function cycleFrom(start: string, graph: Map<string, string[]>): string[] {
  const seen = new Set<string>()
  const visit = (file: string, path: string[]): string[] => {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return [[...path, next].join(' -> ')]
      if (seen.has(next)) continue
      seen.add(next)
      const found = visit(next, [...path, next])
      if (found.length > 0) return found
    }
    return []
  }
  return visit(start, [start])
}
