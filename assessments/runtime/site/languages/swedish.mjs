/** Swedish: full of inflections and of compounds that are written together. */
import { stemmer } from '@orama/stemmers/swedish'

/** @typedef {import('./language.mjs').Language} Language */

/** @type {Language} */
export const swedish = {
  stem,
  stopWords: new Set((
    'att av bli blir de dem den denna deras dess dessa det detta dig din dina ditt du där då ej eller en er era ert ett från ' +
    'får för ha har hon han hos hur i inte jag kan man med men mig min mina mitt mot ni något några nu när och om oss på ' +
    'sig sin sina sitt ska som så till under upp ur ut vad var varför vara vem vi vid vilka vilken vilket vår våra vårt ' +
    'än är åt'
  ).split(' ')),
  // `upphandl-a`, `upphandl-ing`; `samverk-a`, `samverk-an`
  kin: /(?:ning|ing|an|else|nad)$/u,
  endings: [{ ending: 'an', from: 3 }, { ending: 'et', from: 3 }, { ending: 'ret', from: 4 }, { ending: 't', from: 4 }],
  whole: new Set('annan innan medan nedan organ redan samman undan'.split(' ')),
  compounds: {
    not: new Set(('all ande ans ant bar bort dess efter egen end ende fler fram från före genom helt ihop igen ing ' +
      'ingen inn int kvar lik likt mellan miss nära ring samm samman skap själv till under utan utom vis åter över').split(' '))
  }
}

/**
 * The stemmer takes one ending at a time, and sees endings where there are none: `leveransen` → `leverans` → `leveran`,
 * `leverans` → `leveran`. Taken until nothing is left to take, they meet.
 *
 * @param {string} word
 * @returns {string} the stem of the word, lower case: `samverkans` and `samverkan` are the same
 */
function stem (word) {
  const lower = word.toLowerCase()
  const shorter = stemmer(lower)
  return shorter === lower ? lower : stem(shorter)
}
