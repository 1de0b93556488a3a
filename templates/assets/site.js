// Search, filters, copying, a kept choice of colours. Every page is whole without them. Foreign text
// becomes text nodes only.
'use strict';
const root = document.documentElement;
root.classList.add('js');
// Room for results that the address asks for: nothing moves when they come.
root.classList.toggle('asked', location.search.startsWith('?q='));

// Colours: stored only when the reader chooses some.
const themeKey = 'telemetry-site-theme';
const paint = (theme) => {
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else delete root.dataset.theme;
};
try {
  paint(localStorage.getItem(themeKey));
} catch {
  // Storage is off: the system's colours stand.
}

const make = (tag, properties, ...parts) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...parts);
  return element;
};
const digits = (number) => number.toLocaleString('en');

// As in SearchWords.swift: runs of letters and digits in lower case, at most 24 characters each.
const lower = (character) => {
  const small = character.toLowerCase();
  return [...small].length === 1 ? small : character;
};
const wordsOf = (text) =>
  (text.match(/[0-9A-Za-z\u00c0-\u1fff\u2070-\u2fff\u3004-\u{10ffff}]+/gu) || [])
    .map((word) => [...word].slice(0, 24).map(lower).join(''));

// The search index: docs/formats.md, section 8.
const shardsPerQuery = 3;
const kinds = ['page', 'program', 'chart', 'config version', 'period', 'counter', 'stack'];
const files = new Map();

const load = (base, name, options) => {
  if (!files.has(name)) {
    const file = fetch(new URL(`${name}.json`, base), options).then((answer) => {
      if (!answer.ok) throw new Error(name);
      return answer.json();
    });
    file.catch(() => files.delete(name));
    files.set(name, file);
  }
  return files.get(name);
};

// Adds an entry if it holds all words.
const take = (shard, entry, { words, text }, found) => {
  const [kind, place, title, name, state, path] = shard.entries[entry];
  if (found.has(path)) return;
  const program = shard.programs[place] || [];
  const own = wordsOf([title, name, ...program].join(' '));
  if (!words.every((word) => own.some((other) => other.startsWith(word)))) return;
  const isExact = `${title} ${name}`.toLowerCase().includes(text);
  const exact = words.filter((word) => own.includes(word)).length + (isExact ? words.length : 0);
  const about = [kinds[kind], kind > 1 && (program[0] || program[1]), shard.states[state]];
  found.set(path, { kind, title, name, path, exact, about: about.filter(Boolean).join(', ') });
};

// Whole names and words first, then larger things, then shorter names.
const order = (a, b) =>
  b.exact - a.exact || a.kind - b.kind || a.name.length - b.name.length || (a.path < b.path ? -1 : 1);

const look = async (base, query) => {
  const { shards, limit } = await load(base, 'index');
  const spans = query.words.map((word) => {
    let first = 0;
    while (first + 1 < shards.length && shards[first + 1][0] < word) first += 1;
    let end = first + 1;
    while (end < shards.length && shards[end][0] < `${word}\uffff`) end += 1;
    return { word, first, end };
  });
  spans.sort((a, b) => a.end - a.first - (b.end - b.first) || b.word.length - a.word.length);
  const found = new Map();
  const loaded = new Set();
  let isWhole = false;
  for (const { word, first, end } of spans) {
    isWhole = true;
    for (let place = first; place < end; place += 1) {
      const full = !loaded.has(place) && loaded.size === shardsPerQuery;
      if (full) isWhole = false;
      if (full || (!isWhole && spans[1])) break;
      loaded.add(place);
      const shard = await load(base, shards[place][1]);
      for (const [own, total, entries] of shard.words) {
        if (!own.startsWith(word)) continue;
        if (total > limit) isWhole = false;
        for (const entry of entries) take(shard, entry, query, found);
      }
    }
    if (isWhole) break;
  }
  return { found: [...found.values()].sort(order), isWhole };
};

// The shards of a site that was replaced meanwhile have other names: its directory is asked for again.
const find = async (base, query) => {
  try {
    return await look(base, query);
  } catch {
    files.clear();
    await load(base, 'index', { cache: 'reload' });
    return look(base, query);
  }
};

