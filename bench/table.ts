export interface Column {
  readonly title: string
  /** Words to the left, numbers to the right. */
  readonly align?: 'left' | 'right'
}

/** Prints a heading and a table in columns as wide as what is in them. */
export function printTable(
  heading: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) =>
        columns[at]?.align === 'right' ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const titles = line(columns.map(({ title }) => title))
  const rule = '-'.repeat(titles.length)
  process.stdout.write(`\n${[heading, '', titles, rule, ...rows.map(line)].join('\n')}\n`)
}

/** What is measured against its goal, in words: absolute figures are this machine's, so a miss is said and not punished. */
export function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED'
}
