/** A labelled line across the page, outside of the editable text. */
export function rule(label: string, tag: 'div' | 'span' = 'div'): HTMLElement {
  const line = document.createElement(tag)
  line.className = 'break-rule'
  line.contentEditable = 'false'
  line.dataset['label'] = label
  return line
}
