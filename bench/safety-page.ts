import type { Evidence, Figure } from './figures.ts'

export interface Outcome {
  readonly state: 'passed' | 'failed' | 'not run'
  /** What was seen, in a few words. */
  readonly words: string
}

/** What one piece of evidence came to in this run. */
export type OutcomeOf = (evidence: Evidence) => Outcome

/** A figure is shown when everything that shows it passed, in part when something of it is still missing. */
export function stateOf(figure: Figure, outcomeOf: OutcomeOf): 'shown' | 'in part' | 'FAILED' | 'not yet' {
  if (figure.shown.length === 0) return 'not yet'
  if (figure.shown.some((evidence) => outcomeOf(evidence).state !== 'passed')) return 'FAILED'
  return figure.missing === undefined ? 'shown' : 'in part'
}

function cellOf(evidence: Evidence, outcome: Outcome): string {
  const what =
    evidence.kind === 'test' ? `“${evidence.title}” (\`${evidence.file}\`)` : `\`${evidence.file}\``
  return `${what}: ${outcome.words}`
}

/** docs/safety.md: figure, target, what shows it and with what result. Figures nobody shows are named as such. */
export function safetyPage(figures: readonly Figure[], outcomeOf: OutcomeOf, date: string): string {
  const rows = figures.map((figure) => {
    const cells = figure.shown.map((evidence) => cellOf(evidence, outcomeOf(evidence)))
    const missing = figure.missing === undefined ? [] : [`*missing:* ${figure.missing}`]
    return `| ${figure.id} | ${figure.target} | ${stateOf(figure, outcomeOf)} | ${[...cells, ...missing].join('<br>')} |`
  })
  return `# Safety figures

Written by \`npm run drills\` on ${date}; do not edit. Each figure with the test or measurement that shows it and what it gave in that run.
*In part* and *not yet* say what is missing and what brings it. Times are those of the machine it ran on.

| figure | target | state | by |
|---|---|---|---|
${rows.join('\n')}
`
}
