/** `style('Body', 'Normal', '<w:b/>', '<w:keepNext/>')`: a paragraph style unless `more` says otherwise. */
export function style(
  id: string,
  basedOn: string | null,
  rPr = '',
  pPr = '',
  more = 'w:type="paragraph"',
  extra = '',
): string {
  const based = basedOn === null ? '' : `<w:basedOn w:val="${basedOn}"/>`
  return (
    `<w:style ${more} w:styleId="${id}"><w:name w:val="${id} name"/>${based}${extra}` +
    `<w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`
  )
}

export const character = (id: string, basedOn: string | null, rPr: string, extra = ''): string =>
  style(id, basedOn, rPr, '', 'w:type="character"', extra)
export const pStyle = (id: string): string => `<w:pStyle w:val="${id}"/>`
export const rStyle = (id: string): string => `<w:rStyle w:val="${id}"/>`
export const NORMAL = 'w:type="paragraph" w:default="1"'