// A field, a line that says how many were found, and a list of links.
const setSearch = (form, isPage) => {
  const field = form.querySelector('input');
  const shown = isPage ? 100 : 8;
  const status = make('p', { role: 'status' });
  const list = make('ol');
  const panel = make('div', { className: 'found' }, status, list);
  let turn = 0;
  let timer;
  form.append(panel);

  // What is announced must not be hidden before: it is only out of sight.
  const fold = (isFolded) => {
    panel.classList.toggle('unseen', isFolded);
    list.hidden = isFolded;
  };
  const address = () => {
    const url = new URL(form.action);
    if (field.value.trim()) url.searchParams.set('q', field.value.trim());
    return url.href;
  };
  const line = ({ title, name, path, about }) => {
    const link = make('a', { href: new URL(`../${path}`, form.action) }, title, ' ', make('code', {}, name));
    return make('li', {}, link, make('span', { className: 'about' }, about));
  };
  const show = (text, found) => {
    fold(!text);
    status.textContent = text;
    list.replaceChildren(...found.slice(0, shown).map(line));
    if (!isPage && found.length) list.append(make('li', {}, make('a', { href: address() }, 'All results')));
  };
  const say = ({ found: { length }, isWhole }) => {
    if (!length) return isWhole ? 'Nothing was found' : 'Too much begins like this: type more letters';
    const first = length > shown ? `First ${shown} of ` : '';
    const more = isWhole ? '' : ', and there may be more: type more letters';
    return `${first}${digits(length)} ${length === 1 ? 'result' : 'results'}${more}`;
  };
  const run = async () => {
    clearTimeout(timer);
    turn += 1;
    const own = turn;
    if (isPage) history.replaceState(history.state, '', address());
    const words = [...new Set(wordsOf(field.value))];
    let text = '';
    let found = [];
    if (words.length) {
      try {
        const answer = await find(form.action, { words, text: field.value.trim().toLowerCase() });
        text = say(answer);
        found = answer.found;
      } catch {
        text = 'The search index could not be loaded';
      }
    }
    if (own === turn) show(text, found);
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(run, 120);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isPage) run();
    else location.assign(address());
  });
  // Arrows walk through field and links; Escape goes back to the field and empties it.
  form.addEventListener('keydown', (event) => {
    const places = [field, ...list.querySelectorAll('a')];
    const next = places[places.indexOf(document.activeElement) + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
    if (event.key === 'Escape') {
      field.value = '';
      field.focus();
      run();
    } else if (!next) return;
    else next.focus();
    event.preventDefault();
  });
  if (isPage) {
    field.value = new URL(location).searchParams.get('q') || '';
    run();
  } else {
    form.addEventListener('focusout', ({ relatedTarget }) => {
      if (!form.contains(relatedTarget)) fold(true);
    });
    field.addEventListener('focus', () => fold(!status.textContent));
    fold(true);
  }
};

// Shows the rows of the next table that hold every word.
const setFilter = (box) => {
  const field = box.querySelector('input');
  const status = box.querySelector('[role=status]');
  const rows = [...box.nextElementSibling.querySelectorAll('tbody > tr')];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const apply = () => {
    const words = field.value.toLowerCase().split(/\s+/u).filter(Boolean);
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => texts[place].includes(word));
    });
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = words.length ? `${digits(shown)} of ${digits(rows.length)} shown` : '';
  };
  field.addEventListener('input', apply);
};

const setCopying = () => {
  if (!navigator.clipboard) return;
  const status = make('p', { role: 'status', className: 'unseen' });
  document.body.append(status);
  const button = (label, text) => {
    const copy = make('button', { type: 'button', className: 'copy' }, label);
    const say = (answer) => {
      copy.textContent = status.textContent = answer;
      setTimeout(() => {
        copy.textContent = label;
        status.textContent = '';
      }, 2000);
    };
    copy.addEventListener('click', () => {
      navigator.clipboard.writeText(text).then(() => say('Copied'), () => say('Not copied'));
    });
    return copy;
  };
  for (const link of document.querySelectorAll('a.anchor')) link.after(button('Copy link', link.href));
  for (const pre of document.querySelectorAll('pre.copyable')) pre.append(button('Copy', pre.textContent));
};

const setTheme = () => {
  for (const radio of document.querySelectorAll('input[name=theme]')) {
    radio.checked = radio.value === (root.dataset.theme || 'system');
    radio.addEventListener('change', () => {
      paint(radio.value);
      try {
        if (root.dataset.theme) localStorage.setItem(themeKey, radio.value);
        else localStorage.removeItem(themeKey);
      } catch {
        // Not kept.
      }
    });
  }
};

document.addEventListener('DOMContentLoaded', () => {
  setTheme();
  const ownForm = document.querySelector('.search-page');
  const form = ownForm || document.querySelector('.search');
  setSearch(form, form === ownForm);
  document.querySelectorAll('.filter').forEach(setFilter);
  setCopying();
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('textarea, select, input:not([type=radio]), [contenteditable]');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || typing) return;
    event.preventDefault();
    form.querySelector('input').select();
  });
});
