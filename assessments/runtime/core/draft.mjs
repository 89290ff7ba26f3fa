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
export function draftOf (response) {
  const draft = emptyDraft()
  Object.assign(draft.answers, response.answers)
  Object.assign(draft.comments, response.comments)
  draft.importance = { ...response.importance }
  Object.assign(draft.respondent, response.respondent)
  if (response.created) draft.created = response.created
  return draft
}
