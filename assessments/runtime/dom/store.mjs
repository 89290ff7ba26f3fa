/**
 * Answers kept on the person's own computer. A browser may forbid storage, or run out of it: nothing here throws.
 */
export class Store {
  /**
   * @param {() => Storage} storage asked each time: the property itself throws where storage is forbidden
   * @param {string} key
   */
  constructor (storage, key) {
    this.storage = storage
    this.key = key
  }

  /** @returns {string | null} what was saved; null when nothing was, or when it cannot be read */
  load () {
    try {
      return this.storage().getItem(this.key)
    } catch {
      return null
    }
  }

  /** @param {string} text @returns {boolean} whether it is saved now */
  save (text) {
    try {
      this.storage().setItem(this.key, text)
      return true
    } catch {
      return false
    }
  }

  /** @returns {boolean} whether nothing is left */
  clear () {
    try {
      this.storage().removeItem(this.key)
      return true
    } catch {
      return false
    }
  }
}
