// The kit as the sealed process gets it: the runtime, the judge and all graders in a handful of
// JavaScript files, made from this kit and never from a submission. No solution is in it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { exercises } from '../catalog.ts'
import { kitKey } from '../kit-key.ts'
import type { Text } from '../language.ts'
import { ownPlaces } from '../prebuilt.ts'
import { isRule } from '../source-rules.ts'
import { instrumentGrader, instrumentRuntime } from './instrument.ts'

/** The kit, ready for a sealed process. */
export type Pristine = {
  /** The folder it is in; nothing else has to be readable but `packages`. */
  readonly folder: string
  /** The script that a sealed process starts with. */
  readonly start: string
  /** The script that reads texts for the parent (expert.ts). */
  readonly reader: string
  /** Folders of packages that it loads from. */
  readonly packages: readonly string[]
  /** The checks of every exercise, by its id, in their order. */
  readonly checks: ReadonlyMap<string, readonly Text[]>
}

/** The pristine kit of the project at `root`; makes it first where its sources have changed. */
export async function pristine(root: string): Promise<Pristine> {
  const parser = createRequire(createRequire(join(root, 'package.json')).resolve('vite')).resolve(
    'rolldown/utils',
  )
  const folder = join(root, 'node_modules/.cache/asyncio-kit', `sealed-${keyOf(root)}`)
  if (!existsSync(folder)) await make(root, folder, parser)
  const list = JSON.parse(readFileSync(join(folder, 'checks.json'), 'utf8')) as Record<
    string,
    Text[]
  >
  // Node looks where a link leads, and may read nothing but what it is told to.
  const place = realpathSync(folder)
  return {
    folder: place,
    start: join(place, 'start.mjs'),
    reader: join(place, 'reader/read.mjs'),
    packages: [realpathSync(join(root, 'node_modules'))],
    checks: new Map(Object.entries(list)),
  }
}

/** What may be part of the bundle: no tests, no answers. */
const IN_KEY = /^(?!tests\/)(?!.*\/(?:right|wrong)\/).*\.ts$/

/** Another word as soon as anything changes that is in the bundle. */
function keyOf(root: string): string {
  const hash = createHash('sha1').update(kitKey(root))
  const all = readdirSync(join(root, 'graders'), { recursive: true, encoding: 'utf8' })
  const files = all.map((file) => file.split(sep).join('/')).filter((file) => IN_KEY.test(file))
  for (const file of files.sort()) {
    hash.update(file).update(readFileSync(join(root, 'graders', file)))
  }
  for (const file of COMPILED_WITH) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}

const ALL_GRADERS = 'graders/seal/graders.ts'

async function make(root: string, folder: string, parser: string): Promise<void> {
  const { build } = await import('vite')
  const draft = `${folder}.${process.pid}`
  const bundle = (entry: string, outDir: string, plugin: Plugin) =>
    build({
      root,
      configFile: false,
      envDir: false,
      logLevel: 'error',
      plugins: [plugin, ownPlaces()],
      ssr: { noExternal: true },
      build: {
        ssr: true,
        target: 'node20',
        minify: false,
        outDir,
        rollupOptions: {
          input: [join(root, entry)],
          output: {
            ...{ entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
            // Two graders may have a `kitchen` each: messages call it by its name.
            keepNames: true,
          },
        },
      },
    })
  await bundle('graders/seal/start.ts', draft, sealed(root, parser))
  await bundle('graders/seal/read.ts', join(draft, 'reader'), reading(root))
  writeFileSync(join(draft, 'reader/sources.json'), JSON.stringify(sourcesOf(root)))
  writeFileSync(join(draft, 'checks.json'), checksBy(join(draft, 'start.mjs')))
  try {
    renameSync(draft, folder)
  } catch (error) {
    // Another run was faster; its kit is the same.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** What says how a program is compiled. */
const COMPILED_WITH = ['package.json', 'tsconfig.json']

/** What a program is compiled against, by path from the root. */
function sourcesOf(root: string): Record<string, string> {
  const runtime = readdirSync(join(root, 'runtime')).filter((file) => file.endsWith('.ts'))
  const files = [...COMPILED_WITH, ...runtime.sort().map((file) => `runtime/${file}`)]
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

/** The list of checks, from a process that has seen no submission. */
function checksBy(start: string): string {
  const { output, stderr, status } = spawnSync(process.execPath, [start], {
    input: 'checks\n',
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: {},
  })
  const list = output?.[3] ?? ''
  if (status !== 0 || list === '') throw new Error(`the sealed kit does not start:\n${stderr}`)
  return list
}

/** What other files of the kit stand for in a sealed process. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  [join('graders', 'exercise.ts')]: 'graders/seal/collect.ts',
  [join('graders', 'watchdog.ts')]: 'graders/seal/parent.ts',
}

/** The graders, and what they use of the kit; not the machinery that judges. */
const OF_GRADERS =
  /^graders\/(\d\d-[^/]+\/[^/]+|explore\/[^/]+|(?!(?:border|cards|catalog|compile|erase|explain|extensible|globals|guards|judge|language|patch|problems|program|shorten|spelling|syntax|transform|verdict)\.)[^/]+)\.ts$/

function sealed(root: string, parser: string): Plugin {
  const places = {
    own: join(root, 'graders/seal/own.ts'),
    membrane: join(root, 'graders/seal/membrane.ts'),
  }
  return {
    name: 'sealed',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === '#runtime') return join(root, 'runtime/index.ts')
      if (id === 'vite') return { id: pathToFileURL(parser).href, external: true }
      if (importer === undefined || !id.startsWith('.')) return undefined
      const place = SUBSTITUTES[relative(root, resolve(dirname(importer), id))]
      return place === undefined ? undefined : join(root, place)
    },
    load(id) {
      if (id !== join(root, ALL_GRADERS)) return undefined
      const imports = exercises(root).map(({ grader }) => JSON.stringify(join(root, grader)))
      return imports.map((path) => `import ${path}`).join('\n')
    },
    transform(code, id) {
      const file = relative(root, id).split(sep).join('/')
      if (file.startsWith('runtime/')) return instrumentRuntime(code, places)
      return OF_GRADERS.test(file) ? instrumentGrader(code, places) : undefined
    },
  }
}

const ALL_RULES = 'graders/seal/rules.ts'

/** The reader: ts-morph stays a package, and every rule is in. */
function reading(root: string): Plugin {
  const tsMorph = createRequire(join(root, 'package.json')).resolve('ts-morph')
  return {
    name: 'reading',
    enforce: 'pre',
    resolveId(id) {
      return id === 'ts-morph' ? { id: pathToFileURL(tsMorph).href, external: true } : undefined
    },
    load(id) {
      if (id !== join(root, ALL_RULES)) return undefined
      const names = readdirSync(join(root, 'graders/rules')).filter(isRule).sort()
      const imports = names.map((name, index) => {
        return `import * as rule${index} from ${JSON.stringify(join(root, 'graders/rules', name))}`
      })
      const entries = names.map(
        (name, index) => `${JSON.stringify(name.slice(0, -3))}: rule${index}`,
      )
      return `${imports.join('\n')}\nexport const modules = { ${entries.join(', ')} }`
    },
  }
}
