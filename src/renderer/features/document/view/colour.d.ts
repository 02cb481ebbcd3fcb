/** Text in a colour that the file names: as it is on a white page, light enough to read on a dark one. */
export declare function inkCss(hex: string): string
/** A ground that the file names. On a dark page it turns dark too, for text keeps the page's ink on it. */
export declare function groundCss(hex: string): string
/** Word writes automatic text white on a ground this dark. */
export declare function isDark(hex: string): boolean
