import type { Module } from '../access/index.ts'
import { addDiagnosis } from './diagnoses/add-diagnosis.ts'
import { changeDiagnosis } from './diagnoses/change-diagnosis.ts'
import { diagnosisRoutes } from './diagnoses/diagnoses.routes.tsx'
import { findDisease, listDiagnoses } from './diagnoses/list-diagnoses.ts'
import { readDiagnosis } from './diagnoses/read-diagnosis.ts'
import { removeDiagnosis } from './diagnoses/remove-diagnosis.ts'
import { doctorSheetRoutes } from './doctor-sheet/doctor-sheet.routes.tsx'
import { readDoctorSheet } from './doctor-sheet/read-doctor-sheet.ts'
import { healthPersonal } from './health.personal.ts'
import { readProfile } from './profile/read-profile.ts'
import { saveProfile } from './profile/save-profile.ts'
import { followVocabulary } from './remap/remap-terms.ts'
import { addSymptom } from './symptoms/add-symptom.ts'
import { changeSymptom } from './symptoms/change-symptom.ts'
import { readSymptom, readSymptomHistory } from './symptoms/read-symptom.ts'
import { findMeaning, readSymptoms } from './symptoms/read-symptoms.ts'
import { removeSymptom } from './symptoms/remove-symptom.ts'
import { symptomRoutes } from './symptoms/symptoms.routes.tsx'
import { tickSymptoms } from './symptoms/tick-symptoms.ts'

export { examples as healthExamples, furnishHealth } from './access.examples.ts'
export type { DiagnosisView } from './diagnoses/diagnosis.view.ts'
export { DiagnosesPart, DiagnosisList } from './diagnoses/diagnosis-list.tsx'
export { healthChanged } from './health.events.ts'
export {
  aDiagnosis,
  aProfile,
  aSymptom,
  type FictionalDiagnosis,
  type FictionalHealth,
  type FictionalProfile,
  type FictionalSymptom,
  giveHealth,
} from './health.factory.ts'
export { type Facets, facetsFor, type SymptomCodes, symptomCodesFor } from './index-codes.sql.ts'
export { ageInMonths } from './profile/profile.ts'
export type { ProfileView } from './profile/profile.view.ts'
export { ProfileFields, profileQuestions } from './profile/profile-fields.tsx'
export { moveHealthCodes } from './remap/remap-terms.ts'
export type { SymptomView } from './symptoms/symptom.view.ts'
export { SymptomList } from './symptoms/symptom-list.tsx'
export { type Who, whoOf, whoView } from './viewing.ts'
export {
  addDiagnosis,
  addSymptom,
  listDiagnoses,
  readDoctorSheet,
  readProfile,
  readSymptoms,
  saveProfile,
  tickSymptoms,
}

export const healthModule: Module = {
  name: 'health',
  operations: [
    saveProfile,
    readProfile,
    listDiagnoses,
    findDisease,
    addDiagnosis,
    readDiagnosis,
    changeDiagnosis,
    removeDiagnosis,
    readSymptoms,
    findMeaning,
    addSymptom,
    tickSymptoms,
    readSymptom,
    changeSymptom,
    removeSymptom,
    readSymptomHistory,
    readDoctorSheet,
  ],
  routes: [...diagnosisRoutes, ...symptomRoutes, ...doctorSheetRoutes],
  jobs: [followVocabulary],
  personal: healthPersonal,
}
