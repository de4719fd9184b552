// The autograder.py that an instructor puts into a Classroom 50 assignment: it fetches this kit at a tag,
// grades the student's checkout, and leaves result.json there. Its runtime:
// {"runs-on": "ubuntu-latest", "node": "22"}.

/** Where the kit comes from, and what `npm run grade` gets besides. */
export type Recipe = {
  readonly from: string
  readonly ref: string
  readonly words: readonly string[]
}

/** The text of autograder.py. */
export function classroom50Recipe({ from, ref, words }: Recipe): string {
  const [kit, tag, more] = [from, ref, words].map((value) => JSON.stringify(value))
  return `"""Grades the asyncio kit for Classroom 50. Runs in the student's checkout, of which nothing is
executed but inside the kit's seal; exit 0 means that result.json is there."""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

KIT = ${kit}
REF = ${tag}
WORDS = ${more}


def main():
    room = tempfile.mkdtemp()
    kit, out = os.path.join(room, "kit"), os.path.join(room, "run")
    clone = ["git", "clone", "--quiet", "--depth", "1", "--branch", REF, "--", KIT, kit]
    subprocess.run(clone, check=True)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=kit, check=True)
    grade = ["npm", "run", "--silent", "grade", "--", "--submission", os.getcwd()]
    grade += ["--out", out, "--format", "classroom50"] + WORDS
    ran = subprocess.run(grade, cwd=kit)
    made = glob.glob(os.path.join(out, "submissions", "*", "classroom50.json"))
    if not made:
        sys.exit(ran.returncode or 1)
    shutil.copyfile(made[0], "result.json")


main()
`
}
