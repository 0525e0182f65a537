import classes from './Table.module.css'

/** The class of a link that covers its row, so that a click anywhere on the row opens it. */
export const rowLink: string = classes['rowLink'] ?? ''

/** The class of controls in such a row, which stay above the link. */
export const aboveRowLink: string = classes['above'] ?? ''
