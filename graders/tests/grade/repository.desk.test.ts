// A submission in a git repository: graded at a commit, and nothing of it is run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FOUND, first, given, opening, Room, second } from './handed-in.ts'

const room = new Room()
afterAll(() => room.clear())
beforeEach(() => vi.stubEnv('KIT_LANG', 'en'))
afterEach(() => vi.unstubAllEnvs())

describe('a repository', () => {
  const git = (cwd: string, ...words: string[]) => {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@b',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@b',
    }
    const ran = spawnSync('git', words, { cwd, env, encoding: 'utf8' })
    if (ran.status !== 0) throw new Error(ran.stderr)
    return ran.stdout.trim()
  }

  /** A fork with two commits on `main` and another branch. */
  function fork(): { path: string; old: string; young: string } {
    const path = room.folder({ [first]: 'old', [second]: 'two' })
    git(path, 'init', '-q', '-b', 'main')
    git(path, 'add', '-A')
    git(path, 'commit', '-q', '-m', 'old')
    const old = git(path, 'rev-parse', 'HEAD')
    writeFileSync(join(path, first), 'one')
    git(path, 'commit', '-q', '-a', '-m', 'young')
    git(path, 'tag', 'handed-in')
    git(path, 'checkout', '-q', '-b', 'other', old)
    return { path, old, young: git(path, 'rev-parse', 'main') }
  }

  it('is graded at a branch, a tag, a commit, short or long, and by path or address', async () => {
    const { path, old, young } = fork()
    const url = pathToFileURL(path).href
    for (const ref of ['main', 'handed-in', young, young.slice(0, 8)]) {
      expect(await given(url, ref)).toEqual({ ...FOUND, commit: young })
    }
    expect(await given(path, old)).toEqual({
      ...FOUND,
      files: { ...FOUND.files, '01/01': 'old' },
      commit: old,
    })
    // Without a ref: where its HEAD is.
    expect(await given(url)).toMatchObject({ commit: old })
  })

  it('runs nothing of the fork: no hook, no filter, no submodule', async () => {
    const { path } = fork()
    git(path, 'checkout', '-q', 'main')
    const proof = join(room.path, 'proof')
    for (const hook of ['post-checkout', 'post-merge', 'pre-auto-gc', 'post-upload-pack']) {
      writeFileSync(join(path, '.git/hooks', hook), `#!/bin/sh\ntouch ${proof}\n`, { mode: 0o755 })
    }
    writeFileSync(join(path, '.gitattributes'), '* filter=evil\n')
    git(path, 'config', 'filter.evil.smudge', `touch ${proof}`)
    git(path, 'config', 'core.fsmonitor', `touch ${proof}`)
    git(path, 'config', 'uploadpack.packObjectsHook', `touch ${proof}`)
    writeFileSync(
      join(path, '.gitmodules'),
      `[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch ${proof}"\n`,
    )
    spawnSync('git', ['-c', 'core.fsmonitor=false', 'add', '.gitattributes', '.gitmodules'], {
      cwd: path,
    })
    spawnSync(
      'git',
      [
        '-c',
        'core.fsmonitor=false',
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b',
        'commit',
        '-qm',
        'evil',
      ],
      { cwd: path },
    )
    rmSync(proof, { force: true })
    expect(await given(pathToFileURL(path).href, 'main')).toMatchObject({ files: FOUND.files })
    expect(existsSync(proof)).toBe(false)
  })

  it('gives no link and no submodule in place of a file', async () => {
    const { path } = fork()
    rmSync(join(path, first))
    symlinkSync('/etc/passwd', join(path, first))
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'link')
    expect(await given(path, 'other')).toMatchObject({
      problems: [`refused: ${first} is a link, which is not followed.`],
    })
  })

  it.each([
    [
      'absent',
      undefined,
      /^git: git could not fetch it: fatal: it does not appear to be a git repository$/,
    ],
    ['x', 'nowhere', /^git: The repository has no "nowhere"\.$/],
    [
      'x',
      '--upload-pack=touch /tmp/evil',
      /^git: An address or a ref does not begin with a dash\.$/,
    ],
    ['ext::sh -c "touch /tmp/evil"', 'main', /^git: git could not fetch it: /],
  ])(
    '%j at %j is a problem in one line, without a path of this machine',
    async (name, ref, why) => {
      const from =
        name === 'absent'
          ? pathToFileURL(join(room.path, 'absent')).href
          : name === 'x'
            ? fork().path
            : name
      const said = await given(from, ref)
      expect(said).toEqual({ problem: expect.stringMatching(why) })
      expect(JSON.stringify(said)).not.toContain(room.path)
      expect(existsSync('/tmp/evil')).toBe(false)
    },
  )

  it('that changed the kit is told so, and nothing of it stays on disk', async () => {
    const { path } = fork()
    mkdirSync(join(path, 'graders'))
    writeFileSync(join(path, 'graders/judge.ts'), 'mine')
    git(path, 'add', '-A')
    git(path, 'commit', '-qm', 'kit')
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('git-'))
    expect(await given(path, 'other')).toMatchObject({
      notes: [expect.stringContaining('(graders/judge.ts)')],
    })
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('git-'))
    expect(after.filter((name) => !before.includes(name))).toEqual([])
  })

  it('is given up when the run is stopped', async () => {
    const stop = new AbortController()
    stop.abort(new Error('Ctrl-C'))
    const { path } = fork()
    await expect(opening(path, 'main', stop.signal)).rejects.toThrow('Ctrl-C')
  })
})
