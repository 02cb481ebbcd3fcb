import type { Node } from 'prosemirror-model'
/** Words of a group as it would read with everything accepted, kept as long as the group is the same. */
export declare function wordsIn(group: Node): number
