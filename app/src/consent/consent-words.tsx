import type { Child } from 'hono/jsx'
import { readText, type TextBlock } from './consent-text.ts'

const Block = ({ block, level }: { readonly block: TextBlock; readonly level: 3 | 4 }) => {
  const Heading = `h${level}` as const
  switch (block.kind) {
    case 'heading':
      return <Heading>{block.words}</Heading>
    case 'paragraph':
      return <p>{block.words}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      )
    default:
      return block satisfies never
  }
}

type ConsentWordsProps = { readonly body: string; readonly headingLevel?: 3 | 4 | undefined }

/** A consent text as people read it, without its title. */
export const ConsentWords = ({ body, headingLevel = 3 }: ConsentWordsProps): Child => (
  <div class="consent-words">
    {readText(body).blocks.map((block) => (
      <Block block={block} level={headingLevel} />
    ))}
  </div>
)

export const titleOf = (body: string): string => readText(body).title

/** The first sentence or two: what the choice is, before the details. */
export const leadOf = (body: string): string => {
  const first = readText(body).blocks[0]
  return first?.kind === 'paragraph' ? first.words : ''
}
