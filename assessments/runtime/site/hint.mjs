/**
 * When a hint shows and where, apart from the page. A hint belongs to an anchor: here a term and its definition.
 *
 * It follows WCAG 1.4.13: Esc takes it away, the pointer can move onto it, and it stays until the pointer and the focus
 * have left. By touch, where nothing hovers, the first tap shows it and the second one follows the link.
 */

/**
 * @template Anchor
 * @typedef {object} View
 * @property {(anchor: Anchor, touch: boolean) => void} show
 * @property {() => void} hide
 * @property {(run: () => void, milliseconds: number) => (() => void)} later runs something later; gives what calls it off
 */

/** How long a pointer rests on a term before its hint shows: one that only passes by shows nothing. */
const REST = 250
/** How long a hint waits for a pointer on its way from the term to the hint. */
const WAY = 250

/**
 * Decides what shows.
 *
 * @template Anchor
 */
export class Hint {
  /** @param {View<Anchor>} view */
  constructor (view) {
    this.view = view
    /** @type {Anchor | null} whose hint shows */
    this.anchor = null
    /** Whether the focus is on the anchor: then a pointer that leaves does not take the hint away. */
    this.focused = false
    /** @type {() => void} */
    this.callOff = () => {}
  }

  /**
   * The pointer comes to an anchor.
   *
   * @param {Anchor} anchor
   */
  enter (anchor) {
    this.callOff()
    if (this.anchor !== anchor) this.callOff = this.view.later(() => this.#show(anchor, false), REST)
  }

  /** The pointer comes to the hint. */
  stay () {
    this.callOff()
  }

  /** The pointer leaves the anchor or the hint. */
  leave () {
    this.callOff()
    if (this.anchor !== null && !this.focused) this.callOff = this.view.later(() => this.close(), WAY)
  }

  /**
   * An anchor gets the focus by keyboard.
   *
   * @param {Anchor} anchor
   */
  focus (anchor) {
    this.focused = true
    this.#show(anchor, false)
  }

  /** The focus leaves an anchor. Focus that came by a tap is not a keyboard's, and what it showed stays. */
  blur () {
    if (!this.focused) return
    this.focused = false
    this.close()
  }

  /**
   * A finger taps an anchor.
   *
   * @param {Anchor} anchor
   * @returns {boolean} whether the hint shows now, and the link is not to be followed
   */
  tap (anchor) {
    if (this.anchor === anchor) return false
    this.#show(anchor, true)
    return true
  }

  /** @returns {boolean} whether there was a hint to take away */
  close () {
    this.callOff()
    if (this.anchor === null) return false
    this.anchor = null
    this.view.hide()
    return true
  }

  /**
   * @param {Anchor} anchor
   * @param {boolean} touch
   */
  #show (anchor, touch) {
    this.callOff()
    if (this.anchor === anchor) return
    if (this.anchor !== null) this.view.hide()
    this.anchor = anchor
    this.view.show(anchor, touch)
  }
}

/** Space between a hint and its anchor, for the ring around an anchor that has the focus; and to the window's sides. */
const GAP = 5

/**
 * Where a hint goes: below its anchor, or above it where there is no room below; and never past the sides.
 *
 * @param {{ left: number, top: number, bottom: number }} anchor its place in the window
 * @param {{ width: number, height: number }} hint
 * @param {{ width: number, height: number }} view the window
 * @returns {{ left: number, top: number }} in the window
 */
export function place (anchor, hint, view) {
  const left = Math.max(GAP, Math.min(anchor.left, view.width - GAP - hint.width))
  const below = anchor.bottom + GAP
  const above = anchor.top - GAP - hint.height
  return { left, top: below + hint.height <= view.height || above < 0 ? below : above }
}
