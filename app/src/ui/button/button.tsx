import type { Child } from 'hono/jsx'

/** One primary a page: the thing it is for. `danger` destroys something and says so in its words. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

type ButtonProps = {
  readonly kind?: ButtonKind | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'submit' | 'button' | undefined
  /** For a second way out of the same form, such as “come back later”. */
  readonly formAction?: string | undefined
  readonly children: Child
}

export const Button = ({
  kind = 'primary',
  name,
  value,
  type = 'submit',
  formAction,
  children,
}: ButtonProps) => (
  <button class={`button button--${kind}`} type={type} name={name} value={value} formaction={formAction}>
    {children}
  </button>
)

/**
 * Enter in a field presses a form's first submit button. Where a lesser one comes first, this hidden twin of the form's
 * main button stands before it.
 */
export const EnterButton = ({ children }: { readonly children: Child }) => (
  <button type="submit" hidden>
    {children}
  </button>
)

type ButtonLinkProps = {
  readonly href: string
  readonly kind?: ButtonKind | undefined
  readonly children: Child
}

/** Looks like a button, goes somewhere: stays a link, so that it opens in a tab and is read as one. */
export const ButtonLink = ({ href, kind = 'primary', children }: ButtonLinkProps) => (
  <a class={`button button--${kind}`} href={href}>
    {children}
  </a>
)

/** Buttons and links that belong together, in a row that wraps. */
export const Actions = ({ children }: { readonly children: Child }) => <div class="actions">{children}</div>
