// The autograder that an instructor uploads to Gradescope: a zip with two scripts at its root and the
// kit beside them, without solutions, wrong and right answers or tests. The same kit gives the same
// zip.
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Zippable, zipSync } from 'fflate'

/** What of the kit grades. */
const ROOMS = ['graders', 'runtime', 'exercises']
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts', 'LICENSE']
const APART = new Set(['tests', 'wrong', 'right', 'bench', 'node_modules'])

/** An executable file, as Unix writes it into a zip. */
const EXECUTABLE = { os: 3, attrs: (0o100755 << 16) >>> 0 } as const
const PLAIN = { os: 3, attrs: (0o100644 << 16) >>> 0 } as const
/** A zip knows no time before that, and the moment of packing is nobody's business. */
const MOMENT = new Date(1980, 0, 1)

/** The bytes of the autograder; `words` are those that `npm run grade` gets besides. */
export function autograderZip(root: string, words: readonly string[] = []): Uint8Array {
  const files: Zippable = {
    'setup.sh': [Buffer.from(SETUP), { ...EXECUTABLE, mtime: MOMENT }],
    run_autograder: [Buffer.from(runAutograder(words)), { ...EXECUTABLE, mtime: MOMENT }],
  }
  const paths = [...ROOMS.flatMap((room) => below(root, room)), ...FILES]
  for (const path of paths.sort()) {
    files[`kit/${path}`] = [readFileSync(join(root, path)), { ...PLAIN, mtime: MOMENT }]
  }
  return zipSync(files, { level: 9 })
}

function below(root: string, folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`
    const found = lstatSync(join(root, path))
    if (found.isDirectory()) return APART.has(name) ? [] : below(root, path)
    return found.isFile() ? [path] : []
  })
}

const SETUP = `#!/usr/bin/env bash
# Run once by Gradescope, when it builds the image: Node and the kit's packages.
set -euo pipefail
if ! command -v node >/dev/null || ! node -e 'process.exit(+(parseInt(process.versions.node) < 20))'; then
  apt-get update
  apt-get install -y curl ca-certificates
  curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
  apt-get install -y nodejs
fi
apt-get install -y git bubblewrap util-linux || true
cd /autograder/source/kit
npm ci
`

/**
 * A results.json is there from the first moment on: whatever happens afterwards, Gradescope has
 * something to show. Standard output is for instructors.
 */
function runAutograder(words: readonly string[]): string {
  const quoted = words.map((word) => ` '${word.replaceAll("'", `'\\''`)}'`).join('')
  return `#!/usr/bin/env bash
# Run by Gradescope for each submission.
set -uo pipefail
results=/autograder/results/results.json
mkdir -p /autograder/results
cat >"$results" <<'END'
{"score": 0, "output": "The autograder did not finish. Please tell your instructor.", "stdout_visibility": "hidden"}
END
out=$(mktemp -d)/run
cd /autograder/source/kit
npm run --silent grade -- --submission /autograder/submission --out "$out" --format gradescope${quoted}
code=$?
made=$(find "$out/submissions" -name gradescope.json 2>/dev/null | head -n 1)
if [ -n "$made" ]; then
  cp "$made" "$results"
else
  echo "grading ended with $code and no result"
fi
exit 0
`
}
