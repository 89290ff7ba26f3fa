/**
 * What a person has filled in, before it is a response file.
 *
 * @import { Draft } from './response.mjs'
 * @import { ResponseFile } from './types.mjs'
 */

/** @returns {Draft} */
export function emptyDraft () {
  return { answers: {}, comments: {}, importance: {}, respondent: {} }
}

/** @param {Draft} draft @returns {boolean} whether nothing at all is filled in */
export function isEmpty (draft) {
  return [draft.answers, draft.comments, draft.importance ?? {}, draft.respondent]
    .every((members) => Object.values(members).every((value) => value === ''))
}

/** @param {ResponseFile} response @returns {Draft} */
export function draftOf ({ answers, comments, importance, respondent, created }) {
  const draft = { answers: { ...answers }, comments: { ...comments }, importance: { ...importance }, respondent: { ...respondent } }
  return created ? { ...draft, created } : draft
}
