import { diseaseCode } from './codes.ts'
import type { Source } from './lines.ts'
import { readTable, refuseRow } from './table.ts'

export type GeneDisease = {
  readonly gene: string
  readonly symbol: string
  readonly association: string
  readonly disease: string
}

/** genes_to_disease.txt. */
export async function* readGenes(source: Source): AsyncGenerator<GeneDisease> {
  const table = readTable(source, {
    what: 'a gene to disease file (genes_to_disease.txt)',
    columns: ['ncbi_gene_id', 'gene_symbol', 'association_type', 'disease_id'],
  })
  for await (const { line, cells } of table) {
    const disease = diseaseCode(cells.disease_id)
    if (disease === undefined) return refuseRow(source, line, `"${cells.disease_id}" is not a disease code.`)
    if (cells.gene_symbol === '') refuseRow(source, line, 'The gene has no symbol.')
    yield {
      gene: cells.ncbi_gene_id,
      symbol: cells.gene_symbol,
      association: cells.association_type,
      disease,
    }
  }
}
