import { ButtonLink, Page } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { Pages } from './mount.ts'
import type { RequestState } from './web.ts'

type Texts = { readonly title: string; readonly text: string; readonly reference?: string }

const answerPage = (state: Pick<RequestState, 'locale'>, texts: Texts) => {
  const { locale } = state
  return (
    <Page locale={locale} title={texts.title} path="/" noindex>
      <h1>{texts.title}</h1>
      <p>{texts.text}</p>
      {texts.reference && <p>{texts.reference}</p>}
      <ButtonLink href={`/${locale}`}>{say(locale)('absent.home')}</ButtonLink>
    </Page>
  )
}

/** What the kernel itself answers with: absence (which forbidden looks like, too), a forged form, a fault of ours. */
export const kernelPages: Pages = {
  absent: (state) => {
    const t = say(state.locale)
    return answerPage(state, { title: t('absent.title'), text: t('absent.text') })
  },
  forged: (state) => {
    const t = say(state.locale)
    return answerPage(state, { title: t('forged.title'), text: t('forged.text') })
  },
  broken: (state) => {
    const t = say(state?.locale ?? 'en')
    return answerPage(state ?? { locale: 'en' }, {
      title: t('broken.title'),
      text: t('broken.text'),
      ...(state === undefined ? {} : { reference: t('broken.reference', { requestId: state.requestId }) }),
    })
  },
}
