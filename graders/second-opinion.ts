// Where no check knows what somebody believes, the source rules and the type checker are asked: what
// they find explains the failure, or stands behind it in the report.
import { CARDS } from './cards.ts'
import { type Aside, fromFinding } from './explain.ts'
import type { Program } from './program.ts'
import type { Finding } from './rules/finding.ts'
import { bySureness, given, type Message } from './verdict.ts'

/** Whom to ask, and about which program. */
export type Experts = {
  readonly program: Program
  readonly findings: () => Promise<readonly Finding[]>
  readonly typeErrors: () => Promise<readonly Message[]>
}

/**
 * The messages of failed checks with what the rules and the type checker add. `asides` are kept by
 * check. Loading the compiler takes longer than all the rest: it is asked only where the surest
 * message has no card, and is no error that explains itself.
 */
export async function withSecondOpinion(
  messages: readonly Message[],
  asides: ReadonlyMap<string, Aside>,
  { program, ...experts }: Experts,
): Promise<Message[]> {
  const [surest] = bySureness(messages)
  const aside = asides.get(surest?.check ?? '')
  if (surest === undefined || surest.card !== undefined) return [...messages]
  if (surest.level === 'runtime' && aside?.isPuzzling !== true) return [...messages]
  const [findings, typeErrors] = await Promise.all([experts.findings(), experts.typeErrors()])
  const { check, requirement, again } = surest
  const found = [
    ...typeErrors,
    ...findings.map((finding) => fromFinding(finding, program.file)).sort(byCard),
  ].map((message) => ({ ...given({ check, requirement, again }), ...message }))
  // An error says what JavaScript cannot do; what explains it stands in the same line.
  const why = found.find((message) => explains(message, surest))
  if (why !== undefined) {
    const others = found.filter((message) => message !== why)
    return [{ ...surest, ...why, level: 'runtime' }, ...messages, ...others]
  }
  const likely = found.some(isSure) ? undefined : aside?.likely
  const own = messages.map((message) =>
    message === surest && likely !== undefined ? withCard(surest, likely) : message,
  )
  return [...own, ...found]
}

/** What an earlier card explains comes first. */
function byCard({ card: one = '' }: Message, { card: other = '' }: Message): number {
  return one === '' || other === '' ? 0 : numberOf(one) - numberOf(other)
}

const numberOf = (card: string) => Number(card.slice(1))

/** Does this know the belief, and not as a remark only? */
const isSure = ({ card, level }: Message) => card !== undefined && level !== 'style'

/** Is this the belief behind an error that says nothing of one? */
function explains(found: Message, error: Message): boolean {
  const isSame = found.place !== undefined && found.place.line === error.place?.line
  return isSame && error.level === 'runtime' && isSure(found)
}

/** A message with the card that is likely; its own advice counts more than the card's. */
function withCard(message: Message, card: string): Message {
  const advice = message.advice ?? CARDS[card]?.say
  return { ...message, card, ...given({ advice }) }
}
