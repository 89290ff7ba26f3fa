/**
 * Starts the components of a page: every `[data-module]` whose name is known.
 *
 * @param {ParentNode} root
 * @param {Record<string, new (root: HTMLElement) => unknown>} modules
 * @param {(error: unknown) => void} report hears of a component that fails; the others go on
 */
export function startModules (root, modules, report) {
  for (const element of root.querySelectorAll('[data-module]')) {
    const name = element.getAttribute('data-module') ?? ''
    const Module = Object.hasOwn(modules, name) ? modules[name] : undefined
    if (!Module || !(element instanceof HTMLElement)) continue
    try {
      new Module(element) // eslint-disable-line no-new
    } catch (error) {
      report(error)
    }
  }
}
