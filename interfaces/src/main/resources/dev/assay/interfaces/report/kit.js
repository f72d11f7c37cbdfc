'use strict';
/* The chart kit: time charts with a shared crosshair, a readout line, zoom, themes and print. Every chart of the report is made here. */
const Kit = (() => {
  const DAY = 86400;
  const AXIS_WIDTH = 62;
  const PRINT_WIDTH = 700;
  const NARROW = 560;
  const charts = [];
  let printing = false;

  const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* ---- numbers and times ---- */

  function grouped(text) {
    const negative = text.startsWith('-');
    const [whole, fraction] = (negative ? text.slice(1) : text).split('.');
    const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
    return (negative ? '\u2212' : '') + thousands + (fraction ? '.' + fraction : '');
  }

  function fixed(value, digits) {
    const text = value.toFixed(digits);
    return grouped(Number(text) === 0 ? text.replace('-', '') : text);
  }

  /* How many decimals a number is written with, as far as the page needs to know. */
  function decimalsOf(value) {
    const [mantissa, exponent = '0'] = String(value).split('e');
    const fraction = mantissa.split('.')[1] || '';
    return Math.min(12, Math.max(0, fraction.length - Number(exponent)));
  }

  const percent = (value, digits) => fixed(value * 100, digits) + '%';

  function decimalsFor(step) {
    return Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
  }

  const UNITS = [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'k']];

  /* Axis labels that share one unit and as many decimals as the step between them needs. */
  function compactLabels(splits, step) {
    const largest = Math.max(...splits.map(Math.abs));
    const [unit, suffix] = UNITS.find(([size]) => largest >= size * 10) || [1, ''];
    return splits.map(v => v === null ? '' : fixed(v / unit, decimalsFor(step / unit)) + (v === 0 ? '' : suffix));
  }

  const two = n => String(n).padStart(2, '0');

  function timeText(seconds, withTime) {
    const d = new Date(seconds * 1000);
    const day = d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate());
    return withTime ? day + ' ' + two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) : day;
  }

  const TIME_LABELS = [
    [3600 * 24 * 365, '{YYYY}', null, null, null, null, null, null, 1],
    [3600 * 24 * 28, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
    [3600 * 24, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
    [60, '{HH}:{mm}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
    [1, '{HH}:{mm}:{ss}', '\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1],
  ];

  /* ---- groups: charts that share one time range and one crosshair ---- */

  function group(name) {
    return { name, charts: [], range: null, listeners: [] };
  }

  function spread(own, min, max) {
    for (const chart of own.charts) {
      const x = chart.plot && chart.plot.scales.x;
      if (x && (x.min !== min || x.max !== max)) chart.plot.setScale('x', { min, max });
    }
  }

  /* The whole x range of a group: times, or for bars their positions with half a bar of room at each end. */
  function bounds(own) {
    const { spec } = own.charts[0];
    const x = spec.data()[0];
    return spec.bars ? [-0.5, x.length - 0.5] : [x[0], x[x.length - 1]];
  }

  /* The x range of the last so many days. */
  function lastDays(own, days) {
    const { spec } = own.charts[0];
    const [first, last] = bounds(own);
    if (!spec.bars) return [Math.max(first, last - days * DAY), last];
    const times = spec.bars();
    return [Math.max(first, position(times, times[times.length - 1] - days * DAY) - 0.5), last];
  }

  /* ---- bars stand side by side, whatever the nights and weekends between them ---- */

  /* The position of the bar that holds a time: the first bar that closes then or later. */
  function position(times, seconds) {
    let low = 0;
    let high = times.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] >= seconds) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  const monthOf = (t, months) => {
    const d = new Date(t * 1000);
    return Math.floor((d.getUTCFullYear() * 12 + d.getUTCMonth()) / months);
  };
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const STEPS = [
    ...[1, 5, 15, 30, 60, 240].map(minutes => ['time', t => Math.floor((t - 1) / (minutes * 60))]),
    ['day', t => Math.floor((t - 1) / DAY)],
    ['day', t => Math.floor((t - 1 + 3 * DAY) / (7 * DAY))],
    ...[1, 2, 3, 6].map(months => ['month', t => monthOf(t, months)]),
    ...[1, 2, 5, 10].map(years => ['year', t => monthOf(t, 12 * years)]),
  ];

  /* Ticks where a new hour, day, month or year begins: the finest of them for which there is room. */
  function barTicks(times, from, to, most) {
    const first = Math.max(0, Math.ceil(from));
    const last = Math.min(times.length - 1, Math.floor(to));
    for (const [kind, key] of STEPS) {
      const ticks = [];
      for (let i = Math.max(1, first); i <= last && ticks.length <= most; i++) if (key(times[i]) !== key(times[i - 1])) ticks.push(i);
      if (ticks.length > 0 && ticks.length <= most) return [kind, ticks];
    }
    return ['day', [first]];
  }

  function barLabels(kind, times, ticks) {
    let above = '';
    return ticks.map(i => {
      const d = new Date(times[i] * 1000);
      const day = d.getUTCDate() + ' ' + MONTHS[d.getUTCMonth()];
      const year = String(d.getUTCFullYear());
      const label = { time: two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()), day, month: MONTHS[d.getUTCMonth()], year }[kind];
      const group = { time: day + ' ' + year, day: year, month: year, year: '' }[kind];
      const text = group && group !== above ? label + '\n' + group : label;
      above = group;
      return text;
    });
  }

  /* ---- one chart ---- */

  /* Round values on a logarithmic axis: evenly spaced ones within a decade, else 1, 2 and 5 of every power of ten. */
  function logSplits(min, max) {
    const splits = [];
    if (max / min < 8) {
      const power = 10 ** Math.floor(Math.log10((max - min) / 5));
      const step = [1, 2, 5, 10].map(m => m * power).find(s => (max - min) / s <= 6);
      for (let i = Math.ceil(min / step); i * step <= max; i++) splits.push(i * step);
      return splits;
    }
    for (let power = 10 ** Math.floor(Math.log10(min)); power <= max; power *= 10) {
      for (const m of [1, 2, 5]) if (m * power >= min && m * power <= max) splits.push(m * power);
    }
    return splits;
  }

  const smallestStep = splits => splits.reduce((least, v, i) => i === 0 ? least : Math.min(least, v - splits[i - 1]), Infinity);

  function logScale() {
    const room = (min, max) => max > min ? (max / min) ** 0.05 : 1.05;
    return { distr: 3, range: (u, min, max) => [min / room(min, max), max * room(min, max)] };
  }

  function axes(spec, log) {
    const grid = { stroke: color('grid'), width: 1 };
    const text = { stroke: color('muted'), font: '12px ' + color('font'), ticks: { show: false }, grid };
    let kind = 'day';
    const barAxis = spec.bars ? {
      splits: (u, axis, min, max) => {
        const [found, ticks] = barTicks(spec.bars(), min, max, (u.width - AXIS_WIDTH) / 64);
        kind = found;
        return ticks;
      },
      values: (u, ticks) => barLabels(kind, spec.bars(), ticks),
    } : { values: TIME_LABELS };
    const logAxis = log ? { splits: (u, axis, min, max) => logSplits(min, max), filter: (u, splits) => splits } : {};
    return [
      { ...text, ...barAxis, grid: { show: false }, show: spec.timeAxis !== false, size: 40, gap: 6, space: 64 },
      { ...text, size: AXIS_WIDTH, gap: 6, space: spec.space || 36, ...logAxis,
        values: (u, splits, axis, space, step) => spec.labels(splits, log ? smallestStep(splits) : step) },
    ];
  }

  function build(chart) {
    const { host, spec, own } = chart;
    const width = printing ? PRINT_WIDTH : Math.floor(host.clientWidth);
    if (width < 80) return;
    const height = Math.round(spec.height * (printing ? 0.72 : width < NARROW ? 0.78 : 1));
    chart.readout.textContent = '';
    const plot = new uPlot({
      width,
      height,
      padding: [8, 10, spec.timeAxis === false ? 4 : 0, 0],
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      legend: { show: false },
      cursor: {
        y: false,
        drag: { x: true, y: false, dist: 8 },
        bind: { dblclick: () => () => spread(own, ...bounds(own)) },
        points: spec.points === false ? { show: false } : { size: 7 },
        sync: own.charts.length > 1 || spec.shared ? { key: own.name, setSeries: false } : undefined,
      },
      scales: { x: { time: !spec.bars }, ...spec.scales(chart.log) },
      axes: axes(spec, chart.log),
      series: [{}, ...spec.series().map(s => ({ width: 1.5, points: { show: false }, ...s }))],
      hooks: {
        draw: [u => { if (spec.overlay) spec.overlay(u); host.dataset.drawn = 'true'; }],
        setCursor: [u => { read(chart, u); if (spec.hover) spec.hover(u); }],
        setScale: [(u, key) => {
          if (key !== 'x') return;
          const { min, max } = u.scales.x;
          own.range = [min, max];
          spread(own, min, max);
          own.listeners.forEach(listen => listen(min, max));
        }],
      },
    }, spec.data(), chart.box);
    chart.plot = plot;
    const [min, max] = chart.keep || bounds(own);
    if (chart.keep || spec.bars) plot.setScale('x', { min, max });
    chart.keep = null;
    read(chart, plot);
  }

  /* The line above a chart: the values under the crosshair, or the last ones. */
  function read(chart, u) {
    const times = chart.spec.bars ? chart.spec.bars() : u.data[0];
    if (times.length === 0) return;
    const index = u.cursor.idx ?? Math.min(times.length - 1, visibleEnd(u));
    const items = chart.spec.read(index);
    chart.readout.replaceChildren(element('span', 'when', timeText(times[index], chart.spec.intraday)), ...items.map(item => {
      const span = element('span', 'value');
      if (item.color) {
        const swatch = element('i', item.dashed ? 'swatch dashed' : 'swatch');
        swatch.style.color = color(item.color);
        span.append(swatch);
      }
      span.append(element('span', 'name', item.name), element('b', item.tone || '', item.text));
      return span;
    }));
  }

  function visibleEnd(u) {
    const max = u.scales.x.max;
    let end = u.data[0].length - 1;
    if (max !== null && max !== undefined) while (end > 0 && u.data[0][end] > max) end--;
    return end;
  }

  function keys(chart, event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[event.key];
    const u = chart.plot;
    if (!step || !u) return;
    event.preventDefault();
    const last = u.data[0].length - 1;
    const index = Math.max(0, Math.min(last, (u.cursor.idx ?? visibleEnd(u)) + step));
    u.setCursor({ left: u.valToPos(u.data[0][index], 'x'), top: u.over.clientHeight / 2 });
    chart.host.setAttribute('aria-label', chart.description + '. ' + chart.readout.textContent);
  }

  function rebuild(chart) {
    chart.keep = chart.own.range;
    if (chart.plot) chart.plot.destroy();
    chart.plot = null;
    build(chart);
  }

  function add(host, own, spec) {
    const chart = { host, own, spec, plot: null, log: false, keep: null, readout: element('div', 'readout'), box: element('div', 'plot'),
      description: host.getAttribute('aria-label') };
    host.append(chart.readout, chart.box);
    host.addEventListener('keydown', event => keys(chart, event));
    own.charts.push(chart);
    charts.push(chart);
    build(chart);
    return chart;
  }

  /* ---- tools above a group ---- */

  const RANGES = [['1D', 1], ['1M', 31], ['3M', 92], ['6M', 183], ['1Y', 366], ['3Y', 1096], ['5Y', 1827]];

  function button(text, label, press) {
    const node = element('button', '', text);
    node.type = 'button';
    node.setAttribute('aria-label', label);
    node.addEventListener('click', press);
    return node;
  }

  function rangeButtons(tools, own) {
    const box = element('div', 'buttons');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', 'Time range');
    const { spec } = own.charts[0];
    const times = spec.bars ? spec.bars() : spec.data()[0];
    const span = (times[times.length - 1] - times[0]) / DAY;
    const fitting = RANGES.filter(([, days]) => days < span && span / days < 400).slice(-5);
    const all = fitting.map(([text, days]) => [text, () => lastDays(own, days)]);
    all.push(['All', () => bounds(own)]);
    const nodes = all.map(([text, range]) => {
      const node = button(text, 'Show ' + (text === 'All' ? 'the whole period' : 'the last ' + text), () => spread(own, ...range()));
      box.append(node);
      return [node, range];
    });
    own.listeners.push((min, max) => nodes.forEach(([node, range]) => {
      const [a, b] = range();
      node.setAttribute('aria-pressed', String(Math.abs(a - min) < 0.01 && Math.abs(b - max) < 0.01));
    }));
    tools.append(box);
    own.listeners.forEach(listen => listen(...(own.range || bounds(own))));
  }

  function logButton(tools, chart) {
    const node = button('Log', 'Logarithmic scale', () => {
      chart.log = !chart.log;
      node.setAttribute('aria-pressed', String(chart.log));
      rebuild(chart);
    });
    node.setAttribute('aria-pressed', 'false');
    const box = element('div', 'buttons');
    box.append(node);
    tools.append(box);
  }

  /* ---- the page around the charts ---- */

  function redraw() {
    charts.forEach(rebuild);
  }

  function print(on) {
    printing = on;
    document.documentElement.classList.toggle('printing', on);
    redraw();
  }

  let pending = 0;
  let lastWidth = window.innerWidth;
  window.addEventListener('resize', () => {
    if (window.innerWidth === lastWidth || printing) return;
    lastWidth = window.innerWidth;
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(redraw);
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  window.addEventListener('beforeprint', () => print(true));
  window.addEventListener('afterprint', () => print(false));

  return { add, group, position, logScale, rangeButtons, logButton, rebuild, bounds, color, element, button, grouped, fixed, percent, compactLabels, decimalsFor, decimalsOf,
    timeText };
})();
