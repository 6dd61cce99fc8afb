import { raw } from 'hono/html'
import type { Readable } from './readable.ts'

const style = `body{font:1.1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2b2e;background:#fbf8f2}
h1,h2{color:#0b5a60}dl{display:grid;grid-template-columns:minmax(9rem,1fr) 2fr;gap:.25rem 1rem;margin:0 0 1.5rem;padding-bottom:1rem;border-bottom:1px solid #d8cfc0}
dt{color:#505f63}dd{margin:0;overflow-wrap:anywhere}@media(max-width:30rem){dl{display:block}dd{margin-bottom:.5rem}}`

/** A page that stands alone: it is read from a ZIP, far from the platform. */
export const RecordDocument = ({ readable }: { readonly readable: Readable }) => (
  <>
    {raw('<!doctype html>')}
    <html lang={readable.lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{readable.title}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <h1>{readable.title}</h1>
          <p>{readable.made}</p>
          {readable.parts.map((part) => (
            <section>
              <h2>{part.title}</h2>
              {part.entries.map((facts) => (
                <dl>
                  {facts.map(({ label, value }) => (
                    <>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </>
                  ))}
                </dl>
              ))}
            </section>
          ))}
          <p>{readable.source}</p>
        </main>
      </body>
    </html>
  </>
)
