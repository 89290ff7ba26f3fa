/**
 * Terms in a text: a link to the concept, whose definition stands in the list at the foot of the page. Here it also shows
 * beside the term, by mouse, keyboard and touch. Without this script the link and the list are there all the same.
 */
import { Hint, place } from './hint.mjs'

/** Lets the terms of the page show their definitions. */
export function terms () {
  const links = [...document.querySelectorAll('a.sk-term')].filter((link) => link instanceof HTMLAnchorElement)
  if (!links.length || !('showPopover' in HTMLElement.prototype)) return

  const box = document.createElement('span')
  box.className = 'sk-hint'
  box.popover = 'manual'

  /** @type {Hint<HTMLAnchorElement>} */
  const hint = new Hint({
    show: (link, touch) => {
      const definition = document.getElementById(link.getAttribute('aria-describedby') ?? '')
      if (!definition) return
      // Screen readers have read the definition as the description of the link. Only what a tap has opened has more.
      box.replaceChildren(definition.textContent ?? '')
      box.ariaHidden = touch ? null : 'true'
      if (touch) box.append(more(link, definition))
      link.after(box)
      box.showPopover()
      put(box, link)
    },
    hide: () => {
      box.hidePopover()
      box.remove()
    },
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    }
  })

  // A finger has a width; the double tap of a screen reader has none and follows the link, whose description its user
  // has heard.
  let byFinger = false
  document.addEventListener('pointerdown', (event) => {
    byFinger = event.pointerType === 'touch' && event.width > 0
    const target = event.target
    if (target instanceof Node && !box.contains(target) && !hint.anchor?.contains(target)) hint.close()
  })
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hint.close() })
  window.addEventListener('resize', () => hint.close())
  window.addEventListener('pagehide', () => hint.close())

  box.addEventListener('pointerenter', () => hint.stay())
  box.addEventListener('pointerleave', () => hint.leave())
  for (const link of links) {
    link.addEventListener('pointerenter', (event) => { if (event.pointerType !== 'touch') hint.enter(link) })
    link.addEventListener('pointerleave', (event) => { if (event.pointerType !== 'touch') hint.leave() })
    link.addEventListener('focus', () => { if (link.matches(':focus-visible')) hint.focus(link) })
    link.addEventListener('blur', () => hint.blur())
    link.addEventListener('click', (event) => { if (byFinger && hint.tap(link)) event.preventDefault() })
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} definition
 * @returns {HTMLAnchorElement} the way on from a hint that a finger has opened
 */
function more (link, definition) {
  const way = document.createElement('a')
  way.className = 'sk-hint__more'
  way.href = link.href
  way.textContent = definition.dataset['more'] ?? ''
  return way
}

/**
 * Puts a hint at its link; when the link breaks over two lines, at the part on the second.
 *
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function put (box, link) {
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight }
  const lines = link.getClientRects()
  const line = lines[lines.length - 1] ?? link.getBoundingClientRect()
  const { left, top } = place(line, box.getBoundingClientRect(), view)
  box.style.left = `${left + window.scrollX}px`
  box.style.top = `${top + window.scrollY}px`
}
