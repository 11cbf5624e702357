/** The script of the HTML report, as it stands in the page: it filters, counts and unfolds what is there. */

export const script = `
'use strict';
(() => {
  const root = document.documentElement
  root.classList.add('js')
  const byId = (id) => document.getElementById(id)
  const text = byId('text'), rule = byId('rule'), expand = byId('expand'), shown = byId('shown')
  const fold = document.querySelector('nav .fold')
  if (fold && matchMedia('(max-width: 52rem)').matches) fold.open = false
  if (!text) return

  const totals = [...document.querySelectorAll('.total')]
  const pages = [...document.querySelectorAll('section.page')].map((element) => ({
    element,
    counter: document.querySelector('[data-for="' + element.id + '"]'),
    head: undefined,
    findings: [...element.querySelectorAll('.finding')].map((item) => ({
      item,
      rule: item.dataset.rule,
      severity: item.dataset.severity,
      count: Number(item.dataset.count),
      text: undefined,
    })),
  }))
  const parts = [...document.querySelectorAll('.space-part')]
  const nothing = document.querySelector('.nothing')
  const all = pages.reduce((sum, page) => sum + page.findings.reduce((own, one) => own + one.count, 0), 0)
  const plural = (number) => number + (number === 1 ? ' finding' : ' findings')

  const fits = (page, finding, words) => {
    if (words.length === 0) return true
    page.head ??= page.element.querySelector('.page-head').textContent.toLowerCase()
    finding.text ??= finding.item.textContent.toLowerCase()
    return words.every((word) => finding.text.includes(word) || page.head.includes(word))
  }

  const filter = () => {
    const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean)
    const wanted = new Set(totals.filter((one) => one.ariaPressed === 'true').map((one) => one.dataset.severity))
    let sum = 0
    for (const page of pages) {
      let own = 0
      for (const finding of page.findings) {
        const fit =
          wanted.has(finding.severity) &&
          (rule.value === '' || rule.value === finding.rule) &&
          fits(page, finding, words)
        finding.item.hidden = !fit
        if (fit) own += finding.count
      }
      page.element.hidden = own === 0
      if (page.counter) {
        page.counter.textContent = own
        page.counter.parentElement.classList.toggle('idle', own === 0)
      }
      sum += own
    }
    for (const part of parts) part.hidden = !part.querySelector('section.page:not([hidden])')
    nothing.hidden = sum > 0
    shown.textContent = sum === all ? plural(all) : sum + ' of ' + plural(all)
  }

  let waiting
  text.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(filter, 120)
  })
  rule.addEventListener('change', filter)
  for (const total of totals)
    total.addEventListener('click', () => {
      total.ariaPressed = total.ariaPressed === 'true' ? 'false' : 'true'
      filter()
    })
  expand.addEventListener('click', () => {
    const open = expand.ariaPressed !== 'true'
    expand.ariaPressed = String(open)
    expand.textContent = open ? 'Fold all' : 'Expand all'
    for (const page of pages)
      for (const {item} of page.findings) item.firstElementChild.open = open && !item.hidden
  })
  addEventListener('keydown', (event) => {
    const inField = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    if (event.key === '/' && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      text.focus()
    }
    if (event.key === 'Escape' && event.target === text) {
      text.value = ''
      filter()
    }
  })
})()
`
