/** Toolbar formatting as edits of run properties (children of w:rPr, canonical XML). */
export type Toggled = 'bold' | 'italic' | 'underline'
/**
 * The properties with one of them on or off.
 *
 * @param plain whether it is off where the run says nothing: then nothing needs to be said to have it off
 */
export declare function withToggle(rPr: string, what: Toggled, on: boolean, plain: boolean): string
