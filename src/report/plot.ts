import type { Compared } from '../check/verdict';
import type { PlotData } from '../numeric/plot';
import type { PlotJson } from '../protocol/verdict';

/** Plot data as the panel takes them, each series under the LaTeX of its side. */
export function plotJson(data: PlotData, compared: Compared): PlotJson {
  return {
    ...data,
    series: data.series.map(({ label, points }) => ({ label: label === 'left' ? 'left side' : 'right side', latex: compared[label], points })),
  };
}
