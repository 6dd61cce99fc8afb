import type { Evidence, Figure } from './evidence.ts'

export interface Outcome {
  readonly state: 'passed' | 'failed' | 'not run'
  /** What was seen, in a few words. */
  readonly words: string
  /** A smaller version of the figure ran: it holds so far, and is not shown yet. */
  readonly quick?: boolean
}

/** What one piece of evidence came to in this run. */
export type OutcomeOf = (evidence: Evidence) => Outcome

type State = 'shown' | 'in part' | 'NOT MET' | 'not yet'

/** A figure is shown when all that shows it passed in full, in part when something of it is missing or ran small. */
export function stateOf(figure: Figure, outcomeOf: OutcomeOf): State {
  const seen = figure.shown.map(outcomeOf)
  if (seen.length === 0) return 'not yet'
  if (seen.some(({ state }) => state !== 'passed')) return 'NOT MET'
  const whole = figure.missing === undefined && !seen.some(({ quick }) => quick === true)
  return whole ? 'shown' : 'in part'
}

function cellOf(evidence: Evidence, outcome: Outcome): string {
  const what =
    evidence.kind === 'test' ? `“${evidence.title}” (\`${evidence.file}\`)` : `\`${evidence.file}\``
  return `${what}: ${outcome.words}`
}

export interface Run {
  readonly date: string
  readonly command: string
}

/** docs/safety.md: figure, target, what shows it and with what result. Figures nobody shows are named as such. */
export function safetyPage(figures: readonly Figure[], outcomeOf: OutcomeOf, run: Run): string {
  const rows = figures.map((figure) => {
    const cells = figure.shown.map((evidence) => cellOf(evidence, outcomeOf(evidence)))
    const missing = figure.missing === undefined ? [] : [`*missing:* ${figure.missing}`]
    return `| ${figure.id} | ${figure.target} | ${stateOf(figure, outcomeOf)} | ${[...cells, ...missing].join('<br>')} |`
  })
  return `# Safety figures

Written by \`${run.command}\` on ${run.date}; do not edit. Each figure with the test or measurement that shows it and what it gave in that run.
*In part* and *not yet* say what is missing and what brings it; *quick version* is the small one that \`npm test\` runs too. Times are those
of the machine it ran on.

| figure | target | state | by |
|---|---|---|---|
${rows.join('\n')}
`
}
