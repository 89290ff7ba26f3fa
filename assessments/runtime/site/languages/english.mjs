/** English: few inflections, and compounds are written apart. */
import { stemmer } from '@orama/stemmers/english'

/** @typedef {import('./language.mjs').Language} Language */

/** @type {Language} */
export const english = {
  stem: (word) => stemmer(word.toLowerCase()),
  stopWords: new Set((
    'a about all an and any are as at be been by can could did do does for from had has have how i if in into is it its ' +
    'me my of on or our ours should so some than that the their them then there these they this those to up us was we ' +
    'were what when where which who whom whose why will with would you your yours'
  ).split(' ')),
  endings: [],
  whole: new Set()
}
