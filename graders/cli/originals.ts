// A stub as it was handed out. Nothing but git's history has it: the file itself is the student's,
// and a second copy in the kit would be one to keep in step.
import type { Exercise } from '../catalog.ts'
import { compile } from '../compile.ts'
import { Jury } from '../jury.ts'
import type { Git } from './git.ts'

/** The newest version of a stub that the kit brought and that nobody had begun. */
export async function originalOf(git: Git, exercise: Exercise): Promise<string | undefined> {
  const jury = new Jury(1)
  try {
    const seen = new Set<string>()
    for (const commit of versionsOf(git, exercise.stub)) {
      const { code, out } = git.try('show', `${commit}:./${exercise.stub}`)
      if (code !== 0 || seen.has(out) || !out.includes('todo(')) continue
      seen.add(out)
      const program = compile(exercise.stub, out)
      const ruling = await jury.judge({ exercise, program, seed: 1 })
      if ('verdict' in ruling && ruling.verdict.state === 'notStarted') return out
    }
    return undefined
  } finally {
    await jury.close()
  }
}

const STUB = /(^|\/)exercises\/\d\d-[^/]+\/\d\d-[^/]+\.ts$/

/**
 * The commits that brought a version of the stub, most likely the kit's first: those touch more than
 * stubs, the newest first. Of the others, which may be a student's half of an answer, the oldest first.
 */
function versionsOf(git: Git, stub: string): string[] {
  // An update that left an edited stub alone is a merge: what it brought is on its other side.
  const all = ['--full-history', '--no-merges', '--full-diff', '--name-only']
  const log = git.try('log', ...all, '--format=%x00%H', '--', stub).out
  const commits = log.split('\0').slice(1)
  const entries = commits.map((entry) => {
    const [hash = '', ...files] = entry.split('\n').filter((line) => line !== '')
    return { hash, isKit: files.some((file) => !STUB.test(file)) }
  })
  const kit = entries.filter(({ isKit }) => isKit).map(({ hash }) => hash)
  const others = entries.filter(({ isKit }) => !isKit).map(({ hash }) => hash)
  return [...kit, ...others.reverse()]
}
