// What of an option depends on the box and on the language of the page. One
// place for browser and server, so that both draw the same.
import { measureText, wrapped } from './chart-text.mjs';

// Category labels beside bars take at most this share of the width.
const LABEL_SHARE = 0.4;
const LABEL_MIN_PX = 96;
const LABEL_MAX_PX = 280;
const LABEL_LINE_PX = 15;
const LABEL_MAX_LINES = 4;
// The lines of a label may be so much higher than its row: those of the rows
// beside it leave some room, and the whole label says more than half of it.
const LABEL_SLACK_PX = 4;
// Below this width labels are smaller, so that three lines fit into a row.
const NARROW_PX = 440;
const NARROW_FONT_PX = 12;
const NARROW_LINE_PX = 12;
// Axis and margins around the rows.
const FRAME_PX = 44;
// Labels of a flow stand outside its bands, and take at most this share of the
// width on either side.
const NODE_LABEL_SHARE = 0.28;
const NODE_LABEL_MAX_PX = 200;
const NODE_LABEL_GAP_PX = 8;
const NODE_LABEL_LINES = 2;
// Where a mark's value holds the label beside it, and the room around that.
const LABEL_DIMENSION = 2;
const MARK_LABEL_GAP_PX = 10;
// Half of the last number below the axis.
const TICK_LABEL_PX = 20;
const LEGEND_GAP_PX = 12;
// The axis beside columns, its numbers and the margin on the other side.
const COLUMNS_FRAME_PX = 50;
// ECharts leaves a fifth of the room of a category empty.
const COLUMNS_SHARE = 0.8;
// A number may be so much wider than its column.
const NUMBER_OVERHANG = 1.35;
// A turned number is so high, in sizes of its font.
const NUMBER_HEIGHT = 0.9;
// ECharts' own gap between a legend's symbol and its text.
const LEGEND_TEXT_GAP_PX = 5;

/**
 * The option for a box of `{width, height}` pixels, in the page's font and
 * `language`: labels in lines, room for the numbers beside bars and for each
 * row of the legend, numbers of axes as the language writes them.
 */
export function fitted(option, box) {
  const fit = { ...option, textStyle: { fontFamily: 'inherit' } };
  fit.xAxis = axis(option.xAxis, box);
  fit.yAxis = axis(option.yAxis, box);
  fit.series = option.series?.map((series) => (series.type === 'sankey' ? flow(series, box) : series));
  if (option.xAxis?.type === 'category') fit.series = columns(fit.series, option.xAxis, box);
  const grids = [option.grid ?? []].flat().map((grid) => ({ ...grid }));
  if (option.yAxis?.type === 'category') {
    fit.yAxis.axisLabel = categoryLabel(option.yAxis, box);
    for (const grid of grids) grid.right = roomForNumbers(option.series);
  }
  if (option.legend) {
    const lines = legendLines(option.legend, box.width) - 1;
    fit.legend = { ...option.legend, padding: 0, itemGap: LEGEND_GAP_PX };
    for (const grid of grids) grid.top += lines * (fontPixels(option.legend.textStyle) + LEGEND_GAP_PX);
  }
  if (grids.length > 0) fit.grid = grids;
  return fit;
}

function axis(axis, { language }) {
  if (axis?.type !== 'value') return axis;
  return { ...axis, axisLabel: { ...axis.axisLabel, formatter: (value) => written(value, language) } };
}

// Numbers wider than their columns would lie on those beside them: they are
// turned to stand above their own, and left to axis and table where even so
// they would lie on a higher column.
function columns(series = [], { data }, { width }) {
  const places = new Set(series.map(({ stack, name }) => stack ?? name)).size;
  const slot = (width - COLUMNS_FRAME_PX) / Math.max(1, data?.length ?? 0);
  const column = (slot * COLUMNS_SHARE) / Math.max(1, places);
  if (widestNumber(series) <= column * NUMBER_OVERHANG) return series;
  const turned = { rotate: 90, align: 'left', verticalAlign: 'middle' };
  const fits = ({ label }) => column >= fontPixels(label) * NUMBER_HEIGHT;
  return series.map((one) => ({
    ...one,
    label: fits(one) ? { ...one.label, ...turned } : { ...one.label, show: false },
  }));
}

