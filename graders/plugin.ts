// What the main process makes for the workers, as modules with a query:
//
//   exercises/C/E.ts?program    the student's file, compiled (compile.ts); solutions/C/E.ts, too
//   exercises/C/E.ts?findings   what the source rules say of it (source.ts)
//   exercises/C/E.ts?types      what the type checker says of it (source.ts)
//
// The compiler is loaded once, in a thread, and only asked when something failed. A save changes
// the file, vite drops the three modules, and the next run makes them anew.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { draft } from './catalog.ts'
import { compile } from './compile.ts'
import { hintsPage } from './hints.ts'
import { HINTS } from './panel.ts'
import type { Prebuilt } from './prebuilt.ts'
import { solved } from './solved.ts'
import { findings, typeErrors } from './source.ts'
import { obeyWatchdogs } from './watchdog.ts'

const QUERY = /^(.*\/(?:exercises|solutions)\/[^?]+\.ts)\?(program|findings|types)$/

/** The plugin of the kit, for the project at `root`, whose own modules are taken from `built`. */
export function kitPlugin(root: string, built: Prebuilt): Plugin {
  const bundled = new Map([...built].map(([entry, path]) => [join(root, entry), path]))
  return {
    name: 'asyncio-kit',
    enforce: 'pre',
    configResolved: () => obeyWatchdogs(),
    // The pages that the panels of the UI link to.
    configureServer({ middlewares }) {
      middlewares.use(HINTS, (request, response, next) => {
        const id = /^\/(\d\d\/\d\d)$/.exec(request.url ?? '')?.[1]
        const exercise = id === undefined ? undefined : draft(root, id)
        if (exercise === undefined) return next()
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        response.end(hintsPage(root, exercise))
      })
    },
    resolveId(id, importer) {
      if (id === '#runtime') return built.get('runtime/index.ts')
      if (id.startsWith('.') && importer !== undefined) {
        return bundled.get(resolve(dirname(importer.replace(/\?.*$/, '')), id))
      }
      const [, path, query] = QUERY.exec(id.split(sep).join('/')) ?? []
      if (path === undefined) return undefined
      const file = existsSync(path) ? path : join(root, path)
      return `${file.split(sep).join('/')}?${query}`
    },
    async load(id) {
      const [, path, query] = QUERY.exec(id) ?? []
      if (path === undefined) return undefined
      this.addWatchFile(path)
      return `export const data = ${JSON.stringify(await make(root, path, query)) ?? 'undefined'}`
    },
  }
}

async function make(root: string, path: string, query: string | undefined): Promise<unknown> {
  const file = relative(root, path).split(sep).join('/')
  if (query === 'findings') return findings(path)
  if (query === 'types') return (await typeErrors([path])).get(path) ?? []
  if (!file.startsWith('solutions/')) return compile(file, readFileSync(path, 'utf8'))
  const exercise = draft(root, file)
  const known = exercise && solved(root, exercise)?.solution
  return known && compile(known.file, known.text)
}
