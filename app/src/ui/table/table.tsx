import type { Child } from 'hono/jsx'

export type Column = {
  readonly label: Child
  /** Numbers line up at their end. */
  readonly numeric?: boolean | undefined
}

type TableProps = {
  /** Unique on the page; the caption's id comes from it. */
  readonly id: string
  readonly caption: Child
  readonly hideCaption?: boolean | undefined
  readonly columns: readonly Column[]
  /** One list a row, in the order of the columns; the first cell names the row. */
  readonly rows: readonly (readonly Child[])[]
}

/** Wider than the screen it scrolls by itself, by keyboard too; the page never does. */
export const Table = ({ id, caption, hideCaption, columns, rows }: TableProps) => (
  <section class="table-scroll" tabindex={0} aria-labelledby={`${id}-caption`}>
    <table class="table">
      <caption class={hideCaption ? 'visually-hidden' : 'table__caption'} id={`${id}-caption`}>
        {caption}
      </caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric }) => (
            <th scope="col" class={numeric ? 'table__number' : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell, index) =>
              index === 0 ? (
                <th scope="row">{cell}</th>
              ) : (
                <td class={columns[index]?.numeric ? 'table__number' : undefined}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
