/**
 * The library's style sheet, which lies beside this script. The id and the class keep Plotly from writing rules of its own
 * into the page, which its security policy forbids; it looks for them when it is loaded, so this comes first.
 */
const id = 'plotly.js-style-global'
const script = document.currentScript
if (!document.getElementById(id) && script instanceof HTMLScriptElement) {
  const link = document.createElement('link')
  document.head.append(Object.assign(link, {
    id, className: 'no-inline-styles', rel: 'stylesheet', href: script.src.replace('plotly.js', 'plotly.css')
  }))
}
