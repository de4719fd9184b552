// The classes of attacks, 1 to 113, and where each of them is tried. An attack names its classes;
// what is no program stands here.
//
//    1-22   resources.ts    hangs, memory, sizes
//   19-33   processes.ts    processes, signals, what outlives a check
//   34-49   forging.ts      the verdict and those who read it; 40-43 and 55 primordials.ts, too
//   50-67   values.ts       what is handed over to a grader
//   68-76   tampering.ts    the runtime and its objects
//   77-89   escapes.ts      out of the Compartment
//   90-101  submission.test.ts, submission.desk.test.ts   files of the submission
//   96-113  content.ts      what is read of a file, and what is only said in it
//   many    unseen.ts       what changes its mind, what is only touched when it is shown, two parsers
import type { Attack } from './attack.ts'
import { content } from './content.ts'
import { escapes } from './escapes.ts'
import { forging } from './forging.ts'
import { primordials } from './primordials.ts'
import { processes } from './processes.ts'
import { resources } from './resources.ts'
import { tampering } from './tampering.ts'
import { unseen } from './unseen.ts'
import { values } from './values.ts'

/** How many classes there are. */
export const CLASSES = 113

/** The attacks that are programs. */
export const lists = {
  resources,
  processes,
  forging,
  primordials,
  values,
  tampering,
  escapes,
  content,
  unseen,
} satisfies Record<string, readonly Attack[]>

const FILES = 'submission.test.ts and submission.desk.test.ts'

/** The classes that no list has: where they are tried, or why there is nothing to try. */
export const ELSEWHERE: Readonly<Record<number, string>> = {
  16: FILES,
  48: FILES,
  90: FILES,
  91: `${FILES}; writing is refused to every process (20 in processes.ts)`,
  92: FILES,
  93: `${FILES}; a sealed process has an empty environment`,
  94: FILES,
  95: FILES,
  99: FILES,
  100: `${FILES}; git never runs on a submission here, and workflows are tested where they are`,
  101: 'nothing: the pristine kit is made once from this kit, and no submission is there when it is',
  106: 'nothing to seal: every export of the runtime may be used, and graders judge what happens',
}
