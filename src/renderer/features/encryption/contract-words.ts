/** What comes first to the mind of who guesses a lawyer's passphrase, and stands in no list of common passwords. */
export const CONTRACT_WORDS: readonly string[] = (
  'addendum agreement amendment arbitration archive attorney breach clause client company confidential confidentiality ' +
  'consideration contract contracts counsel counterpart counterparty covenant damages deed disclosure dispute draft ' +
  'drafting execution exhibit governing indemnification indemnity intellectual jurisdiction lawyer legal liability ' +
  'licence license litigation master merger negotiate negotiation negotiations obligation parties partner passphrase ' +
  'property purchase redline renewal schedule secret services settlement signature solicitor statement supplier ' +
  'termination terms vendor warranties warranty'
).split(' ')
