// The parts of ECharts that the product uses, in the browser and on the
// server: what is not listed here is in neither bundle.
import { BarChart, SankeyChart } from 'echarts/charts';
import { GridSimpleComponent, LegendPlainComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { LabelLayout, LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

import { measureText } from './chart-text.mjs';

use([
  BarChart,
  GridSimpleComponent,
  LabelLayout,
  LegacyGridContainLabel,
  LegendPlainComponent,
  SankeyChart,
  SVGRenderer,
]);

// Both sides measure alike, so that both place every mark alike.
setPlatformAPI({ measureText });

export { init };
