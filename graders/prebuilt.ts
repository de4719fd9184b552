// The kit in a handful of JavaScript files. Fetching its sixty small modules through vite would
// take longer than grading does, on every run and after every save; so they are bundled once, kept
// in node_modules/.cache, and made anew when a source of the kit changes.
//
// The graders and `exercise.ts` stay ordinary modules of vite: they are what a save runs again.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { kitKey } from './kit-key.ts'

/** What the main process needs: entries of one bundle. */
const MAIN = ['graders/options.ts', 'graders/plugin.ts', 'graders/reporter.ts']

/** What a worker needs, fast-check included. */
const WORKER = [
  ...[
    'arbitraries',
    'beliefs',
    'border',
    'cards',
    'catalog',
    'check',
    'connections',
    'database',
    'explore/explore',
    'explore/player-thread',
    'explore/shared',
    'exports',
    'items',
    'jobs',
    'judge',
    'language',
    'observe',
    'predict',
    'report',
    'threads',
    'panel',
    'timeline/attach',
    'timeline/picture',
    'workers',
  ].map((name) => `graders/${name}.ts`),
  'runtime/index.ts',
]

/** A bundle: its entries, and the packages that become part of it. */
const BUNDLES = {
  main: { entries: MAIN, inlined: [] as string[] },
  worker: { entries: WORKER, inlined: ['fast-check', 'pure-rand'] },
} as const

/** Where the bundled form of each entry is, by the entry's path from the root. */
export type Prebuilt = ReadonlyMap<string, string>

/** The bundled kit of the project at `root`; bundles it first where its sources have changed. */
export async function prebuilt(root: string): Promise<Prebuilt> {
  const folder = join(root, 'node_modules/.cache/asyncio-kit', `kit-${kitKey(root)}`)
  if (!existsSync(folder)) await bundle(root, folder)
  return new Map(
    Object.entries(BUNDLES).flatMap(([name, { entries }]) =>
      entries.map((entry) => [entry, join(folder, name, `${basename(entry, '.ts')}.mjs`)] as const),
    ),
  )
}

/** Imports the bundled form of an entry. */
export async function importPrebuilt<T>(built: Prebuilt, entry: string): Promise<T> {
  return import(placeOf(built, entry).href)
}

/** Where the bundled form of an entry is. */
export function placeOf(built: Prebuilt, entry: string): URL {
  const path = built.get(entry)
  if (path === undefined) throw new Error(`${entry} is not an entry of the bundled kit`)
  return pathToFileURL(path)
}

async function bundle(root: string, folder: string): Promise<void> {
  const { build } = await import('vite')
  const draft = `${folder}.${process.pid}`
  for (const [name, { entries, inlined }] of Object.entries(BUNDLES)) {
    await build({
      root,
      configFile: false,
      envDir: false,
      logLevel: 'error',
      plugins: [ownPlaces()],
      ssr: { noExternal: [...inlined] },
      build: {
        ssr: true,
        target: 'node20',
        minify: false,
        outDir: join(draft, name),
        rollupOptions: {
          input: entries.map((entry) => join(root, entry)),
          output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
        },
      },
    })
  }
  try {
    renameSync(draft, folder)
    forgetOldest(dirname(folder))
  } catch (error) {
    // Another run was faster; its bundle is the same.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** `import.meta` still speaks of the source file, not of the bundle. */
export function ownPlaces(): Plugin {
  return {
    name: 'own-places',
    transform(code, id) {
      if (!code.includes('import.meta.')) return undefined
      return code
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(id).href))
    },
  }
}

/** How many bundles are kept: a run that began before a source changed still uses an older one. */
const KEPT = 5

function forgetOldest(cache: string): void {
  const bundles = readdirSync(cache)
    .filter((name) => /^kit-[0-9a-f]{16}$/.test(name))
    .map((name) => ({ path: join(cache, name), when: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.when - a.when)
  for (const { path } of bundles.slice(KEPT)) rmSync(path, { recursive: true, force: true })
}
