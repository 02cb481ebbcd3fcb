/** A labelled line across the page, outside of the editable text. @param breaks where paper goes on after it */
export function rule(label: string, tag: 'div' | 'span' = 'div', breaks?: 'page' | 'column'): HTMLElement {
  const line = document.createElement(tag)
  line.className = 'break-rule'
  line.contentEditable = 'false'
  line.dataset['label'] = label
  if (breaks !== undefined) line.dataset['break'] = breaks
  return line
}
