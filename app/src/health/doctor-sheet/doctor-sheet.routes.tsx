import type { z } from 'zod'
import { download, page, type Route, type Visit } from '../../access/index.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { DoctorSheetPage } from './doctor-sheet.page.tsx'
import { doctorSheet, type Sheet } from './doctor-sheet.ts'
import { canMakePdf, makePdf } from './pdf.ts'
import { pdfDataOf } from './pdf-data.ts'
import { readDoctorSheet } from './read-doctor-sheet.ts'

type Read = z.output<typeof readDoctorSheet.output>

const path = '/persons/:personId/doctor-sheet'

const sheetOf = (visit: Visit, value: Read): Sheet =>
  doctorSheet(
    {
      locale: visit.locale,
      name: value.name,
      madeOn: value.madeOn,
      ageInMonths: value.ageInMonths,
      sex: value.sex,
      diagnoses: value.diagnoses,
      symptoms: value.symptoms,
    },
    vocabularyOf(visit.services),
  )

const view = (visit: Visit, value: Read, pdfMissing: boolean) => (
  <DoctorSheetPage
    visit={visit}
    personId={String(visit.raw.personId)}
    sheet={sheetOf(visit, value)}
    nameHidden={value.nameHidden}
    pdfPossible={canMakePdf()}
    pdfMissing={pdfMissing}
  />
)

const asPdf = download(`${path}.pdf`, {
  operation: readDoctorSheet,
  file: async (visit, value) => ({
    type: 'application/pdf',
    name: 'doctor-sheet.pdf',
    bytes: makePdf(pdfDataOf(sheetOf(visit, value))) ?? new Uint8Array(),
  }),
})

const asPrintablePage = page(`${path}.pdf`, {
  operation: readDoctorSheet,
  view: (visit, value) => view(visit, value, true),
})

/** Where no PDF can be made, the address of one answers with the page to print. */
export const pdfRoute = (possible: () => boolean): Route => ({
  ...asPdf,
  answer: (visit) => (possible() ? asPdf : asPrintablePage).answer(visit),
})

export const doctorSheetRoutes: readonly Route[] = [
  page(path, { operation: readDoctorSheet, view: (visit, value) => view(visit, value, false) }),
  pdfRoute(canMakePdf),
]
