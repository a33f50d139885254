// What the theme's markup lacks for those who hear pages, or have no mouse.
const mend = () => {
  // Places have names of their own: the parts of the menu, and the buttons on blocks of code.
  document.querySelectorAll(".md-nav .md-nav, .md-code__nav").forEach((nav, number) => {
    if (nav.hasAttribute("aria-label")) return
    const title = document.getElementById(nav.getAttribute("aria-labelledby"))?.textContent.trim()
    nav.removeAttribute("aria-labelledby")
    nav.setAttribute("aria-label", title ? `Pages of ${title}` : `Buttons ${number}`)
  })
  // Wide tables are moved by the keyboard, too.
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) table.tabIndex = 0
  // A head without words heads nothing.
  for (const head of document.querySelectorAll("th:empty:not([role])")) head.setAttribute("role", "cell")
}
new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true })
mend()
