// Bundles ECharts as far as the product uses it:
//
//   node scripts/bundle-charts.mjs SOURCE OUT --format=esm --target=… [options of esbuild]
//
// The parts that app/js/chart-parts.mjs names still bring along what no chart
// of ours has: axes of time, polar bars, tooltips, transformed data, spellings
// of options from before version 4. These modules are put into the bundle
// empty. The list stands here and nowhere else; browser and server are bundled
// by it alike, so every test that draws a chart tests it too.
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { build } from 'esbuild';

// Called on the way, and without effect on our options.
const WITHOUT_EFFECT = [
  'echarts/lib/coord/axisStatisticsMetricsImpl.js',
  'echarts/lib/i18n/langZH.js',
  'echarts/lib/label/labelGuideHelper.js',
  'echarts/lib/legacy/dataSelectAction.js',
  'echarts/lib/preprocessor/backwardCompat.js',
  'echarts/lib/theme/dark.js',
];

// Never called. Were one of them called after all, it would say so.
const NEVER_CALLED = [
  'echarts/lib/chart/custom/customSeriesRegister.js',
  'echarts/lib/chart/helper/createClipPathFromCoordSys.js',
  'echarts/lib/component/tooltip/seriesFormatTooltip.js',
  'echarts/lib/component/tooltip/tooltipMarkup.js',
  'echarts/lib/coord/axisAlignTicks.js',
  'echarts/lib/data/helper/transform.js',
  'echarts/lib/label/sectorLabel.js',
  'echarts/lib/loading/default.js',
  'echarts/lib/scale/Log.js',
  'echarts/lib/scale/Time.js',
  'echarts/lib/util/shape/sausage.js',
  'zrender/lib/canvas/graphic.js',
  'zrender/lib/core/fourPointsTransform.js',
  'zrender/lib/graphic/helper/poly.js',
  'zrender/lib/graphic/helper/roundSector.js',
  'zrender/lib/graphic/shape/Arc.js',
  'zrender/lib/graphic/shape/BezierCurve.js',
  'zrender/lib/graphic/shape/Ellipse.js',
  'zrender/lib/graphic/shape/Ring.js',
  'zrender/lib/svg/cssAnimation.js',
  'zrender/lib/svg/cssEmphasis.js',
  'zrender/lib/tool/path.js',
];

// Never called either, in modules of which other parts are.
const FUNCTIONS_NEVER_CALLED = {
  'echarts/lib/chart/bar/BarView.js': [
    'createLarge',
    'largePathFindDataIndex',
    'updateRealtimeAnimation',
    '_enableRealtimeSort',
  ],
  'echarts/lib/chart/bar/BaseBarSeries.js': ['getMarkerPosition'],
  'echarts/lib/chart/sankey/SankeySeries.js': ['formatTooltip'],
  'echarts/lib/component/axis/axisSplitHelper.js': ['rectCoordAxisBuildSplitArea'],
  'echarts/lib/core/echarts.js': [
    'containPixel',
    'getConnectedDataURL',
    'getDataURL',
    'getVisual',
    'setTheme',
  ],
  'echarts/lib/coord/View.js': ['viewCoordSysSyncBack', 'syncBackToRoamOptionFromRoamTrans'],
  'echarts/lib/data/DataStore.js': [
    'appendValues',
    'downSample',
    'lttbDownSample',
    'minmaxDownSample',
    'selectRange',
  ],
  'echarts/lib/data/Graph.js': ['breadthFirstTraverse', 'getTrajectoryDataIndices'],
  'echarts/lib/data/helper/sourceManager.js': ['_applyTransform'],
  'echarts/lib/model/Series.js': ['indicesOfNearest'],
  'echarts/lib/scale/minorTicks.js': ['getMinorTicks'],
  'echarts/lib/util/format.js': ['getTooltipMarker'],
  'echarts/lib/util/time.js': [
    'getUnitFromValue',
    'leveledFormat',
    'parseTimeAxisLabelFormatterDictionary',
  ],
  'echarts/lib/visual/VisualMapping.js': ['preprocessForSpecifiedCategory'],
  'zrender/lib/graphic/Text.js': ['_placeToken', '_updateRichTexts'],
  'zrender/lib/graphic/helper/parseText.js': ['parseRichText', 'pushTokens'],
  'zrender/lib/svg/core.js': ['getCssString'],
  'zrender/lib/svg/graphic.js': ['setGradient'],
};

