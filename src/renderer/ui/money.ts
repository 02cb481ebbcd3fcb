/** "EUR 1,250,000.00": the code before the amount, for a sign such as $ is many currencies'. `amount` is a decimal, kept exactly. */
export function moneyText({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const [whole = '', part] = amount.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${currency} ${grouped}${part === undefined ? '' : `.${part}`}`
}
