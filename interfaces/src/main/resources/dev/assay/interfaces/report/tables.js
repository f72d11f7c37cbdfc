'use strict';
/* Paged tables: search, filter buttons, sort, 15 rows at a time, so that length does not matter. Cells are set as text, never as markup. */
const Tables = (() => {
  const PAGE = 15;
  const FACETS = 9;
  const { element, button } = Kit;
  const NUMERIC = new Set(['NUMBER', 'PRICE', 'PERCENT', 'MONEY', 'PNL']);
  const WIDE = new Set(['reason', 'explanation', 'detail']);
  const AUXILIARY = new Set(['timeInForce', 'lastTs', 'reasonCode', 'id', 'datumId']);
  const TIMES = new Set(['createdTs', 'lastTs', 'ts', 'entryTs', 'exitTs']);
  const TONES = { FILLED: 'good', ACCEPT: 'good', REJECTED: 'bad', REJECT: 'bad', SHRINK: 'warn', CANCELED: 'warn', CANCELLED: 'warn', EXPIRED: 'warn',
    BUY: 'buy', LONG: 'buy', SELL: 'sell', SHORT: 'sell', SELL_SHORT: 'sell' };
  const NAMES = { GTC: 'GTC', GTD: 'GTD', IOC: 'IOC', FOK: 'FOK', OPG: 'OPG', REJECT: 'Rejected', SHRINK: 'Shrunk', ACCEPT: 'Accepted' };

  function label(constant) {
    if (constant === '') return '';
    if (Object.hasOwn(NAMES, constant)) return NAMES[constant];
    const words = constant.replaceAll('_', ' ').toLowerCase();
    return words[0].toUpperCase() + words.slice(1);
  }

  function digitsText(value, least) {
    const [whole, fraction = ''] = String(value).split('.');
    const padded = fraction.padEnd(least, '0');
    return Kit.grouped(padded ? whole + '.' + padded : whole);
  }

  function cell(kind, field, value, digits) {
    const node = element('td', AUXILIARY.has(field) ? 'auxiliary' : '');
    if (value === null || value === '') return node;
    switch (kind) {
      case 'TAG': node.append(element('span', 'tag ' + (Object.hasOwn(TONES, value) ? TONES[value] : ''), label(value))); break;
      case 'CODE': node.append(element('code', '', value)); break;
      case 'NUMBER': node.textContent = digitsText(value, 0); break;
      case 'PRICE': node.textContent = digitsText(value, 2); break;
      case 'PERCENT': node.textContent = Kit.percent(Number(value), 1); break;
      case 'MONEY': node.textContent = digitsText(value, digits); break;
      case 'PNL':
        node.textContent = (Number(value) > 0 ? '+' : '') + digitsText(value, digits);
        if (Number(value) !== 0) node.classList.add(Number(value) > 0 ? 'up' : 'down');
        break;
      default: node.textContent = value;
    }
    if (NUMERIC.has(kind)) node.classList.add('num');
    if (WIDE.has(field)) node.classList.add('wide');
    if (TIMES.has(field)) node.classList.add('time');
    return node;
  }

  function build(host, spec, digits) {
    const state = { query: '', facet: null, sort: -1, down: false, page: 0, rows: spec.rows };
    let searchable = null;
    const columns = spec.columns.map(([field, title, kind], at) => ({ field, title, kind, at }))
      .filter(({ at }) => spec.rows.length === 0 || spec.rows.some(row => row[at] !== null && row[at] !== ''));

    const tools = element('div', 'tools');
    const search = element('input');
    search.type = 'search';
    search.placeholder = 'Search ' + spec.title.toLowerCase();
    search.setAttribute('aria-label', search.placeholder);
    const facets = element('div', 'buttons');
    facets.setAttribute('role', 'group');
    facets.setAttribute('aria-label', 'Filter by ' + (spec.facet < 0 ? 'value' : spec.columns[spec.facet][1].toLowerCase()));
    tools.append(search, facets);

    const scroll = element('div', 'scroll');
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', spec.title);
    const table = element('table');
    table.append(element('caption', '', spec.title));
    const head = table.createTHead().insertRow();
    const body = table.createTBody();
    scroll.append(table);

    const pager = element('div', 'pager');
    const back = button('\u2190 Previous', 'Previous page', () => { state.page--; show(); });
    const next = button('Next \u2192', 'Next page', () => { state.page++; show(); });
    const where = element('span');
    where.setAttribute('aria-live', 'polite');
    pager.append(back, where, next);
    host.append(tools, scroll, pager);
    if (spec.total > spec.rows.length) {
      host.append(element('p', 'hint', 'The first ' + Kit.fixed(spec.rows.length, 0) + ' of ' + Kit.fixed(spec.total, 0)
        + ' rows; all of them are in ' + spec.file + '.'));
    }

    const heads = columns.map(({ field, title, kind, at }) => {
      const th = element('th', (NUMERIC.has(kind) ? 'num' : '') + (AUXILIARY.has(field) ? ' auxiliary' : ''));
      th.scope = 'col';
      const sorter = element('button', 'sort', title);
      sorter.type = 'button';
      sorter.addEventListener('click', () => {
        if (state.sort !== at) [state.sort, state.down] = [at, false];
        else if (!state.down) state.down = true;
        else [state.sort, state.down] = [-1, false];
        select();
      });
      th.append(sorter);
      head.append(th);
      return th;
    });

    function facetButtons() {
      if (spec.facet < 0) return;
      const counts = new Map();
      for (const row of spec.rows) counts.set(row[spec.facet], (counts.get(row[spec.facet]) || 0) + 1);
      if (counts.size < 2 || counts.size > FACETS) return;
      const tag = spec.columns[spec.facet][2] === 'TAG';
      const all = [[null, spec.rows.length], ...[...counts].sort((a, b) => b[1] - a[1])];
      const nodes = all.map(([value, count]) => {
        const name = value === null ? 'All' : tag ? label(value) : value;
        const node = button(name + ' ' + Kit.fixed(count, 0), 'Show ' + name, () => { state.facet = value; press(); select(); });
        facets.append(node);
        return [node, value];
      });
      const press = () => nodes.forEach(([node, value]) => node.setAttribute('aria-pressed', String(value === state.facet)));
      press();
    }

    function select() {
      const query = state.query.trim().toLowerCase();
      if (query && !searchable) searchable = new Map(spec.rows.map(row => [row, row.join('\u0001').replaceAll('_', ' ').toLowerCase()]));
      state.rows = spec.rows.filter(row => (state.facet === null || row[spec.facet] === state.facet)
        && (!query || searchable.get(row).includes(query.replaceAll('_', ' '))));
      if (state.sort >= 0) {
        const i = state.sort;
        const numeric = NUMERIC.has(spec.columns[i][2]);
        const sign = state.down ? -1 : 1;
        const empty = v => v === null || v === '';
        state.rows.sort((a, b) => empty(a[i]) || empty(b[i]) ? empty(a[i]) - empty(b[i])
          : sign * (numeric ? Number(a[i]) - Number(b[i]) : a[i] < b[i] ? -1 : a[i] > b[i] ? 1 : 0));
      }
      heads.forEach((th, i) => th.setAttribute('aria-sort', columns[i].at !== state.sort ? 'none' : state.down ? 'descending' : 'ascending'));
      state.page = 0;
      show();
    }

    function show() {
      const pages = Math.max(1, Math.ceil(state.rows.length / PAGE));
      state.page = Math.max(0, Math.min(pages - 1, state.page));
      const from = state.page * PAGE;
      const shown = state.rows.slice(from, from + PAGE);
      body.replaceChildren(...shown.map(row => {
        const tr = element('tr');
        columns.forEach(({ field, kind, at }) => tr.append(cell(kind, field, row[at], digits)));
        return tr;
      }));
      where.textContent = shown.length === 0 ? 'No row matches'
        : Kit.fixed(from + 1, 0) + '\u2013' + Kit.fixed(from + shown.length, 0) + ' of ' + Kit.fixed(state.rows.length, 0);
      back.disabled = state.page === 0;
      next.disabled = state.page >= pages - 1;
      pager.hidden = spec.rows.length <= PAGE && state.rows.length === spec.rows.length;
      host.dataset.rows = String(state.rows.length);
    }

    let waiting = 0;
    search.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { state.query = search.value; select(); }, 120);
    });
    tools.hidden = spec.rows.length < 6;
    facetButtons();
    select();
  }

  return { build, label };
})();