// Edited: elements of a drawing are told apart by their place among those of
// their kind. ECharts makes the labels of axes anew for each drawing and numbers
// them on, so that the browser would lay out new elements after each click.
const EDITED = {
  'zrender/lib/svg/graphic.js': [
    ["createVNode(svgElType, el.id + ''", 'createVNode(svgElType, placeOf(svgElType, scope)'],
    ["createVNode('text', el.id + ''", "createVNode('text', placeOf('text', scope)"],
    [
      'export function brushSVGPath(',
      `function placeOf(kind, scope) {
  const places = (scope.places ??= {});
  places[kind] = (places[kind] ?? 0) + 1;
  return kind + places[kind];
}
export function brushSVGPath(`,
    ],
  ],
};

const LEFT_OUT = "throw new Error('left out of this bundle');";
const unseen = new Set([...WITHOUT_EFFECT, ...NEVER_CALLED, ...Object.keys(FUNCTIONS_NEVER_CALLED)]);
const [source, outfile, ...options] = process.argv.slice(2);
const option = (name) => options.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3);

await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  minify: true,
  format: option('format'),
  target: option('target').split(','),
  legalComments: option('legal-comments'),
  logLevel: 'warning',
  plugins: [{ name: 'left out', setup: (bundle) => bundle.onLoad({ filter: /\/(echarts|zrender)\/lib\// }, load) }],
});
if (unseen.size > 0) throw new Error(`no longer in the bundle, and so of this list: ${[...unseen].join(', ')}`);

// Hands a module to the bundler, without what is left out of it.
function load({ path }) {
  const name = path.split(sep).join('/').replace(/^.*\/node_modules\//, '');
  if (!unseen.delete(name)) return undefined;
  const text = readFileSync(path, 'utf8');
  const functions = FUNCTIONS_NEVER_CALLED[name];
  if (functions) return { contents: functions.reduce(withoutFunction, edited(text, EDITED[name])) };
  const body = NEVER_CALLED.includes(name) ? LEFT_OUT : '';
  return { contents: exportsOf(text).map((exported) => emptyFunction(exported, body)).join('\n') };
}

function edited(text, edits = []) {
  return edits.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`there is no ${from} to edit`);
    return before.replace(from, () => to);
  }, text);
}

function emptyFunction(name, body) {
  return name === 'default' ? `export default function () { ${body} }` : `export function ${name}() { ${body} }`;
}

// The names that a module exports, as ECharts writes its exports.
function exportsOf(text) {
  const declared = [...text.matchAll(/^export (default|(?:function|var) (\w+))/gm)].map(([, , name]) => name ?? 'default');
  const listed = [...text.matchAll(/^export \{ ([^}]+) \}/gm)].flatMap(([, names]) =>
    names.split(',').map((name) => name.trim().split(' as ').at(-1)),
  );
  return [...declared, ...listed];
}

// The text of a module with a function or method emptied: its end is the
// first brace that stands as far left as its beginning.
function withoutFunction(text, name) {
  const head = `(?:export )?function ${name}\\(.*\\) \\{|\\w+\\.prototype\\.${name} = function \\(.*\\) \\{`;
  const whole = new RegExp(`^( *)(${head})\\n[^]*?\\n\\1\\}`, 'gm');
  if (!whole.test(text)) throw new Error(`there is no function ${name} to leave out`);
  return text.replace(whole, `$1$2 ${LEFT_OUT} }`);
}
