"""What the tests ask of a page: pieces of JavaScript that run beside it."""

# Before the page's own script: counts what a page must not do, and how far it moves while it loads.
WATCH = r"""(() => {
  const seen = window.__seen = {policy: [], stored: [], shift: 0, moved: []};
  document.addEventListener('securitypolicyviolation', (e) =>
    seen.policy.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`), true);
  const store = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    seen.stored.push('storage ' + key); return store.call(this, key, value); };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(document, 'cookie', {
    get() { return cookie.get.call(document); },
    set(value) { seen.stored.push('cookie ' + value); cookie.set.call(document, value); }});
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name) {
    seen.stored.push('database ' + name); return open.apply(this, arguments); };
  const count = (entries) => {
    for (const entry of entries) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      for (const s of entry.sources || []) if (s.node)
        seen.moved.push(s.node.nodeName + '.' + (s.node.className || ''));
    }
  };
  const shifts = new PerformanceObserver((list) => count(list.getEntries()));
  shifts.observe({type: 'layout-shift', buffered: true});
  window.__look = () => { count(shifts.takeRecords()); return seen; };
})()"""

SEEN = "() => window.__look()"

# Fonts are there, and what the load left to be drawn is drawn: the second frame begins after the first.
DRAWN = """() => document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"""

# Elements that reach over the right edge, and by how much the page can be scrolled sideways.
OVERFLOW = r"""() => {
  const width = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return [];
  const scrolls = (e) => {
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
      if (getComputedStyle(p).overflowX !== 'visible') return true;
    return false; };
  const found = [];
  for (const e of document.body.querySelectorAll('*')) {
    const right = e.getBoundingClientRect().right;
    if (right > width + 0.5 && e.getClientRects().length && !scrolls(e))
      found.push(`<${e.tagName.toLowerCase()} class="${e.getAttribute('class') || ''}"> `
        + `by ${Math.round(right - width)} px: `
        + (e.textContent || '').replace(/\s+/g, ' ').trim().slice(0, 40));
  }
  return [`the page is ${over} px too wide`, ...found.slice(0, 4)]; }"""

# What is seen of a page, without the controls that only a script can serve.
TEXT = r"""() => {
  const controls = [...document.querySelectorAll(
    'button, form, search, [role=search], [role=status], fieldset, noscript, label, input, output')];
  for (const e of controls) e.style.display = 'none';
  const lines = document.body.innerText.split('\n').map((l) => l.replace(/\s+/g, ' ').trim());
  for (const e of controls) e.style.display = '';
  return lines.filter((l) => l); }"""

DRAWINGS = r"""() => {
  const seen = [...document.querySelectorAll('svg')].filter((e) => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && getComputedStyle(e).visibility !== 'hidden'; });
  return {
    count: seen.length,
    // A sparkline without a value stands beside words that say so.
    empty: seen.filter((e) => e.getAttribute('aria-hidden') !== 'true'
      && !e.querySelector('path, rect, line, circle, polygon, polyline')).length,
    small: seen.flatMap((e) => [...e.querySelectorAll('text')]).filter((t) => {
      if (!t.textContent.trim() || !t.getClientRects().length) return false;
      const m = t.getScreenCTM();
      return parseFloat(getComputedStyle(t).fontSize) * Math.hypot(m.a, m.b) < 12.9;
    }).map((t) => t.textContent).slice(0, 5)}; }"""

# Text that covers other text, or that a box cuts off.
COLLISIONS = r"""() => {
  const shown = (e) => {
    for (let p = e; p; p = p.parentElement) {
      const s = getComputedStyle(p);
      if (s.visibility === 'hidden' || s.display === 'none' || s.opacity === '0') return false;
      if (s.clipPath !== 'none' || (s.position === 'absolute' && p.getBoundingClientRect().width <= 1))
        return false;
      if (p.tagName === 'DETAILS' && !p.open && !e.closest('summary')) return false;
    }
    return true; };
  const scrolls = (e) => {
    for (let p = e; p && p !== document.body; p = p.parentElement)
      if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true;
    return false; };
  const found = [];
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const parent = node.parentElement;
    if (!text || /^(title|desc|script|style)$/i.test(parent.tagName) || !shown(parent)) continue;
    if (scrolls(parent)) continue;
    range.selectNodeContents(node);
    for (const r of range.getClientRects()) {
      if (r.width < 2 || r.height < 2) continue;
      // A box of text is higher than its letters: a fifth at the top and at the bottom may overlap.
      boxes.push({l: r.left + 1, r: r.right - 1, t: r.top + r.height * 0.22,
        b: r.bottom - r.height * 0.22, text, node});
    }
  }
  boxes.sort((a, b) => a.t - b.t);
  for (let i = 0; i < boxes.length && found.length < 6; i++)
    for (let k = i + 1; k < boxes.length && boxes[k].t < boxes[i].b; k++) {
      const a = boxes[i], b = boxes[k];
      if (a.node === b.node || a.l >= b.r || b.l >= a.r) continue;
      found.push(`'${a.text.slice(0, 40)}' and '${b.text.slice(0, 40)}' cover each other`);
      break;
    }
  for (const e of document.body.querySelectorAll('*')) {
    const s = getComputedStyle(e);
    if (!/hidden|clip/.test(s.overflowX + s.overflowY) || !e.textContent.trim()) continue;
    if (e.closest('svg') || !shown(e)) continue;
    const r = e.getBoundingClientRect();
    if (r.width <= 1 || r.height <= 1) continue;
    if (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
      found.push(`<${e.tagName.toLowerCase()} class="${e.className}"> cuts off `
        + `'${e.textContent.trim().slice(0, 40)}'`);
  }
  return found.slice(0, 6); }"""