function categoryLabel({ axisLabel, data }, { width, height }) {
  const widest = labelWidth(width);
  const narrow = width < NARROW_PX;
  const fontSize = narrow ? NARROW_FONT_PX : fontPixels(axisLabel);
  const lineHeight = narrow ? NARROW_LINE_PX : LABEL_LINE_PX;
  const rowHeight = (height - FRAME_PX) / Math.max(1, data?.length ?? 0);
  const lines = Math.max(1, Math.min(LABEL_MAX_LINES, Math.floor((rowHeight + LABEL_SLACK_PX) / lineHeight)));
  const font = `${fontSize}px`;
  return {
    ...axisLabel,
    fontSize,
    interval: 0,
    lineHeight,
    formatter: (text) => wrapped(text, { width: widest, font, lines }),
  };
}

// Labels in lines beside the ends of the bands, and nodes so far apart that
// those of the smallest do not overlap.
function flow(series, { width }) {
  const most = Math.min(NODE_LABEL_MAX_PX, width * NODE_LABEL_SHARE);
  const narrow = width < NARROW_PX;
  const fontSize = narrow ? NARROW_FONT_PX : fontPixels(series.label);
  const lineHeight = narrow ? NARROW_LINE_PX : LABEL_LINE_PX;
  const font = `${fontSize}px`;
  const margins = [0, 0];
  let high = 1;
  const data = series.data?.map((node) => {
    const text = node.label?.formatter ?? node.name;
    const formatter = wrapped(text, { width: most, font, lines: NODE_LABEL_LINES });
    const lines = formatter.split('\n');
    const widest = Math.max(...lines.map((line) => measureText(line, font).width));
    margins[node.depth] = Math.max(margins[node.depth], Math.ceil(widest) + NODE_LABEL_GAP_PX);
    high = Math.max(high, lines.length);
    return { ...node, label: { ...node.label, formatter, fontSize, lineHeight } };
  });
  const [left, right] = margins;
  return { ...series, data, left, right, nodeGap: high * lineHeight };
}

function labelWidth(width) {
  return Math.round(Math.min(LABEL_MAX_PX, Math.max(LABEL_MIN_PX, width * LABEL_SHARE)));
}

// The longest bar ends where the axis ends: its number stands in the margin.
function roomForNumbers(series) {
  return Math.ceil(Math.max(TICK_LABEL_PX, widestNumber(series) + MARK_LABEL_GAP_PX));
}

function widestNumber(series = []) {
  let widest = 0;
  for (const { label, data } of series) {
    if (!label?.show) continue;
    const font = `${fontPixels(label)}px`;
    for (const mark of data ?? []) {
      const text = mark?.value?.[LABEL_DIMENSION];
      if (text) widest = Math.max(widest, measureText(text, font).width);
    }
  }
  return widest;
}

function legendLines({ data = [], itemWidth = 0, textStyle }, width) {
  const font = `${fontPixels(textStyle)}px`;
  let lines = 1;
  let used = 0;
  for (const item of data) {
    const wanted = itemWidth + LEGEND_TEXT_GAP_PX + measureText(item.name ?? item, font).width;
    if (used > 0 && used + wanted > width) {
      lines += 1;
      used = 0;
    }
    used += wanted + LEGEND_GAP_PX;
  }
  return lines;
}

function fontPixels(style) {
  return style?.fontSize ?? 12;
}

function written(value, language) {
  const [separator, point] = language === 'en' ? [',', '.'] : ['\u202f', ','];
  const [whole, decimals] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return decimals ? `${grouped}${point}${decimals}` : grouped;
}
