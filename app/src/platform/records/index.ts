export { keepRetention, readRecords } from './keep-retention.ts'
export { type Activity, type ClassName, classes, type Keep } from './records.ts'
