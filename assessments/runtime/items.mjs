/** The script of pages with a map of all answers; it comes before that of the instrument. */
import { showItems } from './dom/items.mjs'

Object.assign(window, { samkompassItems: showItems })
