/** What the tab of comments is known by. */
export const COMMENTS_TAB_ID = 'comments'