# Controls smaller than 24 by 24 px that neither stand within a sentence nor have room around them: no
# circle of 24 px over the middle of one may meet another control (WCAG 2.2, 2.5.8).
TARGETS = r"""() => {
  const inSentence = (e) => {
    const block = e.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3, h4, label');
    if (!block || getComputedStyle(e).display !== 'inline') return false;
    return block.textContent.replace(e.textContent, '').trim().length > 0; };
  const all = [];
  for (const e of document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary')) {
    const box = (e.closest('label') || e).getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || box.right < 0 || box.bottom < 0) continue;
    all.push({e, box, x: box.left + box.width / 2, y: box.top + box.height / 2,
      small: box.height < 23.5 || box.width < 23.5});
  }
  all.sort((a, b) => a.y - b.y);
  const far = (a, b) => {
    if (b.small) return Math.hypot(a.x - b.x, a.y - b.y) >= 24;
    const x = Math.max(b.box.left - a.x, 0, a.x - b.box.right);
    const y = Math.max(b.box.top - a.y, 0, a.y - b.box.bottom);
    return Math.hypot(x, y) >= 12; };
  const found = all.filter((a) => a.small && !inSentence(a.e) && all.some((b) =>
      b !== a && Math.abs(b.y - a.y) < 400 && !a.e.contains(b.e) && !b.e.contains(a.e) && !far(a, b)))
    .map(({e, box}) => `<${e.tagName.toLowerCase()}> ${Math.round(box.width)} by `
      + `${Math.round(box.height)} px: `
      + `${(e.textContent || e.getAttribute('aria-label') || e.type).trim().slice(0, 40)}`);
  return [found.length, ...found.slice(0, 5)]; }"""

# The element that has the focus: what it is, whether one can see that, and whether something covers it.
FOCUS = r"""() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const look = () => {
    const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor,
      s.backgroundColor, s.textDecorationLine].join('|'); };
  const s = getComputedStyle(e);
  const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1.5)
    || s.boxShadow !== 'none';
  const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0)
    || e.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box.top + box.height / 2;
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const top = inView && y >= 0 && y < innerHeight ? document.elementFromPoint(x, y) : null;
  const covered = top && !(top === e || e.contains(top) || top.contains(e));
  if (!window.__order) { window.__order = new Map(); }
  if (!window.__order.has(e)) window.__order.set(e, window.__order.size);
  return {
    number: window.__order.get(e), tag: e.tagName.toLowerCase(), look: look(), ring,
    text: (e.textContent || e.getAttribute('aria-label') || e.name || '').trim().slice(0, 50),
    href: e.getAttribute('href') || '', inView, box: [box.width, box.height],
    covered: covered ? `<${top.tagName.toLowerCase()} class="${top.getAttribute('class') || ''}">` : '',
    nav: !!e.closest('header nav'), main: !!e.closest('main'),
    search: e.matches('input[type=search]')}; }"""

# What scrolls or opens must be in reach of the keyboard.
OUT_OF_REACH = r"""() => {
  const found = [];
  for (const e of document.querySelectorAll('*')) {
    const s = getComputedStyle(e);
    const scrolls = (/auto|scroll/.test(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (/auto|scroll/.test(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
    if (!scrolls || e === document.documentElement || e === document.body) continue;
    if (e.tabIndex < 0 && !e.querySelector('a[href], button, input, summary, [tabindex="0"]'))
      found.push(`<${e.tagName.toLowerCase()} class="${e.className}"> scrolls, but has no focus`);
  }
  for (const e of document.querySelectorAll('summary, a[href], button, input:not([type=hidden])'))
    if (e.tabIndex < 0 && e.getClientRects().length)
      found.push(`<${e.tagName.toLowerCase()}> '${e.textContent.trim().slice(0, 40)}' has no focus`);
  return found.slice(0, 5); }"""

# Charts that a screen reader could not name.
UNNAMED = r"""() => {
  const found = [];
  for (const svg of document.querySelectorAll('svg.chart:not([aria-hidden=true])')) {
    if (!svg.querySelector('title')?.textContent.trim()) found.push('a chart has no title');
    if (!svg.querySelector('desc')?.textContent.trim()) found.push('a chart has no description');
    const ids = (svg.getAttribute('aria-labelledby') || '').split(/\s+/).filter((i) => i);
    if (svg.getAttribute('role') !== 'img' || !ids.length) found.push('a chart is no image');
    for (const id of ids) if (!document.getElementById(id)) found.push('no element #' + id);
  }
  return found; }"""
