/**
 * Tells the page around a frame how high the frame's content is, and nothing else: no answers, no addresses. A page
 * that is opened by itself has nobody to tell.
 */
const content = document.querySelector('[data-frame]')

if (content && window.parent !== window) {
  const tell = () => {
    const height = Math.ceil(content.getBoundingClientRect().height)
    // To any origin: whoever shows the frame may know its height, and it is all that the message holds.
    window.parent.postMessage({ type: 'samkompass:height', height }, '*')
  }
  new ResizeObserver(tell).observe(content)
  // Once more when all has loaded, for a listener that came after the first message.
  window.addEventListener('load', tell)

  /** @type {Element | null} where the script has put the focus, until the person does something */
  let reached = null
  document.addEventListener('focusin', ({ target }) => {
    reached = target instanceof HTMLElement && target.tabIndex < 0 ? target : null
  })
  for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, () => { reached = null })
  // A result takes the focus while the frame is too low for it. When the frame has grown, it has slipped away.
  window.addEventListener('resize', () => {
    reached?.scrollIntoView({ block: reached.closest('[role="status"]') ? 'nearest' : 'start' })
  })
}
