// What of an option depends on the width of the box and on the language of
// the page. One place for browser and server, so that both draw the same.

// Category labels beside bars take this share of the width, within limits.
const LABEL_SHARE = 0.4;
const LABEL_MIN_PX = 96;
const LABEL_MAX_PX = 280;
const LABEL_LINE_PX = 15;
// Node labels of a flow stand inside its right margin.
const NODE_LABEL_SHARE = 0.55;

/** The option in the page's font, with room for labels and with thousands set apart on the axis of persons. */
export function fitted(option, width, language) {
  const labelWidth = Math.round(Math.min(LABEL_MAX_PX, Math.max(LABEL_MIN_PX, width * LABEL_SHARE)));
  const axis = (axis) => {
    if (!axis) return axis;
    const label = { ...axis.axisLabel };
    if (axis.type === 'value') label.formatter = (value) => thousands(value, language);
    return { ...axis, axisLabel: label };
  };
  const yAxis = axis(option.yAxis);
  if (yAxis?.type === 'category') {
    Object.assign(yAxis.axisLabel, { width: labelWidth, overflow: 'break', interval: 0, lineHeight: LABEL_LINE_PX });
  }
  const series = option.series?.map((one) =>
    one.type === 'sankey'
      ? { ...one, label: { ...one.label, width: labelWidth * NODE_LABEL_SHARE, overflow: 'break' } }
      : one,
  );
  return { ...option, textStyle: { fontFamily: 'inherit' }, xAxis: axis(option.xAxis), yAxis, series };
}

function thousands(value, language) {
  const separator = language === 'en' ? ',' : '\u202f';
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}
