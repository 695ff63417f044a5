// ECharts on the server, inside an engine that has no browser around it. Its
// one global function is called by charts/src/svg/engine.rs.
import { fitted } from './chart-fit.mjs';
import { init } from './chart-parts.mjs';

// Only animations wait, and nothing is animated here.
globalThis.setTimeout ??= () => 0;
globalThis.clearTimeout ??= () => {};

/**
 * Draws an option, given as JSON text, and returns the nodes of the drawing as
 * JSON text: `[{tag, attrs, children, text}]`. A tree and not SVG text, so that
 * whoever writes the text decides what may stand in it, and escapes it.
 */
globalThis.drawChart = (option, width, height, language) => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...fitted(JSON.parse(option), { width, height, language }), animation: false });
    const drawing = chart.getZr().painter.renderToVNode({ animation: false, compress: true, emphasis: false });
    return JSON.stringify(drawing.children);
  } finally {
    chart.dispose();
  }
};
