import type { Examples } from '../example.ts'
import { Actions, Button, ButtonLink } from './button.tsx'

export const buttonExamples: Examples = {
  component: 'Button, ButtonLink, Actions',
  use: 'One primary button a page: the thing the page is for. A link that goes somewhere stays a link.',
  examples: [
    {
      title: 'A step and the way around it',
      view: () => (
        <Actions>
          <Button>Save and continue</Button>
          <ButtonLink href="#button" kind="secondary">
            See an example first
          </ButtonLink>
          <Button kind="quiet">Skip this question</Button>
        </Actions>
      ),
    },
    {
      title: 'Something that cannot be undone',
      view: () => <Button kind="danger">Erase this person</Button>,
    },
  ],
}
