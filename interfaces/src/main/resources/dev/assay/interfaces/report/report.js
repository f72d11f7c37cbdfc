'use strict';
/* Draws this run: reads the data block of the page and hands it to the chart kit and the tables. */
(() => {
  const root = document.documentElement;
  window.addEventListener('error', () => { root.dataset.report = 'failed'; });
  const run = JSON.parse(document.getElementById('run-data').textContent);
  const digits = Math.max(0, run.digits);
  const money = v => Kit.fixed(v, run.digits < 0 ? 8 : digits);
  const chartHost = name => document.querySelector('[data-chart="' + name + '"]');
  const toolHost = name => document.querySelector('[data-tools="' + name + '"]');
  const alpha = (hex, a) => hex + Math.round(a * 255).toString(16).padStart(2, '0');
  const intraday = times => times.some((t, i) => i > 0 && t - times[i - 1] < 72000);
  const tone = v => v > 0 ? 'up' : v < 0 ? 'down' : '';
  const signed = v => (v > 0 ? '+' : '') + money(v);

  /* ---- equity, drawdown, exposure ---- */

  function padded(min, max) {
    const pad = (max - min || Math.abs(max) || 1) * 0.06;
    return [min - pad, max + pad];
  }

  function baseline(u, value) {
    const y = Math.round(u.valToPos(value, 'y', true));
    if (y < u.bbox.top || y > u.bbox.top + u.bbox.height) return;
    u.ctx.save();
    u.ctx.strokeStyle = Kit.color('muted');
    u.ctx.setLineDash([4, 4]);
    u.ctx.beginPath();
    u.ctx.moveTo(u.bbox.left, y);
    u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
    u.ctx.stroke();
    u.ctx.restore();
  }

  function performance() {
    const { t, equity, cash, grossExposure, netExposure, realizedPnl, unrealizedPnl, drawdown } = run.equity;
    if (t.length === 0) return;
    const own = Kit.group('performance');
    const common = { shared: true, intraday: intraday(t) };
    const equityChart = Kit.add(chartHost('equity'), own, {
      ...common, height: 290, timeAxis: false, data: () => [t, equity], labels: Kit.compactLabels,
      scales: log => ({ y: log && Math.min(...bounds(equity)) > 0 ? Kit.logScale() : { range: (u, min, max) => padded(min, max) } }),
      series: () => [{ stroke: Kit.color('accent'), width: 1.75, fill: alpha(Kit.color('accent'), 0.09), fillTo: u => u.scales.y.min }],
      overlay: u => baseline(u, equity[0]),
      read: i => [{ name: 'Equity', text: money(equity[i]) + ' ' + run.currency, color: 'accent' },
        { name: 'realised', text: signed(realizedPnl[i]), tone: tone(realizedPnl[i]) },
        { name: 'unrealised', text: signed(unrealizedPnl[i]), tone: tone(unrealizedPnl[i]) }],
    });
    Kit.add(chartHost('drawdown'), own, {
      ...common, height: 130, timeAxis: false, space: 28, data: () => [t, drawdown],
      labels: (splits, step) => splits.map(v => Kit.percent(v, Kit.decimalsFor(step * 100))),
      scales: () => ({ y: { range: (u, min) => [Math.min(min, -0.0001) * 1.08, 0] } }),
      series: () => [{ stroke: Kit.color('down'), width: 1.25, fill: alpha(Kit.color('down'), 0.16), fillTo: () => 0 }],
      read: i => [{ name: 'Drawdown', text: Kit.percent(drawdown[i], 2), color: 'down' }],
    });
    const apart = netExposure.some((net, i) => net !== grossExposure[i]);
    Kit.add(chartHost('exposure'), own, {
      ...common, height: 165, space: 28, data: () => apart ? [t, grossExposure, netExposure] : [t, grossExposure], labels: Kit.compactLabels,
      scales: () => ({ y: { range: (u, min, max) => min === 0 && max === 0 ? [0, 1] : padded(Math.min(0, min), max) } }),
      series: () => [{ stroke: Kit.color('warn'), fill: alpha(Kit.color('warn'), 0.08), fillTo: () => 0 },
        ...(apart ? [{ stroke: Kit.color('violet'), dash: [5, 4] }] : [])],
      read: i => [{ name: apart ? 'Gross exposure' : 'Exposure (gross = net)', text: money(grossExposure[i]), color: 'warn' },
        ...(apart ? [{ name: 'Net', text: money(netExposure[i]), color: 'violet', dashed: true }] : []),
        { name: 'Cash', text: money(cash[i]) }],
    });
    Kit.rangeButtons(toolHost('equity'), own);
    Kit.logButton(toolHost('equity'), equityChart);
  }

  /* ---- growth beside the benchmark, and measures over a moving window ---- */

  const times = v => v === null ? 'n/a' : Kit.fixed(v, 2) + '\u00d7';
  const known = values => values.some(v => v !== null);

  function growth() {
    const s = run.series;
    if (s.t.length === 0 || !chartHost('growth')) return;
    const own = Kit.group('growth');
    const compared = known(s.benchmark);
    const lines = [['growth', 'Run', 'accent', []], ...(compared ? [['benchmark', s.benchmarkName, 'muted', []],
      ['benchmarkMatched', s.benchmarkName + ' at the run\u2019s volatility', 'violet', [5, 4]]] : [])];
    const all = lines.flatMap(([key]) => s[key].filter(v => v !== null));
    const chart = Kit.add(chartHost('growth'), own, {
      shared: true, height: 300, data: () => [s.t, ...lines.map(([key]) => s[key])],
      labels: (splits, step) => splits.map(v => v === null ? '' : Kit.fixed(v, Kit.decimalsFor(step)) + '\u00d7'),
      scales: log => ({ y: log && bounds(all)[0] > 0 ? Kit.logScale() : { range: (u, min, max) => padded(min, max) } }),
      series: () => lines.map(([, , tone, dash]) => ({ stroke: Kit.color(tone), width: tone === 'accent' ? 1.75 : 1.25, dash })),
      overlay: u => baseline(u, 1),
      read: i => lines.map(([key, name, tone, dash]) => ({ name, text: times(s[key][i]), color: tone, dashed: dash.length > 0 })),
    });
    rolling(own, 'rolling-volatility', 'volatility', 'Volatility a year', 'warn', v => Kit.percent(v, 1),
      (splits, step) => splits.map(v => v === null ? '' : Kit.percent(v, Kit.decimalsFor(step * 100))), false);
    const plain = (splits, step) => splits.map(v => v === null ? '' : Kit.fixed(v, Kit.decimalsFor(step)));
    rolling(own, 'rolling-sharpe', 'sharpe', 'Sharpe ratio a year', 'accent', v => Kit.fixed(v, 2), plain, true);
    if (known(s.beta)) rolling(own, 'rolling-beta', 'beta', 'Beta to ' + s.benchmarkName, 'violet', v => Kit.fixed(v, 2), plain, true);
    Kit.rangeButtons(toolHost('growth'), own);
    Kit.logButton(toolHost('growth'), chart);
  }

  function rolling(own, host, key, name, tone, text, labels, zero) {
    const s = run.series;
    Kit.add(chartHost(host), own, {
      shared: true, height: 135, space: 28, data: () => [s.t, s[key]], labels,
      scales: () => ({ y: { range: (u, min, max) => min === null ? [0, 1] : zero ? padded(Math.min(0, min), Math.max(0, max)) : [0, max * 1.08] } }),
      series: () => [{ stroke: Kit.color(tone), width: 1.4 }],
      overlay: u => { if (zero) baseline(u, 0); },
      read: i => [{ name, text: s[key][i] === null ? 'window not full' : text(s[key][i]), color: tone }],
    });
  }

  function bounds(values) {
    return values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
  }

  /* ---- the price chart ---- */

  const CANDLE_PIXELS = 5;
  const MARK = 7;
  let palette = {};

  function isBuy(side) {
    return side.startsWith('BUY');
  }

  /* A fill closes when a round trip of its strategy ends with it, and opens when one begins with it, or none knows it. */
  function marksOf({ symbol, t: times }) {
    const at = seconds => Kit.position(times, seconds);
    const trips = run.trades.filter(trip => trip[0] === symbol);
    const starts = new Set(trips.map(trip => trip[6] + '\u0001' + trip[1]));
    const ends = new Set(trips.map(trip => trip[6] + '\u0001' + trip[2]));
    const reasons = new Map(trips.map(trip => [trip[6] + '\u0001' + trip[2], trip[8]]));
    const marks = run.fills.filter(fill => fill[0] === symbol).map(fill => {
      const key = fill[5] + '\u0001' + fill[1];
      return { t: fill[1], at: at(fill[1]), side: fill[2], qty: fill[3], price: Number(fill[4]), shown: fill[4], strategy: fill[5], order: fill[6],
        closes: ends.has(key) && !starts.has(key), reason: ends.has(key) ? reasons.get(key) : '' };
    });
    const spec = run.tables.orders;
    const field = name => spec.columns.findIndex(column => column[0] === name);
    const [of, stop, limit, from, to] = ['symbol', 'stopPx', 'limitPx', 'createdTs', 'lastTs'].map(field);
    const when = text => Date.parse(text.replace(' ', 'T') + (text.length === 16 ? ':00Z' : 'Z')) / 1000;
    const levels = spec.rows.filter(row => row[of] === symbol && (row[stop] !== null || row[limit] !== null) && row[from] && row[to])
      .flatMap(row => [[row[stop], 'down'], [row[limit], 'up']].filter(([price]) => price !== null)
        .map(([price, tone]) => ({ from: at(when(row[from])), to: at(when(row[to])), price: Number(price), tone })));
    const actions = run.actions.filter(action => action[0] === symbol).map(([, t, kind, detail]) => ({ t, at: at(t), kind, detail }));
    return { marks, actions, levels,
      trips: trips.map(([, from, to, entry, exit, pnl]) => ({ from: at(from), to: at(to), entry, exit, won: Number(pnl) >= 0 })) };
  }

  const candleWidth = u => u.over.clientWidth / Math.max(1, u.scales.x.max - u.scales.x.min);

  function drawCandles(u, bars, width) {
    const { ctx } = u;
    const ratio = devicePixelRatio;
    const body = Math.max(1, Math.min(14, width * 0.62)) * ratio;
    const { min, max } = u.scales.x;
    ctx.lineWidth = ratio;
    const last = Math.min(bars.t.length - 1, Math.floor(max));
    for (let i = Math.max(0, Math.ceil(min)); i <= last; i++) {
      const rising = bars.c[i] >= bars.o[i];
      const x = Math.round(u.valToPos(i, 'x', true));
      const [o, h, l, c] = [bars.o[i], bars.h[i], bars.l[i], bars.c[i]].map(v => u.valToPos(v, 'y', true));
      ctx.strokeStyle = ctx.fillStyle = palette[rising ? 'up' : 'down'];
      ctx.beginPath();
      ctx.moveTo(x, h);
      ctx.lineTo(x, l);
      ctx.stroke();
      ctx.fillRect(x - body / 2, Math.min(o, c), body, Math.max(ratio, Math.abs(c - o)));
    }
  }

  function drawTrips(u, trips) {
    const { ctx } = u;
    ctx.lineWidth = 1.25 * devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const { from, to, entry, exit, won } of trips) {
      if (to < u.scales.x.min || from > u.scales.x.max) continue;
      ctx.strokeStyle = won ? palette.up : palette.down;
      ctx.beginPath();
      ctx.moveTo(u.valToPos(from, 'x', true), u.valToPos(entry, 'y', true));
      ctx.lineTo(u.valToPos(to, 'x', true), u.valToPos(exit, 'y', true));
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }

  /* The prices at which stop and limit orders waited, from when they were sent to when they ended. */
  function drawLevels(u, levels) {
    const { ctx } = u;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    for (const { from, to, price, tone } of levels) {
      if (to < u.scales.x.min || from > u.scales.x.max) continue;
      const y = Math.round(u.valToPos(price, 'y', true));
      ctx.strokeStyle = alpha(palette[tone], 0.75);
      ctx.beginPath();
      ctx.moveTo(u.valToPos(from, 'x', true), y);
      ctx.lineTo(Math.max(u.valToPos(to, 'x', true), u.valToPos(from, 'x', true) + 2 * devicePixelRatio), y);
      ctx.stroke();
    }
  }

  /* A triangle whose tip is at the fill's price: from below for a buy, from above for a sell. */
  function drawMarks(u, marks) {
    const { ctx } = u;
    const size = MARK * devicePixelRatio;
    ctx.lineWidth = 1.5 * devicePixelRatio;
    for (const mark of marks) {
      if (mark.at < u.scales.x.min || mark.at > u.scales.x.max) continue;
      const x = u.valToPos(mark.at, 'x', true);
      const y = u.valToPos(mark.price, 'y', true);
      const down = isBuy(mark.side) ? size * 1.5 : -size * 1.5;
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x - size * 0.8, y + down);
      ctx.lineTo(x + size * 0.8, y + down);
      ctx.closePath();
      ctx.strokeStyle = palette[isBuy(mark.side) ? 'buy' : 'sell'];
      ctx.fillStyle = mark.closes ? palette.surface : ctx.strokeStyle;
      ctx.fill();
      ctx.stroke();
    }
  }

  /* A flag at the foot of the plot where a corporate action changed what a price means. */
  function drawActions(u, actions) {
    const { ctx } = u;
    const ratio = devicePixelRatio;
    const foot = u.bbox.top + u.bbox.height - 12 * ratio;
    ctx.font = '600 ' + 11 * ratio + 'px ' + Kit.color('font');
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    for (const action of actions) {
      if (action.at < u.scales.x.min || action.at > u.scales.x.max) continue;
      const x = Math.round(u.valToPos(action.at, 'x', true));
      ctx.strokeStyle = ctx.fillStyle = palette.violet;
      ctx.lineWidth = ratio;
      ctx.beginPath();
      ctx.moveTo(x, u.bbox.top);
      ctx.lineTo(x, foot);
      ctx.stroke();
      ctx.beginPath();
      ctx.arc(x, foot, 9 * ratio, 0, 2 * Math.PI);
      ctx.fill();
      ctx.fillStyle = palette.surface;
      ctx.fillText(action.kind.charAt(0).toUpperCase(), x, foot + ratio * 0.5);
    }
  }

  function nearest(u, marks) {
    const { left, top } = u.cursor;
    if (left === undefined || left < 0) return null;
    let best = null;
    let least = 18 * 18;
    for (const mark of marks) {
      const dx = u.valToPos(mark.at, 'x') - left;
      if (Math.abs(dx) > 18) continue;
      const dy = u.valToPos(mark.price, 'y') + (isBuy(mark.side) ? MARK : -MARK) - top;
      const distance = dx * dx + dy * dy;
      if (distance < least) [best, least] = [mark, distance];
    }
    return best;
  }

  function fillText(mark) {
    return [
      Kit.element('b', isBuy(mark.side) ? 'buy' : 'sell', Tables.label(mark.side) + ' ' + Kit.grouped(String(mark.qty)) + ' @ ' + Kit.grouped(String(mark.shown))),
      Kit.element('span', '', Kit.timeText(mark.t, true) + ' UTC'),
      Kit.element('span', '', mark.strategy + ' \u00b7 ' + mark.order + (mark.closes ? ' \u00b7 closes' : ' \u00b7 opens') + (mark.reason ? ': ' + mark.reason : '')),
    ];
  }

  function actionText(action) {
    return [Kit.element('b', '', Tables.label(action.kind)), Kit.element('span', '', Kit.timeText(action.t, true) + ' UTC'),
      Kit.element('span', '', action.detail)];
  }

  function hover(u, marks, actions, tip) {
    const mark = nearest(u, marks);
    const { left, top } = u.cursor;
    const low = top > u.over.clientHeight - 24;
    const action = mark || !(left >= 0) || !low ? null : actions.find(a => Math.abs(u.valToPos(a.at, 'x') - left) < 10);
    tip.hidden = !mark && !action;
    if (tip.hidden) return;
    if (tip.parentNode !== u.over) u.over.append(tip);
    tip.replaceChildren(...(mark ? fillText(mark) : actionText(action)));
    const x = u.valToPos((mark || action).at, 'x');
    const y = mark ? u.valToPos(mark.price, 'y') : u.over.clientHeight - 12;
    const right = x + tip.offsetWidth + 16 > u.over.clientWidth;
    tip.style.left = Math.max(0, right ? x - tip.offsetWidth - 12 : x + 12) + 'px';
    tip.style.top = Math.max(0, Math.min(u.over.clientHeight - tip.offsetHeight, y - tip.offsetHeight / 2)) + 'px';
  }

  function prices() {
    if (run.bars.length === 0) return;
    const own = Kit.group('price');
    const tools = toolHost('price');
    const select = Kit.element('select');
    const counts = new Map();
    run.fills.forEach(fill => counts.set(fill[0], (counts.get(fill[0]) || 0) + 1));
    run.bars.forEach((bars, i) => {
      const fills = counts.get(bars.symbol) || 0;
      const option = Kit.element('option', '', bars.symbol + (fills === 0 ? ' (no fill)' : fills === 1 ? ' (1 fill)' : ' (' + Kit.fixed(fills, 0) + ' fills)'));
      option.value = String(i);
      select.append(option);
    });
    const name = Kit.element('label', '', 'Instrument ');
    name.append(select);
    tools.append(name);

    const tip = Kit.element('div', 'tip');
    tip.hidden = true;
    let bars, marks, trips, actions, levels, candles, price;
    const line = uPlot.paths.linear();
    const volume = uPlot.paths.bars({ size: [0.7, 14] });
    function choose(i) {
      bars = run.bars[i];
      ({ marks, trips, actions, levels } = marksOf(bars));
      const places = bars.c.reduce((most, v) => Math.max(most, Kit.decimalsOf(v)), 2);
      price = v => Kit.fixed(v, places);
    }
    const traded = run.bars.findIndex(b => counts.has(b.symbol));
    select.value = String(Math.max(0, traded));
    choose(Math.max(0, traded));

    const chart = Kit.add(chartHost('price'), own, {
      height: 400, points: false, get intraday() { return intraday(bars.t); },
      bars: () => bars.t,
      data: () => [bars.t.map((t, i) => i), bars.c, bars.h, bars.l, bars.v],
      labels: (splits, step) => splits.map(v => v === null ? '' : Kit.fixed(v, Kit.decimalsFor(step))),
      scales: log => ({ y: log && bounds(bars.l)[0] > 0 ? Kit.logScale() : { range: (u, min, max) => padded(min, max) }, v: { range: (u, min, max) => [0, (max || 1) * 6] } }),
      series: () => [
        { stroke: Kit.color('ink'), width: 1.25, paths: (u, s, i0, i1) => {
          candles = candleWidth(u) >= CANDLE_PIXELS;
          return candles ? null : line(u, s, i0, i1);
        } },
        { paths: () => null }, { paths: () => null },
        { scale: 'v', fill: alpha(Kit.color('muted'), 0.25), width: 0, stroke: alpha(Kit.color('muted'), 0.25), paths: volume },
      ],
      overlay: u => {
        palette = { up: Kit.color('up'), down: Kit.color('down'), buy: Kit.color('buy'), sell: Kit.color('sell'), violet: Kit.color('violet'),
          surface: Kit.color('surface') };
        u.ctx.save();
        u.ctx.beginPath();
        u.ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
        u.ctx.clip();
        if (candles) drawCandles(u, bars, candleWidth(u));
        drawActions(u, actions);
        drawLevels(u, levels);
        drawTrips(u, trips);
        drawMarks(u, marks);
        u.ctx.restore();
      },
      hover: u => hover(u, marks, actions, tip),
      read: i => [{ name: 'O', text: price(bars.o[i]) }, { name: 'H', text: price(bars.h[i]) }, { name: 'L', text: price(bars.l[i]) },
        { name: 'C', text: price(bars.c[i]) }, { name: 'Volume', text: Kit.fixed(bars.v[i], 0) }],
    });
    Kit.rangeButtons(tools, own);
    Kit.logButton(tools, chart);
    const legend = Kit.element('ul', 'legend');
    [['buy', '\u25b2 Buy'], ['sell', '\u25bc Sell'], ['up', '\u2504 Round trip won'], ['down', '\u2504 lost'],
      ...(run.tables.orders.rows.some(row => row[8] !== null) ? [['down', '\u2015 Stop'], ['up', '\u2015 Limit']] : [])]
      .forEach(([css, text]) => legend.append(Kit.element('li', css, text)));
    tools.append(legend);
    select.addEventListener('change', () => {
      choose(Number(select.value));
      own.range = null;
      Kit.rebuild(chart);
    });
  }

  document.querySelectorAll('[data-table]').forEach(host => Tables.build(host, run.tables[host.dataset.table], digits));
  performance();
  growth();
  prices();
  queueMicrotask(() => { root.dataset.report = root.dataset.report || 'ready'; });
})();
