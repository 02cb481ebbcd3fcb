// For those that may not touch archives: what their damage means where nobody closer asked.
export { failureOfDatabase } from '../archive/failures.ts'
