export {
  type Documents,
  documentsOf,
  type Personal,
  type PersonalTable,
  placeIn,
  recordSchema,
  toldName,
  type Value,
} from './personal.ts'
export { insertRow, rowsAbout } from './rows.sql.ts'
