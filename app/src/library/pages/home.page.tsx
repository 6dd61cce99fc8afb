import type { Visit } from '../../access/index.ts'
import { formatNumber } from '../../platform/i18n/index.ts'
import { Button, Icon, localised, ownLanguageName, Page, TextArea } from '../../ui/index.ts'
import { HomePicture } from './home-picture.tsx'
import { say } from './messages/index.ts'

const steps = [1, 2, 3, 4] as const
const layers = [
  { key: 'learn', href: '/symptoms' },
  { key: 'meet', href: '/register/about' },
  { key: 'give', href: '/privacy' },
] as const

export const HomePage = ({ visit, diseases }: { readonly visit: Visit; readonly diseases: number }) => {
  const { locale, shell, href } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('home.title')} description={t('home.description')} width="wide">
      <div class="home-hero">
        <div class="home-hero__words">
          <h1 class="home-hero__headline">{t('home.headline')}</h1>
          <p class="lead">{t('home.lead')}</p>
        </div>
        <HomePicture />
        <form class="home-hero__try" method="post" action={href('/try/words')}>
          <TextArea
            locale={locale}
            name="words"
            label={t('home.try.label')}
            hint={t('home.try.hint')}
            whoSees={t('home.try.who')}
            rows={3}
            maxlength={2000}
          />
          <Button>{t('home.try.button')}</Button>
          {diseases > 0 && <p class="small">{t('home.known', { count: diseases })}</p>}
        </form>
      </div>
      <Layers visit={visit} />
      <Trust visit={visit} />
      <div class="home-pair">
        <section aria-labelledby="home-undiagnosed">
          <h2 id="home-undiagnosed">{t('home.undiagnosed.title')}</h2>
          <p>{t('home.undiagnosed.text')}</p>
        </section>
        <section aria-labelledby="home-languages">
          <h2 id="home-languages">{t('home.languages.title')}</h2>
          <p>{t('home.languages.text')}</p>
          <ul class="home-languages">
            {shell.offered.map((offered) => (
              <li>
                <a href={localised(offered, '/')} lang={offered} hreflang={offered}>
                  {ownLanguageName(offered)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  )
}

const Layers = ({ visit }: { readonly visit: Visit }) => {
  const t = say(visit.locale)
  return (
    <section aria-labelledby="home-what">
      <h2 id="home-what">{t('home.what.title')}</h2>
      <ul class="home-layers">
        {layers.map(({ key, href }) => (
          <li class={`home-layer home-layer--${key}`}>
            <h3 class="home-layer__title">{t(`home.${key}.title`)}</h3>
            <p>{t(`home.${key}.text`)}</p>
            <a class="home-layer__link" href={visit.href(href)}>
              {t(`home.${key}.link`)}
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Trust = ({ visit }: { readonly visit: Visit }) => {
  const t = say(visit.locale)
  return (
    <section class="home-trust" aria-labelledby="home-trust">
      <h2 id="home-trust">{t('home.trust.title')}</h2>
      <ol class="home-trust__steps">
        {steps.map((step) => (
          <li class="home-trust__step">
            <span class="home-trust__number" aria-hidden="true">
              {formatNumber(visit.locale, step)}
            </span>
            <h3 class="home-trust__title">{t(`home.trust.${step}.title`)}</h3>
            <p>{t(`home.trust.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
