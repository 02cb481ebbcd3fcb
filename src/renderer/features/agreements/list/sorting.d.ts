import type { AgreementRow } from '../../../../core/api/agreements.ts'
import type { GridSort } from '../../../ui/DataGrid.tsx'
/** The rows in the order asked for; those that are equal in it by title. A column that is not known is the title. */
export declare function sorted(rows: readonly AgreementRow[], { column, direction }: GridSort): AgreementRow[]
